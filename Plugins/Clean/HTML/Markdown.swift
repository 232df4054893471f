import PipelineCore
import TextModel

/// Takes the marks of Markdown out of a text, and its front matter.
enum Markdown {
  /// The plain text, the way back, what the marks said, and the entries of the front matter in order.
  static func strip(
    _ text: Text
  ) -> (text: Text, alignment: Alignment, markup: [MarkedBlock], front: [(name: String, value: String)]) {
    var editor = TextEditor(text)
    var markup: [MarkedBlock] = []
    var front: [(name: String, value: String)] = []
    var start = 0
    let lines = lines(of: text, from: 0)
    if let first = lines.first, text.string(in: first) == "---",
      let close = lines.dropFirst().firstIndex(where: { text.string(in: $0) == "---" })
    {
      for line in lines[1..<close] {
        let parts = text.string(in: line).split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
        if parts.count == 2 { front.append((String(parts[0]), String(parts[1]).trimmingQuotes())) }
      }
      start = Int(lines[close].end)
      editor.delete(TextRange(0, start))
    }
    for line in lines where Int(line.start) >= start {
      editor.copy(upTo: Int(line.start))
      let first = editor.count
      strip(line, of: text, with: &editor)
      editor.copy(upTo: Int(line.end))
      if editor.count > first, let marked = marked(line, of: text, at: TextRange(first, editor.count)) {
        markup.append(marked)
      }
    }
    let (plain, alignment) = editor.finish()
    return (plain, alignment, markup, front)
  }

  private static func lines(of text: Text, from start: Int) -> [TextRange] {
    var lines: [TextRange] = []
    var position = start
    while position < text.count {
      var end = position
      while end < text.count, text.utf8[end] != 0x0A { end += 1 }
      lines.append(TextRange(position, end))
      position = end + 1
    }
    return lines
  }

  /// The line as a block at `range` of the plain text, when its first marks say what it is.
  private static func marked(_ line: TextRange, of text: Text, at range: TextRange) -> MarkedBlock? {
    let bytes = text.utf8[line.bytes].drop { $0 == 0x20 || $0 == 0x09 }
    func follows(_ count: Int) -> Bool { bytes.dropFirst(count).first == 0x20 && bytes.count > count + 1 }
    switch bytes.first {
    case 0x23:
      let level = bytes.prefix { $0 == 0x23 }.count
      return level <= 6 && follows(level) ? MarkedBlock(range, .heading, level: level) : nil
    case 0x3E: return MarkedBlock(range, .quotation)
    case 0x2A, 0x2B, 0x2D: return follows(1) ? MarkedBlock(range, .listItem) : nil
    default:
      let digits = bytes.prefix { (0x30...0x39).contains($0) }.count
      let mark = bytes.dropFirst(digits).first
      return (1...9).contains(digits) && (mark == 0x2E || mark == 0x29) && follows(digits + 1)
        ? MarkedBlock(range, .listItem) : nil
    }
  }

  private static func strip(_ line: TextRange, of text: Text, with editor: inout TextEditor) {
    var position = Int(line.start)
    let end = Int(line.end)
    let bytes = text.utf8
    var marks = position
    while marks < end, bytes[marks] == 0x23 || bytes[marks] == 0x3E { marks += 1 }
    if marks > position, marks == end || bytes[marks] == 0x20 {
      position = min(end, marks + 1)
      editor.delete(TextRange(Int(line.start), position))
    }
    while position < end {
      if (bytes[position] == 0x2A || bytes[position] == 0x5F), position + 1 < end,
        bytes[position + 1] == bytes[position]
      {
        editor.delete(TextRange(position, position + 2))
        position += 2
      } else if bytes[position] == 0x5B
        || (bytes[position] == 0x21 && position + 1 < end && bytes[position + 1] == 0x5B),
        let (label, after) = link(at: position, before: end, in: text)
      {
        // An image is no text; a link is its label.
        if bytes[position] == 0x21 {
          editor.delete(TextRange(position, after))
        } else {
          editor.delete(TextRange(position, Int(label.start)))
          editor.delete(TextRange(Int(label.end), after))
        }
        position = after
      } else {
        position += 1
      }
    }
  }

  /// The most bytes of a label or an address: brackets without end must not be searched for to the end from each of them.
  private static let longest = 1_000

  private static func link(at start: Int, before end: Int, in text: Text) -> (label: TextRange, after: Int)? {
    let open = text.utf8[start] == 0x21 ? start + 2 : start + 1
    guard let close = text.utf8[open..<min(end, open + longest)].firstIndex(of: 0x5D), close + 1 < end,
      text.utf8[close + 1] == 0x28,
      let after = text.utf8[(close + 1)..<min(end, close + 1 + longest)].firstIndex(of: 0x29)
    else { return nil }
    return (TextRange(open, close), after + 1)
  }
}

extension String {
  fileprivate func trimmingQuotes() -> String {
    var text = self[...]
    while let last = text.last, last == " " || last == "\r" { text = text.dropLast() }
    if text.count > 1, let first = text.first, first == "\"" || first == "'", text.last == first {
      text = text.dropFirst().dropLast()
    }
    return String(text)
  }
}
