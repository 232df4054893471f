import PipelineCore
import PipelinePlan
import PipelineRuntime
import PipelineTesting
import Testing
import TextModel

@testable import SilsilaCommand

@Suite struct NastyTextTests {
  static let texts: [String] = [
    "", " ", "\n\n\n", "a", ".", "؟", "\u{FEFF}", "\u{301}", "e" + String(repeating: "\u{301}", count: 3_000),
    String(repeating: "\n", count: 10_000),
    "\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}", "👩‍👩‍👧‍👦 👍🏽 🇸🇦🇪🇬",
    String(repeating: "كلمة ", count: 5_000),
    String(repeating: "x", count: 100_000), "A. B. C. D.", "1. 2. 3.\n1.5 2,5",
    "ALL CAPITALS EVERYWHERE. STILL CAPITALS.", "«»\"'()[]", "a\u{2028}b\u{2029}c\u{85}d",
    "المصدر:", "المصدر: س", "إقرأ أيضاً:", "مقالات مشابهة", "• \n- \n* ", "می‌شود\u{200D}\u{200C}", "漢字かな交じり文。次の文！",
    "ไทยไม่มีช่องว่าง",
    "<p>x</p><p", "&amp;&#0;&#x110000;&", "# \n## \n---\na: b\n---\n", "\u{0}\u{1}\u{2}", "one two\u{0}three",
  ]

  @Test(arguments: MediaType.allCases) func `the whole chain keeps its promises on nasty texts`(type: MediaType) throws
  {
    let plan = try Plan(chain: ["clean", "segment", "tag-keywords", "summarise"], registry: makeRegistry())
    var random = SplitMix(state: 11)
    var texts = NastyTextTests.texts
    for _ in 0..<200 {
      let pieces = (0..<Int.random(in: 1...12, using: &random)).compactMap { _ in
        NastyTextTests.texts.randomElement(using: &random)?.prefix(50)
      }
      texts.append(pieces.joined(separator: ["", " ", "\n", "\n\n"].randomElement(using: &random) ?? ""))
    }
    for text in texts {
      let document = Document(id: "nasty", origin: Origin(path: "nasty", bytes: Array(text.utf8), mediaType: type))
      let processor = try DocumentProcessor(plan, observing: document)
      guard let result = try? processor.process(document) else {
        #expect(
          text.unicodeScalars.contains("\u{0}"), "only zero bytes are refused: \(text.debugDescription.prefix(200))")
        continue
      }
      #expect(result.problems.isEmpty, "\(text.debugDescription.prefix(200)): \(result.problems)")
      let covered = result.layer(.sentences)?.ranges.reduce(0) { sum, range in
        sum + nonSpaces(result.text.utf8[range.bytes])
      }
      #expect(covered == nonSpaces(result.text.utf8[...]), "sentences cover \(text.debugDescription.prefix(200))")
      for range in result.layer(.words)?.ranges ?? [] {
        #expect(Int(result.sourceRange(of: range).end) <= document.origin.bytes.count)
      }
    }
  }

  private func nonSpaces(_ bytes: ArraySlice<UInt8>) -> Int {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.reduce(0) { $0 + ($1.properties.isWhitespace ? 0 : 1) }
  }
}
