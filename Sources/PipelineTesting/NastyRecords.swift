/// Makes JSON Lines files that no one would write: good lines between broken ones, with all that can be wrong with a line, packed and cut off.
///
/// Each number gives one file, the same on every machine; what must come of it is known.
public struct NastyRecords: Sendable {
  /// A line that holds something.
  public struct Line: Sendable {
    /// Its place in the file, from 1.
    public let number: Int
    /// The id and the text of a good line; nil for one that may be good or not.
    public let record: (id: String, text: String)?

    /// The line `number`.
    public init(number: Int, record: (id: String, text: String)?) {
      self.number = number
      self.record = record
    }
  }

  /// One file.
  public struct File: Sendable {
    /// The bytes.
    public var bytes: [UInt8]
    /// The lines that are not blank, in order.
    public var lines: [Line] = []
    /// Whether it is packed.
    public var isPacked = false
    /// Whether it ends inside packed data, so that it must be refused.
    public var isCut = false
  }

  private let seed: UInt64
  private let texts: [String]

  /// Files by `seed`, with pieces of `texts` in them.
  public init(seed: UInt64, texts: [String]) {
    self.seed = seed
    self.texts = texts.filter { !$0.isEmpty }
  }

  /// The file by this number.
  public func file(_ number: Int) -> File {
    var random = SplitMix(state: seed &* 0x9E37_79B9 &+ UInt64(truncatingIfNeeded: number))
    var file = File(bytes: Int.random(in: 0..<6, using: &random) == 0 ? [0xEF, 0xBB, 0xBF] : [])
    let count = Int.random(in: 0...40, using: &random)
    var earlier: [UInt8] = []
    for place in 1...max(1, count) where count > 0 {
      var line: [UInt8]
      switch Int.random(in: 0..<10, using: &random) {
      case 0...4:
        let record = (id: hexadecimal(&random), text: text(&random))
        line = NastyRecords.line(record.id, record.text, &random)
        file.lines.append(Line(number: place, record: record))
        earlier = line
      case 5:
        line = Array(["", " ", "\t \r", "\r"].randomElement(using: &random)?.utf8 ?? "".utf8)
      default:
        line = bad(earlier, &random)
        if !line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) {
          file.lines.append(Line(number: place, record: nil))
        }
      }
      let isLast = place == count
      if Int.random(in: 0..<4, using: &random) == 0 { line.append(0x0D) }
      file.bytes += line
      if !isLast || Bool.random(using: &random) { file.bytes.append(0x0A) }
    }
    if Int.random(in: 0..<3, using: &random) == 0 { pack(&file, &random) }
    return file
  }

  private func pack(_ file: inout File, _ random: inout SplitMix) {
    var packed: [UInt8] = []
    var rest = file.bytes[...]
    var ends: Set<Int> = []
    repeat {
      let piece = rest.prefix(Int.random(in: 0...400, using: &random))
      packed += StoredGzip.member(piece)
      rest = rest.dropFirst(piece.count)
      ends.insert(packed.count)
    } while !rest.isEmpty
    file.isPacked = true
    if Int.random(in: 0..<4, using: &random) == 0 {
      // Two bytes tell that the data are packed.
      packed.removeLast(Int.random(in: 1...packed.count - 2, using: &random))
      file.isCut = !ends.contains(packed.count)
      if !file.isCut { return pack(&file, &random) }
    } else if Int.random(in: 0..<8, using: &random) == 0 {
      packed += [UInt8](repeating: 0, count: 512)
    }
    file.bytes = packed
  }

  // MARK: Lines

  private func hexadecimal(_ random: inout SplitMix) -> String {
    String(random.next(), radix: 16) + String(random.next(), radix: 16)
  }

  private func text(_ random: inout SplitMix) -> String {
    let pieces = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      String((texts.randomElement(using: &random) ?? "a").prefix(60))
    }
    return pieces.joined(separator: [" ", "\n", "\t\"\\/\u{8}\u{C}", "\u{2028}😀"].randomElement(using: &random) ?? " ")
  }

  /// A record on a line, its scalars as they are or in escapes.
  private static func line(_ id: String, _ text: String, _ random: inout SplitMix) -> [UInt8] {
    let escapes = Int.random(in: 0..<4, using: &random)
    var line = "{\"id\":\"\(id)\",\"a\":[1,{\"b\":null}],\"text\":\""
    for scalar in text.unicodeScalars {
      let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
      if mustEscape || Int.random(in: 0..<4, using: &random) < escapes {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16, uppercase: Bool.random(using: &random))
          line += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
    return Array((line + "\"}").utf8)
  }

  /// A line that is mostly no record: never with a line feed in it.
  private func bad(_ earlier: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    var line = NastyRecords.line(hexadecimal(&random), text(&random), &random)
    let place = Int.random(in: 0..<line.count, using: &random)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: line.removeLast(line.count - place)
    case 1: line.remove(at: place)
    case 2: line[place] = UInt8.random(in: 0...255, using: &random)
    case 3: line.insert(UInt8.random(in: 0...255, using: &random), at: place)
    case 4: line.insert(contentsOf: NastyRecords.pieces.randomElement(using: &random)?.utf8 ?? "".utf8, at: place)
    case 5: line = Array((NastyRecords.lines.randomElement(using: &random) ?? "").utf8)
    case 6: line = earlier
    case 7:
      let depth = Int.random(in: 0..<20, using: &random) == 0 ? 100_000 : 200
      let mark = ["[", "{\"a\":", "[{\"a\":", "[["].randomElement(using: &random) ?? "["
      line = Array("{\"text\":\"a\",\"b\":".utf8) + Array(String(repeating: mark, count: depth).utf8)
    default: line = (0..<place).map { _ in UInt8.random(in: 0...255, using: &random) }
    }
    return line.map { $0 == 0x0A ? 0x0B : $0 }
  }

  private static let pieces = [
    "\u{0}", "\u{FEFF}", "\\ud800", "\\udc00", "\\ud800\\u0041", "\\u00", "\\x", "\"", "\\", "1e999", "{", "}", "]",
    ",", ":",
    "\u{1F}", "\u{7F}", "\u{FFFF}", "\"text\":\"b\",", "null", "-", "\u{2028}",
  ]

  private static let lines = [
    "{}", "[]", "null", "1", "\"text\"", "{\"text\":1}", "{\"text\":null}", "{\"text\":\"a\",\"text\":\"b\"}",
    "{\"text\":\"a\",\"te\\u0078t\":\"b\"}", "{\"text\":\"\\ud83d\"}", "{\"text\":\"\\ude00\\ud83d\"}",
    "{\"text\":\"a\",\"n\":1e999999999}", "{\"text\":\"a\",\"n\":\(String(repeating: "9", count: 5_000))}",
    "{\"text\":\"a\",\"n\":0.\(String(repeating: "0", count: 5_000))1e-5000}", "{\"text\":\"a\",\"n\":-}",
    "{\"text\":\"a\",\"n\":01}", "{\"text\":\"a\",\"id\":{}}", "{\"text\":\"a\",\"id\":1e5}",
    "{\"id\":\"\",\"text\":\"\"}",
    "{\"html\":\"<p>\",\"text\":\"a\"}", "{\"html\":\"<p>a\"}", "{\"text\":\"a\"}{\"text\":\"b\"}", "{\"text\":\"a\"},",
    "{'text':'a'}", "{text:\"a\"}", "{\"text\":\"a\" /* b */}", "{\"text\":\"a\",}", "\u{FEFF}{\"text\":\"a\"}",
    "{\"\":\"\"}",
    "{\"text\":\"a\",\"title\":[],\"language\":{}}", "{\"text\":\"\(String(repeating: "\\n", count: 20_000))\"}",
  ]
}
