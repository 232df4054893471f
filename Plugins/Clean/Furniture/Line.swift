import TextModel

/// A line of a text that has furniture, and what its wording makes it.
struct Line {
  let range: TextRange
  let text: String
  let match: Phrases.Match?

  var isBullet: Bool { ["•", "-", "*", "▪", "–", "·", "►", "»"].contains { text.hasPrefix($0 + " ") } }
  /// The line without its bullet.
  var title: String { isBullet ? String(text.dropFirst().drop { $0 == " " }) : text }
  /// Whether it may be a source or tags line.
  var isLabel: Bool { match?.kind == .source || match?.kind == .tags }

  /// Whether it ends like a sentence rather than like a title.
  var isSentence: Bool { text.utf8.count > 300 || hasFullStop }
  /// Whether it ends with a mark that no title ends with.
  var hasFullStop: Bool { ends(with: ".!…۔।。،,؛;:") }

  /// Whether it may be the title of an article that a page points to, which may be a question.
  var isTitle: Bool { match == nil && !isSentence && isShort(20) }

  /// Whether it goes on with the sentence of the line above, as in texts whose lines are wrapped.
  func continues(_ line: Line) -> Bool {
    line.range.end + 1 == range.start && line.match == nil && !line.isSentence
      && text.unicodeScalars.first?.properties.isLowercase == true
  }

  /// Whether there is a digit in it.
  var hasNumber: Bool { text.unicodeScalars.contains { $0.properties.numericType != nil } }

  /// Whether it has no more than `count` words.
  func isShort(_ count: Int) -> Bool { range.count < 8 * 2 * count && text.split(separator: " ").count <= count }

  private func ends(with marks: String) -> Bool {
    guard let last = text.unicodeScalars.reversed().first(where: { !"\"'»”’)]".unicodeScalars.contains($0) }) else {
      return false
    }
    return marks.unicodeScalars.contains(last)
  }

  /// The lines of `text` that are not empty; nil when none is furniture, which most texts are told at the speed of the search for line ends.
  static func all(of text: Text) -> [Line]? {
    guard hasFurniture(text) else { return nil }
    var lines: [Line] = []
    var start = 0
    while start < text.count {
      let range = TextRange(start, text.lineEnd(from: start))
      start = Int(range.end) + 1
      if range.isEmpty { continue }
      lines.append(Line(range: range, text: text.string(in: range), match: Phrases.shared.match(range, of: text)))
    }
    return lines
  }

  private static func hasFurniture(_ text: Text) -> Bool {
    let phrases = Phrases.shared
    var start = 0
    while start < text.count {
      let range = TextRange(start, text.lineEnd(from: start))
      if !range.isEmpty, phrases.match(range, of: text) != nil { return true }
      start = Int(range.end) + 1
    }
    return false
  }
}
