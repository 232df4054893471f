import CCrypto
import Foundation
import PipelineCore
import PipelinePlan
import PipelineTesting
import Testing
import TextModel

@testable import PipelineRuntime
@testable import RunReports

@Suite struct RunPageTests {
  private let hostile = "</script><script>alert(1)</script><img src=x onerror='alert(1)'>\"'&\u{0}\u{202E}"

  private func article(_ text: String, place: Int = 0, keywords: [Keyword] = [], summary: [TextRange] = [])
    -> RunSample.Article
  {
    let text = Text(text)
    return RunSample.Article(
      place: place, id: "id \(place)", title: nil, language: nil, text: text.string, isCut: false,
      sentences: text.isEmpty ? [] : [text.range], summary: summary, keywords: keywords)
  }

  private func page(_ report: RunReport? = nil, _ articles: [RunSample.Article] = []) -> String {
    var sample = RunSample()
    sample.articles = articles
    sample.slowest = [.init(place: 0, id: hostile, bytes: 1, seconds: 1, step: (hostile, 1))]
    sample.dropped = [hostile: [hostile]]
    return String(decoding: RunPage(report ?? self.report(), sample: sample).bytes, as: UTF8.self)
  }

  /// A report in which every word from outside is hostile.
  private func report() -> RunReport {
    var report = RunReport(pipeline: hostile, fingerprint: "f", labels: [hostile, "second"])
    report.read = 10
    report.written = 6
    report.dropped = [hostile: 1]
    report.add(
      Failure(id: hostile, stage: hostile, message: hostile, path: hostile, bytes: []), quarantined: hostile)
    report.add(Failure(id: "x", stage: "source", message: "m", path: "", bytes: []), quarantined: nil)
    report.add(Failure(id: "y", stage: "second", message: "m", path: "", bytes: []), quarantined: nil)
    report.outputs = [hostile]
    var times = StepTimes(count: 2)
    for _ in 0..<8 { times.add(.milliseconds(2), to: 0) }
    times.reuse(at: 0)
    times.drop(at: 0)
    times.fail(at: 0)
    for _ in 0..<5 { times.add(.milliseconds(1), to: 1) }
    for _ in 0..<2 { times.skip(at: 1) }
    times.fail(at: 1)
    report.add(times)
    return report
  }

  @Test func `no text from outside becomes mark-up`() {
    let keyword = Keyword(text: hostile, score: 0.5, places: [TextRange(0, 9)])
    let article = RunSample.Article(
      place: 0, id: hostile, title: hostile, language: hostile, text: hostile, isCut: true,
      sentences: [Text(hostile).range], summary: [Text(hostile).range], keywords: [keyword])
    let page = page(nil, [article])
    #expect(page.components(separatedBy: "<script").count == 2 && page.components(separatedBy: "</script>").count == 2)
    #expect(!page.contains("<img") && !page.contains("onerror='") && !page.contains("\u{0}"))
    #expect(
      page.contains(
        "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&quot;&#39;&amp;"
      ))
  }

  @Test func `needs no network and no other file`() {
    var sample = RunSample()
    sample.articles = [article("A text with https://example.com in it.")]
    let report = RunReport(pipeline: "p", fingerprint: "f", labels: ["clean"])
    let page = String(decoding: RunPage(report, sample: sample).bytes, as: UTF8.self)
    for word in ["<link", "<img", "<iframe", "src=", "href=", "@import", "url("] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.contains("default-src 'none'"))
  }

  @Test func `allows its own script and no other`() {
    var digest = [UInt8](repeating: 0, count: 32)
    let script = Array(RunPage.script.utf8)
    #expect(EVP_Digest(script, script.count, &digest, nil, EVP_sha256(), nil) == 1)
    #expect(Data(digest).base64EncodedString() == RunPage.scriptDigest, "page.js has changed; so must the digest")
    #expect(page().contains("<script>\(RunPage.script)</script>"))
  }

  @Test func `every document that came to a stage left it`() {
    let rows = Funnel(report()).rows
    #expect(rows.map(\.label) == ["source", hostile, "second", "output"])
    #expect(rows.map(\.entered) == [10, 9, 7, 6])
    #expect(rows.map(\.failed) == [1, 1, 1, 0])
    #expect(rows.map(\.passedBy) == [0, 0, 2, 0] && rows.map(\.known) == [0, 1, 0, 0])
    #expect(rows.last?.passed == 6)
    for row in rows { #expect(row.entered == row.dropped + row.failed + row.passed) }
    for (row, next) in zip(rows, rows.dropFirst()) { #expect(row.passed == next.entered) }
  }

  @Test func `marks keywords and summary, nested right, however they overlap`() {
    let text = "Alpha beta gamma.\nDelta epsilon."
    let keywords = [
      Keyword(text: "a", score: 1, places: [TextRange(0, 10), TextRange(6, 16)]),
      Keyword(text: "b", score: 1, places: [TextRange(14, 21)]),
    ]
    var html = HTML()
    ArticleText(article(text, keywords: keywords, summary: [TextRange(6, 12)])).write(to: &html)
    let marked = String(decoding: html.bytes, as: UTF8.self)
    #expect(
      marked == """
        <p dir="auto"><span class="s"></span><b class="k">Alpha </b><mark class="summary"><b class="k">beta g</b></mark><b class="k">amma.</b></p>
        <p dir="auto"><b class="k">Del</b>ta epsilon.</p>

        """)
  }

  @Test func `holds every text whole, whatever it is`() throws {
    for text in NastyTexts.all {
      let words = TextPieces.words(of: Text(text), in: Text(text).range).ranges
      let keywords = [Keyword(text: "k", score: 0.1, places: Array(words.prefix(50)))]
      var html = HTML()
      ArticleText(article(text, keywords: keywords, summary: Array(words.suffix(3)))).write(to: &html)
      var plain = String(decoding: html.bytes, as: UTF8.self)
      for (mark, meaning) in [
        ("<p dir=\"auto\">", ""), ("</p>", ""), ("<span class=\"s\"></span>", ""), ("<mark class=\"summary\">", ""),
        ("</mark>", ""), ("<b class=\"k\">", ""), ("</b>", ""), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""),
        ("&#39;", "'"),
        ("&amp;", "&"),
      ] { plain = plain.replacingOccurrences(of: mark, with: meaning, options: .literal) }
      func letters(_ string: String) -> [Unicode.Scalar] {
        string.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F && $0.value != 0xFFFD }
      }
      #expect(letters(plain) == letters(text), "\(text.prefix(40).debugDescription)")
    }
  }

  @Test func `tells the direction of most letters`() {
    #expect(Direction.of("وقال John إن الأمر انتهى") == .rightToLeft)
    #expect(Direction.of("The word كتاب means book") == .leftToRight)
    #expect(Direction.of("12 …") == .leftToRight)
  }

  @Test func `equal runs give equal pages`() {
    let articles = (0..<3).map { article("Text \($0).", place: $0) }
    let report = report()
    #expect(page(report, articles) == page(report, articles))
  }
}
