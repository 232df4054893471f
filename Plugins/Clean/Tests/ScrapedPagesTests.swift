import PipelineCore
import Testing
import TextModel

@testable import CleanPlugin

/// Pages as scrapers save them.
///
/// The lines of the article are marked with `+`; everything else is furniture.
@Suite struct ScrapedPagesTests {
  @Test(arguments: ScrapedPages.all) func `the article is left, and nothing else`(page: String) {
    let lines = page.split(separator: "\n").map(String.init)
    let text = Text(lines.map { $0.hasPrefix("+ ") ? String($0.dropFirst(2)) : $0 }.joined(separator: "\n\n"))
    var left = text.range.bytes.map { _ in true }
    for range in Furniture(text).removed { for byte in range.bytes { left[byte] = false } }
    let kept = String(decoding: zip(text.utf8, left).filter(\.1).map(\.0), as: UTF8.self)
    let expected = lines.filter { $0.hasPrefix("+ ") }.map { String($0.dropFirst(2)) }
    #expect(kept.split(separator: "\n").map(String.init) == expected)
  }
}
