import Glibc
import TextModel

/// Catches the names and dates that elements of a page sign its article with: by their relation, item property or class.
struct Signatures {
  /// What an element signs with.
  private enum Kind {
    case author, date
  }

  /// The first name, as the page shows it.
  private(set) var author: String?
  /// The first date, as the page shows it.
  private(set) var date: String?
  private var open: (kind: Kind, depth: Int)?
  private var bytes: [UInt8] = []

  /// Longer than this is no name or date.
  private static let longest = 120

  /// Names of classes, small and without hyphens and underlines.
  private static let classes: [(Kind, [String])] = [
    (
      .author,
      [
        "articleauthor", "articlebyline", "author", "authorname", "byline", "bylineauthor", "bylinename", "entryauthor",
        "postauthor", "storyauthor", "writer",
      ]
    ),
    (
      .date,
      [
        "articledate", "date", "dateline", "dateposted", "entrydate", "newsdate", "postdate", "pubdate",
        "publicationdate", "publishdate", "published", "publisheddate", "storydate", "timestamp",
      ]
    ),
  ]
  private static let kinds: [[UInt8]: Kind] = Dictionary(
    classes.flatMap { kind, names in names.map { (Array($0.utf8), kind) } }, uniquingKeysWith: { first, _ in first })

  /// Whether text is wanted.
  @inline(__always)
  var isOpen: Bool { open != nil }

  /// Looks at an element that begins at `depth`.
  @inline(__always)
  mutating func start(_ attributes: Attributes, depth: Int) {
    if open != nil || author != nil && date != nil { return }
    var found: Kind?
    attributes.forEach { name, value in
      guard let value, found == nil else { return }
      switch UInt8(bitPattern: name[0]) {
      case UInt8(ascii: "r") where strcmp(name, "rel") == 0: if strcmp(value, "author") == 0 { found = .author }
      case UInt8(ascii: "i") where strcmp(name, "itemprop") == 0:
        if strcmp(value, "author") == 0 { found = .author }
        if strcmp(value, "datePublished") == 0 { found = .date }
      case UInt8(ascii: "c") where strcmp(name, "class") == 0: found = Signatures.kind(ofClasses: value)
      default: break
      }
    }
    guard let found, found == .author ? author == nil : date == nil else { return }
    open = (found, depth)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Takes text inside the element.
  mutating func add(_ text: UnsafeRawBufferPointer) {
    if bytes.count <= Signatures.longest { bytes.append(contentsOf: text.prefix(Signatures.longest)) }
  }

  /// Tells that an element ends at `depth`.
  @inline(__always)
  mutating func end(depth: Int) {
    guard let (kind, start) = open, depth <= start else { return }
    open = nil
    if bytes.count > Signatures.longest { return }
    let text = Text(String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " "))
    switch kind {
    case .author: author = Signatures.name(in: text)
    case .date: date = Signatures.date(in: text)
    }
  }

  /// The name that a line signs with, without the words before it; nil for what looks like none.
  static func name(in line: Text) -> String? {
    let match = Phrases.shared.match(line.range, of: line)
    if let match, match.kind != .byline || match.isLowerCase || match.value.isEmpty { return nil }
    let name = match.map { line.string(in: $0.value) } ?? line.string
    let isName = name.utf8.allSatisfy { !($0 < 0x80 && ("0"..."9" ~= UnicodeScalar($0) || "*:@/".utf8.contains($0))) }
    return isName && name.utf8.count >= 3 && name.utf8.count <= 100 && name.split(separator: " ").count <= 8
      ? name : nil
  }

  /// The date that a line says, without what stands around it; nil for what looks like none.
  static func date(in line: Text) -> String? {
    let bytes = line.utf8
    guard bytes.count <= 2 * longest, holdsDigit(bytes) else { return nil }
    return line.string.split(whereSeparator: { "|·•".contains($0) }).lazy
      .compactMap { date(inPart: Text($0.split(separator: " ").joined(separator: " "))) }.first
  }

  /// Whether there is a digit: of ASCII, Arabic, Persian, or any beyond.
  private static func holdsDigit(_ bytes: [UInt8]) -> Bool {
    for (byte, next) in zip(bytes, bytes.dropFirst() + [0]) {
      if byte &- 0x30 < 10 || byte >= 0xE0 { return true }
      if byte == 0xD9 && next &- 0xA0 < 10 || byte == 0xDB && next &- 0xB0 < 10 { return true }
    }
    return false
  }

  /// A date has a year and another number, or three numbers; weather and results have more.
  private static func date(inPart line: Text) -> String? {
    var value = line.string
    if let match = Phrases.shared.match(line.range, of: line) {
      if match.kind != .date { return nil }
      if !match.value.isEmpty { value = line.string(in: match.value) }
    }
    if value.utf8.count > 60 { return nil }
    let numbers = value.split { !$0.isNumber }.compactMap { number in
      number.reduce(0 as Int?) { sum, digit in
        digit.wholeNumberValue.flatMap { value in sum.map { $0 < 100_000 ? $0 * 10 + value : $0 } }
      }
    }
    let hasYear = numbers.contains { (1300...2100).contains($0) }
    return hasYear && numbers.count >= 2 && numbers.count <= 6 || (3...6).contains(numbers.count) ? value : nil
  }

  private static func kind(ofClasses list: UnsafePointer<CChar>) -> Kind? {
    // Most classes are none of these, and few are long.
    guard
      strstr(list, "ate") != nil || strstr(list, "uth") != nil || strstr(list, "ylin") != nil
        || strstr(list, "ubl") != nil || strstr(list, "amp") != nil || strstr(list, "riter") != nil
    else { return nil }
    for name in String(cString: list).utf8.split(separator: 0x20) {
      let folded = name.filter { $0 != 0x2D && $0 != 0x5F }.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
      if let kind = kinds[folded] { return kind }
    }
    return nil
  }
}
