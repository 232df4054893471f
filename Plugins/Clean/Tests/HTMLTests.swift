import PipelineCore
import Testing
import TextModel

@testable import CleanPlugin

@Suite struct HTMLTests {
  private func document(_ html: String) throws -> Document {
    var setup = Setup(folder: ".")
    let stage = Clean(options: Clean.Options(), setup: &setup)
    var document = Document(id: "a", origin: Origin(path: "a", bytes: Array(html.utf8), mediaType: .html))
    try stage.process(&document)
    return document
  }

  @Test func `every word of the text leads back to its bytes in the page`() throws {
    let html =
      "<body><p>Fish &amp; chips,\n  &#1587;&#x645;&#1603; and <b>bo</b>ld <!-- no --> words here for the length of it</p></body>"
    let document = try document(html)
    #expect(document.text.string == "Fish & chips, سمك and bold words here for the length of it")
    for (word, source) in [("Fish", "Fish"), ("&", "&amp;"), ("سمك", "&#1587;&#x645;&#1603;"), ("bold", "bo</b>ld")] {
      let place = try #require(document.text.string.range(of: word))
      let start = document.text.string.utf8.distance(from: document.text.string.startIndex, to: place.lowerBound)
      let range = document.sourceRange(of: TextRange(start, start + word.utf8.count))
      #expect(String(decoding: Array(html.utf8)[range.bytes], as: UTF8.self) == source)
    }
  }

  @Test func `deep nesting and unclosed tags neither crash nor lose text`() throws {
    let deep = try document(String(repeating: "<div>", count: 100_000) + "the text at the bottom of it all")
    #expect(deep.text.string == "the text at the bottom of it all")
    let open = try document(String(repeating: "<p>word ", count: 20_000))
    #expect(open.text.string.hasPrefix("word\n\nword"))
    #expect(try document("<a href=\"x").text.isEmpty)
  }

  @Test func `scripts and styles are no text`() throws {
    let document = try document(
      "<style>p{}</style><script>if (a<b) '</p>'</script><p>Only this is text for people to read.</p>")
    #expect(document.text.string == "Only this is text for people to read.")
  }
}

extension String {
  fileprivate func range(of part: String) -> Range<String.Index>? { ranges(of: part).first }
}
