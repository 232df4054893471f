/// What pages put around an article, known by its wording.
struct Phrases: Sendable {
  enum Kind: String, Sendable {
    case source, tags, share, similar
    case readAlso = "read-also"
  }

  private let phrases: [(phrase: String, kind: Kind)]

  static let shared = Phrases()

  private init() {
    phrases = Resources.lines("furniture/phrases.txt").compactMap { line in
      let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2, let kind = Kind(rawValue: parts[0]) else { return nil }
      return (Phrases.folded(parts[1]), kind)
    }.sorted { $0.phrase.count > $1.phrase.count }
  }

  /// Whether a line may be furniture: short, or with a colon near its start, as most prose is not.
  func mayMatch(_ line: ArraySlice<UInt8>) -> Bool {
    line.count <= 60 || line.prefix(120).contains { $0 == 0x3A || $0 == 0xEF }
  }

  /// What kind of furniture `line` is, and what stands behind the phrase; nil when it is none.
  ///
  /// Labels need a colon and a value; what stands over other articles is alone on its line or followed by a colon.
  func match(_ line: String) -> (kind: Kind, value: String)? {
    let head = line.prefix { $0 != ":" && $0 != "：" }
    let hasColon = head.endIndex < line.endIndex
    let folded = Phrases.folded(String(head.prefix(60)))
    guard let (_, kind) = phrases.first(where: { $0.phrase == folded }) else { return nil }
    let value = hasColon ? Phrases.trimmed(line[line.index(after: head.endIndex)...]) : ""
    if kind == .source || kind == .tags { return value.isEmpty ? nil : (kind, value) }
    return (kind, value)
  }

  /// Lower case, Arabic letters in one form, without marks and white space at the ends.
  static func folded(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      switch scalar.value {
      case 0x610...0x61A, 0x64B...0x65F, 0x670, 0x640, 0x200C...0x200F, 0x202A...0x202E: continue
      case 0x622, 0x623, 0x625, 0x671: scalars.append("ا")
      case 0x649, 0x6CC: scalars.append("ي")
      case 0x6A9: scalars.append("ك")
      case 0x629: scalars.append("ه")
      default: scalars.append(scalar)
      }
    }
    return trimmed(String(scalars)[...])
  }

  static func trimmed(_ text: Substring) -> String {
    var text = text
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
