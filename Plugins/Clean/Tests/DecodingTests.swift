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

  @Test(arguments: [
    ("windows-1251", "Министр сказал, что новый порт откроют в следующем году."),
    ("koi8-r", "Министр сказал, что новый порт откроют в следующем году."),
    ("iso-8859-5", "Министр сказал, что новый порт откроют в следующем году."),
    ("windows-1256", "وزير گفت که بندر چهارم در سال آينده گشوده خواهد شد و پل نيز"),
    ("windows-1253", "Ο υπουργός είπε ότι το νέο λιμάνι θα ανοίξει του χρόνου."),
    ("windows-1255", "השר אמר כי הנמל החדש ייפתח בשנה הבאה"),
    ("windows-1250", "Ministr řekl, že nový přístav bude otevřen příští rok, což všechny těší."),
    ("iso-8859-2", "Minister powiedział, że nowy port będzie otwarty w przyszłym roku, że się cieszą."),
    ("windows-1254", "Bakan, yeni limanın gelecek yıl açılacağını, işlerin iyi gittiğini söyledi."),
    ("windows-1252", "Le ministre a déclaré que le port, situé à l’est, serait achevé l’été prochain."),
  ]) func `encodings are told apart by the letters of languages`(name: String, text: String) throws {
    let decoded = try Decoder.decode(bytes(text, name), declared: nil, forced: nil)
    #expect(decoded.text.string == text && decoded.encoding == name)
    #expect(decoded.assumptions.map(\.kind) == ["encoding"])
  }

  @Test func `a declaration is believed unless the letters say otherwise`() throws {
    let bytes = try bytes(arabic, "windows-1256")
    let wrong = try Decoder.decode(bytes, declared: "iso-8859-1", forced: nil)
    #expect(wrong.text.string == arabic && wrong.assumptions[0].message.contains("declares windows-1252, but"))
    let unlike = try Decoder.decode(bytes, declared: "utf-8", forced: nil)
    #expect(unlike.text.string == arabic)
    let right = try Decoder.decode(bytes, declared: " CP1256 ", forced: nil)
    #expect(right.assumptions.map(\.message) == ["the page declares windows-1256"])
  }

  @Test(arguments: [true, false]) func `UTF-16 of other scripts is read without its mark`(isLittleEndian: Bool) throws {
    for text in ["وصل القطار إلى المدينة", "Поезд прибыл в город", "列车已经到达城市，大家都很高兴。\n明天再来。", "기차가 도시에 도착했다"] {
      let bytes = text.utf16.flatMap { unit in
        isLittleEndian ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      }
      let decoded = try Decoder.decode(bytes, declared: nil, forced: nil)
      #expect(decoded.text.string == text && decoded.encoding == (isLittleEndian ? "utf-16le" : "utf-16be"))
    }
  }

  @Test func `UTF-32 is read with and without its mark`() throws {
    for mark in ["", "\u{FEFF}"] {
      let bytes = (mark + "قطار 😀").unicodeScalars.flatMap { scalar in
        (0..<4).map { UInt8(scalar.value >> (8 * $0) & 0xFF) }
      }
      let decoded = try Decoder.decode(bytes, declared: nil, forced: nil)
      #expect(decoded.text.string == "قطار 😀" && decoded.encoding == "utf-32le")
    }
  }

  @Test func `Chinese is read where it is certain, with the way back`() throws {
    let sentence: [UInt8] = [0xD6, 0xD0, 0xB9, 0xFA, 0xB5, 0xC4, 0xB8, 0xDB, 0xBF, 0xDA, 0xA1, 0xA3]
    let bytes = Array("a ".utf8) + Array(repeatElement(sentence, count: 4).joined())
    let decoded = try Decoder.decode(bytes, declared: nil, forced: nil)
    #expect(decoded.text.string == "a " + String(repeating: "中国的港口。", count: 4) && decoded.encoding == "gb18030")
    #expect(decoded.alignment.sourceRange(of: TextRange(5, 8)) == TextRange(4, 6))
    let declared = try Decoder.decode(Array(bytes.prefix(5)), declared: "gb2312", forced: nil)
    #expect(declared.text.string == "a 中\u{FFFD}" && declared.assumptions.count == 2)
  }

  @Test func `a sequence cut off at the end is no reason to doubt UTF-8`() throws {
    let decoded = try Decoder.decode(Array("été".utf8) + [0xD9], declared: nil, forced: nil)
    #expect(decoded.text.string == "été\u{FFFD}" && decoded.encoding == "utf-8")
  }

  @Test func `bytes that an encoding does not have are reported`() throws {
    let decoded = try Decoder.decode([0x61, 0x81], declared: nil, forced: "windows-1252")
    #expect(decoded.text.string == "a\u{FFFD}" && decoded.assumptions.map(\.kind) == ["invalid-windows-1252"])
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
