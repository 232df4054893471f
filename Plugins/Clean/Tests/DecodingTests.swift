import PipelineCore
import Testing
import TextModel

@testable import CleanPlugin

@Suite struct DecodingTests {
  private let arabic = "أعلنت الوزارة أن موسم الزيتون سيكون أقل من العام الماضي بسبب موجة الحر التي ضربت البلاد"

  private func bytes(_ text: String, _ name: String) throws -> [UInt8] {
    let encoding = try #require(SingleByteEncoding.named(name))
    return text.unicodeScalars.map { scalar in
      scalar.value < 0x80 ? UInt8(scalar.value) : UInt8(0x80 + (encoding.upper.firstIndex(of: scalar.value) ?? 0))
    }
  }

  @Test(arguments: ["windows-1256", "iso-8859-6"]) func `Arabic encodings are told apart by their commonest letters`(
    name: String
  ) throws {
    let decoded = try Decoder.decode(bytes(arabic, name), declared: nil, forced: nil)
    #expect(decoded.text.string == arabic)
    #expect(decoded.encoding == name)
    #expect(decoded.assumptions.map(\.kind) == ["encoding"])
    // Each Arabic letter is one byte there and two here.
    #expect(decoded.alignment.sourceRange(of: TextRange(0, 2)) == TextRange(0, 1))
  }

  @Test func `Latin letters mean windows-1252`() throws {
    let decoded = try Decoder.decode(
      bytes("Müller sagte „ja“ über den Fluß", "windows-1252"), declared: nil, forced: nil)
    #expect(decoded.text.string == "Müller sagte „ja“ über den Fluß" && decoded.encoding == "windows-1252")
  }

  @Test(arguments: [true, false]) func `UTF-16 is read with and without its mark`(hasMark: Bool) throws {
    let text = "قطار الساحل 2025 😀 ok and some Latin too"
    var bytes: [UInt8] = hasMark ? [0xFF, 0xFE] : []
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let decoded = try Decoder.decode(bytes, declared: nil, forced: nil)
    #expect(decoded.text.string == text && decoded.encoding == "utf-16le")
  }

  @Test func `invalid bytes in UTF-8 are mended and reported`() throws {
    let bytes = Array("كلام ".utf8) + [0xFF] + Array(" صحيح".utf8)
    let decoded = try Decoder.decode(bytes, declared: nil, forced: nil)
    #expect(decoded.text.string == "كلام \u{FFFD} صحيح")
    #expect(decoded.assumptions.first?.message.contains("the first at byte 9") == true)
  }

  @Test func `binary data is refused`() {
    let bytes = (0..<2_000).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 / 7) }
    #expect(throws: Decoder.NotText.self) { try Decoder.decode(bytes, declared: nil, forced: nil) }
  }
}
