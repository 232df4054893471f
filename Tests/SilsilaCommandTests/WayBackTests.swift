import PipelineCore
import PipelinePlan
import PipelineRuntime
import PipelineTesting
import Testing
import TextModel

@testable import CleanPlugin
@testable import SilsilaCommand

/// Documents put together from words whose place in the bytes is known: each word of the cleaned text must lead back to exactly its bytes.
@Suite struct WayBackTests {
  /// A word as it stands in the input, and as the cleaned text has it.
  private struct Piece {
    let written: String
    let clean: String
  }

  private struct Sample {
    let document: Document
    /// Where each clean word stands in the bytes.
    let places: [String: TextRange]
  }

  private enum Writing: CaseIterable {
    case utf8, utf8Mark, utf16LittleEndian, utf16BigEndian, windows1256, windows1251, windows1252, gb18030

    var option: String {
      switch self {
      case .windows1256: "{ encoding: windows-1256, html: all }"
      case .windows1251: "{ encoding: cp1251, html: all }"
      case .windows1252: "{ encoding: latin1, html: all }"
      case .gb18030: "{ encoding: gbk, html: all }"
      default: "{ html: all }"
      }
    }

    /// The bytes of a scalar; nil where the encoding has none.
    func bytes(_ scalar: Unicode.Scalar) -> [UInt8]? {
      switch self {
      case .utf8, .utf8Mark: return Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      case .utf16LittleEndian: return String(scalar).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      case .utf16BigEndian: return String(scalar).utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
      case .windows1256: return single("windows-1256", scalar)
      case .windows1251: return single("windows-1251", scalar)
      case .windows1252: return single("windows-1252", scalar)
      // Two bytes of level 1, and the four-byte form of a letter beyond it.
      case .gb18030:
        let double: [Unicode.Scalar: [UInt8]] = ["中": [0xD6, 0xD0], "国": [0xB9, 0xFA], "é": [0xA8, 0xA6]]
        return scalar.isASCII ? [UInt8(scalar.value)] : double[scalar]
      }
    }

    private func single(_ name: String, _ scalar: Unicode.Scalar) -> [UInt8]? {
      if scalar.isASCII { return [UInt8(scalar.value)] }
      return SingleByteEncoding.named(name)?.upper.firstIndex(of: scalar.value).map { [UInt8(0x80 + $0)] }
    }
  }

  private static let pieces: [Piece] = [
    Piece(written: "harbour", clean: "harbour"), Piece(written: "ميناء", clean: "ميناء"),
    Piece(written: "гавань", clean: "гавань"), Piece(written: "λιμάνι", clean: "λιμάνι"),
    Piece(written: "中国", clean: "中国"), Piece(written: "café", clean: "café"),
    Piece(written: "cafe\u{301}s", clean: "cafés"), Piece(written: "مـــينـا", clean: "مينا"),
    Piece(written: "مُديرٌ", clean: "مُديرٌ"), Piece(written: "ﻣﻴﻨﺎء", clean: "ميناء"),
    Piece(written: "سﻼم", clean: "سلام"), Piece(written: "ﷲ", clean: "الله"), Piece(written: "oﬃce", clean: "office"),
    Piece(written: "ＡＢ", clean: "AB"), Piece(written: "&#1605;&#x64A;&eacute;", clean: "ميé"),
    Piece(written: "a&amp;nbsp2", clean: "a&nbsp2"), Piece(written: "soft\u{AD}ware", clean: "software"),
    Piece(written: "ze\u{200B}ro\u{FEFF}s", clean: "zeros"), Piece(written: "می\u{200C}شود", clean: "می\u{200C}شود"),
    Piece(written: "cafÃ©", clean: "café"), Piece(written: "ط§ظ„ط¨ط­ط±", clean: "البحر"),
    Piece(written: "😀a", clean: "😀a"),
  ]

  private static let gaps = [
    " ", " ", " ", " ", "  ", "\u{A0}", "\n", " \u{200F}", "\t", ". ", "، ", "\r\n", "\n\n", "<b>", " </b>",
    "<!-- x -->", "&nbsp;", "\u{FEFF} ",
  ]

  private func sample(_ number: Int, _ writing: Writing, _ type: MediaType) -> Sample {
    var random = SplitMix(state: UInt64(number))
    var bytes: [UInt8] = []
    var places: [String: TextRange] = [:]
    func write(_ string: String) -> Bool {
      let encoded = string.unicodeScalars.map { writing.bytes($0) }
      if encoded.contains(where: { $0 == nil }) { return false }
      bytes += encoded.compactMap { $0 }.joined()
      return true
    }
    switch writing {
    case .utf8Mark, .utf16LittleEndian, .utf16BigEndian: _ = write("\u{FEFF}")
    default: break
    }
    if type == .html { _ = write("<html><body><article><p>") }
    for count in 0..<40 {
      guard let piece = WayBackTests.pieces.randomElement(using: &random) else { continue }
      // A number makes each word one of a kind, a letter in front keeps marks from what is before.
      let start = bytes.count
      guard write("x" + piece.written + "\(count)q") else { continue }
      places["x\(piece.clean)\(count)q"] = TextRange(start, bytes.count)
      var gap = WayBackTests.gaps.randomElement(using: &random) ?? " "
      if type != .html, gap.contains("<") { gap = " " }
      if !write(gap) || gap.contains("<") || gap.contains("\u{FEFF}") { _ = write(" ") }
    }
    if type == .html { _ = write("</p></article></body></html>") }
    if type == .plainText { _ = write("\n\nالمصدر: وكالة البحر\n") || write("\n\nSource: The Gazette\n") }
    return Sample(
      document: Document(id: "sample", origin: Origin(path: "s", bytes: bytes, mediaType: type)), places: places)
  }

  @Test(arguments: MediaType.allCases) func `every word leads back to exactly its bytes`(type: MediaType) throws {
    for writing in Writing.allCases {
      let plan = try Plan(chain: ["clean: \(writing.option)", "segment"], registry: makeRegistry())
      var (found, all) = (0, 0)
      for number in 0..<40 {
        let sample = sample(number, writing, type)
        let result = try DocumentProcessor(plan, observing: sample.document).process(sample.document)
        #expect(DocumentLaws.broken(by: result).isEmpty, "\(writing) \(number): \(DocumentLaws.broken(by: result))")
        all += sample.places.count
        for token in tokens(result.text) {
          guard let place = sample.places[result.text.string(in: token)] else { continue }
          found += 1
          let source = result.sourceRange(of: token)
          #expect(source == place, "\(writing) \(number): \(result.text.string(in: token))")
        }
      }
      #expect(found * 100 >= all * 97 && all > 200, "\(writing): \(found) of \(all) words are there as they should be")
    }
  }

  /// What stands between white space, without the marks at its end.
  private func tokens(_ text: Text) -> [TextRange] {
    text.utf8.indices.split { text.utf8[$0] <= 0x20 }.compactMap { slice in
      guard let first = slice.first, var end = slice.last.map({ $0 + 1 }) else { return nil }
      while end > first, text.utf8[end - 1] != 0x71 { end -= 1 }
      return end > first ? TextRange(first, end) : nil
    }
  }
}
