public import PipelineCore

/// Makes the bytes of documents that no one would write: pieces of texts, marks and mark-up put together, encoded this way and that, and damaged.
///
/// Each number gives one input, the same on every machine.
public struct NastyInputs: Sendable {
  private let seed: UInt64
  private let texts: [[UInt8]]

  /// Inputs by `seed`, with pieces of `texts` in them.
  public init(seed: UInt64, texts: [[UInt8]]) {
    self.seed = seed
    self.texts = texts.filter { !$0.isEmpty }
  }

  /// The document by this number.
  public func document(_ number: Int) -> Document {
    var random = SplitMix(state: seed &* 0x9E37_79B9 &+ UInt64(truncatingIfNeeded: number))
    let type = MediaType.allCases.randomElement(using: &random) ?? .plainText
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...12, using: &random) { bytes += piece(type, &random) }
    bytes = encoded(bytes, &random)
    for _ in 0..<max(0, Int.random(in: -3...4, using: &random)) { damage(&bytes, &random) }
    return Document(id: "\(number)", origin: Origin(path: "\(number)", bytes: bytes, mediaType: type))
  }

  private func piece(_ type: MediaType, _ random: inout SplitMix) -> [UInt8] {
    switch Int.random(in: 0..<10, using: &random) {
    case 0...2:
      guard let text = texts.randomElement(using: &random) else { return [] }
      let start = Int.random(in: 0..<text.count, using: &random)
      return Array(text[start..<min(text.count, start + Int.random(in: 1...80, using: &random))])
    case 3, 4: return Array((NastyTexts.marks.randomElement(using: &random) ?? "").utf8)
    case 5:
      return Array(((type == .html ? NastyTexts.markUp : NastyTexts.marks).randomElement(using: &random) ?? "").utf8)
    case 6:
      return (NastyTexts.markUp + NastyTexts.all).randomElement(using: &random).map { Array($0.utf8.prefix(60)) } ?? []
    case 7: return (0..<Int.random(in: 1...8, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    case 8:
      // Any scalar at all, mostly of the lower planes.
      let bound: UInt32 = [0x700, 0x3000, 0xFFFF, 0x10FFFF].randomElement(using: &random) ?? 0x700
      return (0..<Int.random(in: 1...6, using: &random)).flatMap { _ in
        Array(String(Unicode.Scalar(UInt32.random(in: 1...bound, using: &random)) ?? " ").utf8)
      }
    default:
      let mark = Array((NastyTexts.marks.randomElement(using: &random) ?? "").utf8)
      return Array(repeatElement(mark, count: Int.random(in: 2...20, using: &random)).joined())
    }
  }

  /// The text in another encoding, now and then; what the encoding does not have becomes a question mark.
  private func encoded(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    let choice = Int.random(in: 0..<20, using: &random)
    if choice > 7 { return bytes }
    let text = String(decoding: bytes, as: UTF8.self)
    switch choice {
    case 0, 1, 2:
      let mark = Bool.random(using: &random) ? "\u{FEFF}" : ""
      return (mark + text).utf16.flatMap { unit in
        let halves = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return choice == 0 ? halves : halves.reversed()
      }
    case 3: return text.unicodeScalars.flatMap { scalar in (0..<4).map { UInt8(scalar.value >> (8 * $0) & 0xFF) } }
    case 4: return Array(String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) })).utf8)
    default:
      // Latin-1, ISO-8859-5 and ISO-8859-6 are parts of Unicode, moved.
      let offset: UInt32 = [0, 0x360, 0x560][choice - 5]
      return text.unicodeScalars.map { scalar in
        let value = scalar.value < 0x80 ? scalar.value : scalar.value &- offset
        return value < 0x100 ? UInt8(value) : 0x3F
      }
    }
  }

  private func damage(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    if bytes.isEmpty { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.remove(at: place)
    case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
    case 3: bytes.removeLast(min(bytes.count, Int.random(in: 1...3, using: &random)))
    default: bytes.append(contentsOf: bytes[place..<min(bytes.count, place + 40)])
    }
  }
}
