import TextModel

/// The brackets and quotation marks of a stretch of text that belong together.
///
/// A sentence that ends inside a pair goes on to the end of the pair: readers take a quotation or an aside for a part of the sentence around it.
struct Enclosures {
  /// The outermost pairs, in text order: where the opening mark starts, and where the closing one does.
  private(set) var pairs: [(open: Int, close: Int)] = []
  /// Where quotation marks that close a pair stand, in text order.
  private var closings: [Int] = []
  private var found: [(open: Int, close: Int)] = []
  private var brackets: [(closer: UInt32, open: Int)] = []

  /// The longest pair, in bytes, whose sentences are taken together; what is longer is a text of its own.
  static let longest = 600

  /// Pairs up the `marks` in `range` of `text`.
  ///
  /// - Complexity: O(m) in the number of marks, for the bounded depth of eight brackets.
  mutating func find(_ marks: [UInt32], in range: TextRange, of text: Text) {
    pairs.removeAll(keepingCapacity: true)
    closings.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
    brackets.removeAll(keepingCapacity: true)
    var quotations: [5 of Int?] = [nil, nil, nil, nil, nil]
    var hasStrayBracket = false
    for mark in marks where Enclosures.mayEnclose(text.utf8[Int(mark)]) {
      let position = Int(mark)
      let (value, end) = text.scalar(at: position)
      if let closer = Enclosures.closer(of: value) {
        if brackets.count < 8 { brackets.append((closer, position)) }
      } else if let place = brackets.lastIndex(where: { $0.closer == value }) {
        if position - brackets[place].open <= Enclosures.longest { found.append((brackets[place].open, position)) }
        brackets.removeSubrange(place...)
      } else if value == 0x29, !ListItems.isMarker(at: position, in: range, of: text) {
        hasStrayBracket = true
      } else if let family = Quotation.family(of: value) {
        let isOpening = Quotation.opens(
          value, from: position, to: end, isOpen: quotations[family] != nil, in: range, of: text)
        if isOpening {
          if quotations[family] == nil { quotations[family] = position }
        } else if let open = quotations[family] {
          guard Quotation.closes(value, at: position, in: range, of: text) else { continue }
          if position - open <= (family == 4 ? 160 : Enclosures.longest) { found.append((open, position)) }
          closings.append(position)
          quotations[family] = nil
        }
      }
    }
    if found.isEmpty { return }
    // Brackets that close before they open were turned round: nothing can be said of them.
    if hasStrayBracket { found.removeAll { text.utf8[$0.open] == 0x28 } }
    found.sort { $0.open < $1.open }
    for pair in found where pair.close > pairs.last?.close ?? -1 {
      if let last = pairs.last, pair.open < last.close {
        // Pairs that cross are one.
        pairs[pairs.count - 1].close = pair.close
      } else {
        pairs.append(pair)
      }
    }
  }

  /// Whether a scalar that begins with `byte` may be a bracket or a quotation mark: most marks are stops.
  @inline(__always)
  private static func mayEnclose(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x27...0x29, 0x5B, 0x5D, 0x7B, 0x7D, 0xC2, 0xE2...: true
    default: false
    }
  }

  /// Whether the quotation mark at `position` closes a quotation.
  func closesQuotation(at position: Int) -> Bool {
    let place = closings.partitioningIndex { $0 >= position }
    return place < closings.count && closings[place] == position
  }

  /// The closing mark of the bracket `value`.
  private static func closer(of value: UInt32) -> UInt32? {
    switch value {
    case 0x28: 0x29
    case 0x5B: 0x5D
    case 0x7B: 0x7D
    case 0xFF08: 0xFF09
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014: value + 1
    default: nil
    }
  }
}

/// Quotation marks: the same mark opens in one language and closes in the next, so their place decides.
enum Quotation {
  /// The family of a mark: straight, straight single, curly, curly single, guillemets; nil when it is none.
  static func family(of value: UInt32) -> Int? {
    switch value {
    case 0x22: 0
    case 0x27: 1
    case 0x201C...0x201F: 2
    case 0x2018...0x201B: 3
    case 0xAB, 0xBB, 0x2039, 0x203A: 4
    default: nil
    }
  }

  /// Whether a mark opens a quotation: at the start of a word, not at its end.
  static func opens(
    _ value: UInt32, from start: Int, to end: Int, isOpen: Bool, in range: TextRange, of text: Text
  ) -> Bool {
    let before = start > Int(range.start) ? text.scalar(before: start).value : 0x20
    let after = end < Int(range.end) ? text.scalar(at: end).value : 0x20
    let followsSpace = Text.isWhitespace(before) || [0x28, 0x5B, 0x2D, 0x2013, 0x2014, 0xFF08].contains(before)
    // French sets guillemets off with spaces.
    if value == 0xAB, followsSpace, Text.isWhitespace(after) { return true }
    if Text.isWhitespace(after) || (isOpen && [0x2C, 0x2E, 0x21, 0x3F, 0x3A, 0x3B].contains(after)) { return false }
    if isOpen, value == 0x22 || value == 0x201D || value == 0xBB || value == 0x2019 {
      return followsSpace && value == 0x22
    }
    return followsSpace || (!isOpen && (value == 0xAB || value == 0x201C || value == 0x201E))
  }

  /// Whether a mark that does not open closes: an apostrophe must follow a mark that ends something.
  static func closes(_ value: UInt32, at position: Int, in range: TextRange, of text: Text) -> Bool {
    guard value == 0x27 || value == 0x2019, position > Int(range.start) else { return true }
    if [0x2E, 0x2C, 0x21, 0x3F, 0x2026].contains(text.scalar(before: position).value) { return true }
    let end = text.scalar(at: position).end
    return value == 0x2019 && (end >= Int(range.end) || Text.isWhitespace(text.scalar(at: end).value))
  }
}
