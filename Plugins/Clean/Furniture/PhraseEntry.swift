import TextModel

/// A phrase of the files: `kind: phrase | example`.
struct PhraseEntry: Sendable {
  let kind: FurnitureKind
  let phrase: FoldedLine
  /// Whether anything may follow.
  let isOpen: Bool
  /// Whether anything may stand before it.
  let isInside: Bool
  /// A line that it must know.
  let example: String
  let place: String

  /// Whether it says something only with a value: where one of a label's kind has one in the example.
  var needsValue: Bool {
    switch kind {
    case .source, .tags: true
    case .byline, .caption, .date, .counter: !isOpen && example.contains(":")
    default: false
    }
  }

  static let languages = ["ar", "de", "en", "es", "fa", "fr", "pt", "ru", "tr", "ur"]

  static func read(_ language: String) -> [PhraseEntry] {
    Resources.lines("furniture/\(language).txt").enumerated().compactMap { number, line in
      guard let (kind, phrase, example) = FurnitureKind.entry(line) else { return nil }
      return PhraseEntry(
        kind: kind, phrase: FoldedLine(Text(phrase)), isOpen: phrase.hasSuffix("…"), isInside: phrase.hasPrefix("…"),
        example: example, place: "\(language).txt, entry \(number + 1)")
    }
  }
}

extension FurnitureKind {
  /// The parts of a line `kind: text | example`.
  static func entry(_ line: String) -> (kind: FurnitureKind, text: String, example: String)? {
    let parts = line.split(separator: " | ", maxSplits: 1)
    let head = parts[0].split(separator: ": ", maxSplits: 1)
    guard parts.count == 2, head.count == 2, let kind = FurnitureKind(rawValue: String(head[0])) else { return nil }
    return (kind, String(head[1]), String(parts[1]))
  }
}

/// The folded scalars of a line, one space between words, without spaces and marks at its start.
struct FoldedLine: Sendable {
  private(set) var scalars: [UInt16] = []
  /// Where each scalar ends in the text.
  private(set) var ends: [Int] = []

  init(_ text: Text) { self.init(text, text.range, limit: .max) }

  /// The first `limit` folded scalars of `range`.
  init(_ text: Text, _ range: TextRange, limit: Int) {
    var position = Int(range.start)
    while position < Int(range.end), scalars.count < limit {
      let (value, next) = text.scalar(at: position)
      position = next
      let scalar = Folding.shared.fold(value)
      if scalar == 0 || scalar == 0x20 && scalars.last ?? 0x20 == 0x20
        || scalars.isEmpty && FoldedLine.isMark(scalar)
      {
        continue
      }
      scalars.append(scalar)
      ends.append(position)
    }
    if scalars.last == 0x20 {
      scalars.removeLast()
      ends.removeLast()
    }
  }

  /// Whether the words of `phrase` stand in it; `behindNumber`, in few words and right behind a number.
  func holds(_ phrase: FoldedLine, behindNumber: Bool) -> Bool {
    let phrase = phrase.scalars
    guard scalars.count >= phrase.count, !behindNumber || scalars.count(where: { $0 == 0x20 }) < 6 else { return false }
    return (0...(scalars.count - phrase.count)).contains { start in
      (start == 0 || scalars[start - 1] == 0x20)
        && (!behindNumber || start > 1 && (0x30...0x39).contains(scalars[start - 2]))
        && scalars[start...].starts(with: phrase)
        && (start + phrase.count == scalars.count || [0x20, 0x3A].contains(scalars[start + phrase.count]))
    }
  }

  /// Marks that stay inside a folded line but do not begin one.
  static func isMark(_ scalar: UInt16) -> Bool {
    scalar == 0x28 || scalar == 0x29 || scalar == 0x2D || scalar == 0x7C || scalar == 0x27 || scalar == 0x3A
  }
}
