import CLibXML2
import PipelineCore
import Testing
import TextModel

@testable import CleanPlugin

@Suite struct HTMLTests {
  private let sentence = "The harbour of the old town opened again on Sunday, and ships came in from every side."

  private func document(_ text: String, _ type: MediaType = .html) throws -> Document {
    var setup = Setup(folder: ".")
    let stage = Clean(options: Clean.Options(), setup: &setup)
    var document = Document(id: "a", origin: Origin(path: "a", bytes: Array(text.utf8), mediaType: type))
    try stage.process(&document)
    return document
  }

  /// The bytes that the first `word` of the text was made from.
  private func source(of word: String, in document: Document) throws -> String {
    let text = document.text.string
    let place = try #require(text.range(of: word))
    let start = text.utf8.distance(from: text.startIndex, to: place.lowerBound)
    let range = document.sourceRange(of: TextRange(start, start + word.utf8.count))
    return String(decoding: document.origin.bytes[range.bytes], as: UTF8.self)
  }

  @Test func `words lead back past a byte order mark that is part of the text`() throws {
    let document = try document("\u{FEFF}\u{FEFF}\u{FEFF}<p>A harbour &amp; ships")
    #expect(document.text.string == "A harbour & ships")
    for (word, source) in [("harbour", "harbour"), ("&", "&amp;"), ("ships", "ships")] {
      #expect(try self.source(of: word, in: document) == source)
    }
  }

  @Test func `every word of the text leads back to its bytes in the page`() throws {
    let html =
      "<body><p>Fish &amp; chips,\n  &#1587;&#x645;&#1603; and <b>bo</b>ld <!-- no --> words here for the length of it</p></body>"
    let document = try document(html)
    #expect(document.text.string == "Fish & chips, سمك and bold words here for the length of it")
    for (word, source) in [("Fish", "Fish"), ("&", "&amp;"), ("سمك", "&#1587;&#x645;&#1603;"), ("bold", "bo</b>ld")] {
      #expect(try self.source(of: word, in: document) == source)
    }
  }

  @Test(arguments: ["&z", "&", "&z;", "&zz q", "&nosuch;", "&o&z&", "&amp z", "&&"])
  func `an ampersand that begins no reference stays, and leads back`(mark: String) throws {
    let html = "<body><p>The old harbour \(mark) opened &lt;again&gt; on Sunday, and ships came in.</p></body>"
    let document = try document(html)
    #expect(document.text.string == "The old harbour \(mark) opened <again> on Sunday, and ships came in.")
    for word in ["z", "opened", "again", "on"] where mark.contains(word) || word.count > 1 {
      #expect(try source(of: word, in: document) == word)
    }
  }

  @Test func `a reference before the letter that it stands for leads back to itself`() throws {
    let html = "<p>A harbour &amp;& more, &#65;A, &lt;a, 3 < 4 and &#98;b"
    let document = try document(html)
    #expect(document.text.string == "A harbour && more, AA, <a, 3 < 4 and bb")
    for (word, source) in [("AA", "&#65;A"), ("<a", "&lt;a"), ("bb", "&#98;b"), ("&&", "&amp;&"), ("3 < 4", "3 < 4")] {
      #expect(try self.source(of: word, in: document) == source)
    }
  }

  @Test func `a zero byte ends no page`() throws {
    let page = Page(Text("<p>A harbour <\0 opened again, 3 <\0"))
    let text = PageText.article(
      of: page, page.blocks.map { _ in nil }, in: Text("<p>A harbour <\0 opened again, 3 <\0")
    ).text
    #expect(text.string.contains("opened again"))
  }

  @Test func `links in a row are as many pointers`() throws {
    let document = try document(
      """
      <article><p>\(sentence)</p><p>\(sentence)</p></article>
      <div class=related><h3>Related</h3> <a href=/x> </a><p></p><a href="/a">One crane</a><a href="/b">Two <b>ships</b></a></div>
      """)
    let links = try #require(document.layer(.links)).items
    #expect(links.map(\.title) == ["One crane", "Two ships"])
    #expect(links.map(\.url) == ["/a", "/b"])
  }

  @Test func `brackets without end cost a page of Markdown no more than others`() throws {
    for piece in ["[", "[a](", "![["] {
      let text = String(repeating: piece, count: 10_000)
      #expect(try document(text, .markdown).text.count > 0)
    }
    #expect(try document("A [link](/x) and ![image](/y).", .markdown).text.string == "A link and .")
  }

  @Test func `a headline above the article is its first heading, one that the page declares is its title`() throws {
    let body = "<div><p>\(sentence)</p><h2>What comes <i>next</i></h2><p>\(sentence)</p></div>"
    let plain = try document("<title>A new crane - The Quay</title><div><h1>A new crane</h1></div>\(body)")
    #expect(plain.text.string.hasPrefix("A new crane\n\nThe harbour"))
    let declared = try document(
      "<title>A new crane - The Quay</title><div><h1 itemprop=headline>A new crane</h1></div>\(body)")
    #expect(declared.text.string.hasPrefix("The harbour"))
    #expect(try [plain, declared].map { try #require($0.layer(.title)).text } == ["A new crane", "A new crane"])
  }

  @Test func `headings, list items and quotations stay what they are through every edit`() throws {
    let document = try document(
      """
      <div><p>\(sentence)</p><h2>\u{200F} What&nbsp;&nbsp; comes\n<i>next</i> </h2><ul><li>Cafe\u{301}s open</li><li> Ships  wait</li></ul>
      <blockquote><p>\(sentence)</p></blockquote><p>\(sentence)</p><p>Source: The Quay</p></div>
      """)
    let marked = try #require(document.layer(.markup)).items
    #expect(marked.map(\.kind) == [.heading, .listItem, .listItem, .quotation])
    #expect(marked.map(\.level) == [2, nil, nil, nil])
    let texts = marked.map { document.text.string(in: $0.range) }
    #expect(texts == ["What comes next", "Cafés open", "Ships wait", sentence])
  }

  @Test func `short lines leave the edges of an article and never its inside`() throws {
    let text = try document(
      "<div><p>Text size</p><p>\(sentence)</p><p>Ada Lund</p><p>\(sentence)</p><p>Print</p></div>"
    ).text.string
    #expect(text == "\(sentence)\n\nAda Lund\n\n\(sentence)")
    let declared = try document("<div itemprop=articleBody><p>Ballad</p><p>\(sentence)</p></div>").text.string
    #expect(declared == "Ballad\n\n\(sentence)")
  }

  @Test func `captions are the text where there is little else`() throws {
    let figure = "<figure><img src=a><figcaption>\(sentence)</figcaption></figure>"
    let gallery = try document("<div><p>\(sentence)</p>\(figure)\(figure)</div>")
    #expect(gallery.text.string == "\(sentence)\n\n\(sentence)\n\n\(sentence)")
  }

  @Test func `a long notice about cookies is no article`() throws {
    let notice = "This site uses cookies, and others do so too, to learn what you read and where you came from before. "
    let document = try document("<div><p>\(notice + notice + notice)</p></div><div><p>\(sentence)</p></div>")
    #expect(document.text.string == sentence)
    #expect(document.layer(.pageParts)?.items.map(\.kind) == ["cookies"])
  }

  @Test func `names of comments do not make an article a byline`() throws {
    let comment = "<div class=comment><p>\(sentence)</p></div>"
    let document = try document(
      "<div class=post-meta><p>\(sentence)</p><p>\(sentence)</p></div><div id=comments>\(String(repeating: comment, count: 20))</div>"
    )
    #expect(document.text.string == "\(sentence)\n\n\(sentence)")
  }

  @Test func `headings for big letters and lists for layout are neither`() throws {
    let shouting = try document("<div><h3>\(sentence)</h3><h3>\(sentence)</h3><p>\(sentence)</p></div>")
    #expect(try #require(shouting.layer(.markup)).items.isEmpty)
    let layout = try document("<ul><li>\(String(repeating: "<p>\(sentence)</p>", count: 5))</li></ul>")
    #expect(try #require(layout.layer(.markup)).items.isEmpty)
  }

  @Test func `Markdown marks headings, list items and quotations`() throws {
    let text = "# One **big** step\n\n\(sentence)\n\n- first\n- second\n1. third\n\n> \(sentence)\n"
    let document = try document(text, .markdown)
    let marked = try #require(document.layer(.markup)).items
    #expect(marked.map(\.kind) == [.heading, .listItem, .listItem, .listItem, .quotation])
    #expect(document.text.string(in: marked[0].range) == "One big step")
    #expect(document.text.string(in: marked[4].range) == sentence)
  }

  @Test
  func `titles of other articles become links with their addresses, and what is around the article stays what it is`()
    throws
  {
    let document = try document(
      """
      <nav><a href=/>Home</a></nav><article><p>\(sentence)</p><figure><img src=a><figcaption>A crane</figcaption></figure><p>\(sentence)</p></article>
      <div class=related-posts><h4>Related</h4><ul><li><a href="/crane?a=1&amp;b=2">The old crane</a></li></ul></div>
      <div class=cookie-notice>We use cookies.</div><div class=share-bar>Tell others</div><div id=comments><p>I like it.</p></div>
      """)
    #expect(document.text.string == "\(sentence)\n\n\(sentence)")
    #expect(document.layer(.links)?.items == [Link(kind: "similar", title: "The old crane", url: "/crane?a=1&b=2")])
    let parts = document.layer(.pageParts)?.items.map { "\($0.kind): \($0.text)" }
    #expect(
      parts == [
        "navigation: Home", "caption: A crane", "similar: Related", "cookies: We use cookies.", "share: Tell others",
        "comments: I like it.",
      ])
  }

  @Test(arguments: [
    ("<title>A new crane | The Quay</title>", "title", "A new crane"),
    ("<title>The Quay: A new crane</title><h2>A new crane</h2>", "title", "A new crane"),
    ("<title>Why cranes - and ships - matter</title>", "title", "Why cranes - and ships - matter"),
    ("<meta property=og:title content='A crane'><title>x</title>", "title", "A crane"),
    ("<meta property=og:site_name content='The Quay'><title>Cranes - The Quay</title>", "title", "Cranes"),
    ("<meta name=author content='Ada Lund'>", "author", "Ada Lund"),
    ("<meta name=author content='https://quay.example/ada'><a rel=author href=/ada>Ada Lund</a>", "author", "Ada Lund"),
    (linkedData, "author", "Ada Lund"),
    ("<p class=by-line>By Ada Lund</p>", "author", "Ada Lund"),
    ("<div><span itemprop=author>Ada <b>Lund</b></span></div>", "author", "Ada Lund"),
    ("<p>By Ada Lund</p>", "author", "Ada Lund"),
    ("<p>بقلم: ندى الساحلي</p>", "author", "ندى الساحلي"),
    ("<div class=author>Name *</div>", "author", ""),
    ("<time datetime=2021-05-03>3 May</time>", "date", "2021-05-03"),
    ("<span class=post-date>May 3, 2021</span>", "date", "May 3, 2021"),
    ("<div>Monday, May 3, 2021 | 2 comments</div>", "date", "Monday, May 3, 2021"),
    ("<div>٣ مايو ٢٠٢١</div>", "date", "٣ مايو ٢٠٢١"),
    ("<div>3°C 5°C 1°C 4°C 2°C 8°C 9°C</div>", "date", ""),
    ("<link rel=canonical href=https://quay.example/a>", "url", "https://quay.example/a"),
    ("<meta property=og:site_name content='The Quay'>", "source", "The Quay"),
    ("<html lang=de-AT>", "language", "de-at"),
    ("<meta http-equiv=content-language content='pt, en'>", "language", "pt"),
    ("<meta property=og:locale content=fr_CA>", "language", "fr-ca"),
  ])
  func `pages tell of themselves`(head: String, name: String, value: String) throws {
    let document = try document("\(head)<div><p>\(sentence)</p><p>\(sentence)</p></div>")
    let found: String? =
      switch name {
      case "title": document.layer(.title)?.text
      case "language": document.layer(.language)?.tag
      default: if case .string(let text)? = document.layer(.metadata)?[name] { text } else { nil }
      }
    #expect(found ?? "" == value)
  }

  @Test func `deep nesting and unclosed tags neither crash nor lose text`() throws {
    let deep = try document(String(repeating: "<div>", count: 100_000) + "the text at the bottom of it all")
    #expect(deep.text.string == "the text at the bottom of it all")
    let open = try document(String(repeating: "<p>word ", count: 20_000))
    #expect(open.text.string.hasPrefix("word\n\nword"))
    #expect(try document("<a href=\"x").text.isEmpty)
    let unclosed = try document("<p>\(sentence)" + String(repeating: "<i>", count: 1_000_000) + "</p>")
    #expect(unclosed.text.string == sentence)
  }

  /// The parser looks for the start of an end tag through all open elements, and compares an attribute with all before it.
  @Test func `the parser is kept from what takes it quadratic time`() throws {
    var counts = EventCounts()
    let nested = String(repeating: "<div>", count: 50_000) + String(repeating: "</x>", count: 50_000) + "<p>text"
    withUnsafeMutablePointer(to: &counts) { counts in
      var handler = page_handler(
        context: counts,
        start: { context, _, _ in context?.assumingMemoryBound(to: EventCounts.self).pointee.starts += 1 },
        end: { context, _ in context?.assumingMemoryBound(to: EventCounts.self).pointee.ends += 1 },
        text: { _, _, _, _ in }, data: { _, _, _ in })
      page_parse(nested, Int32(nested.utf8.count), &handler)
    }
    // What is still open ends with the page, so the ends tell how many elements were open at once.
    #expect(counts.starts > 50_000 && counts.ends < 600)
    let attributes = (0..<100_000).map { "a\($0)=b" }.joined(separator: " ")
    let page = Text("<p \(attributes)>\(sentence)</p><p>\(sentence)</p>")
    let relieved = try #require(CrowdedTags.relieved(page))
    #expect(relieved.count == page.count)
    #expect(relieved.utf8.count { $0 == UInt8(ascii: "=") } == 256)
    #expect(relieved.string.hasSuffix(">\(sentence)</p><p>\(sentence)</p>"))
  }

  @Test(arguments: [
    "<p title='\(String(repeating: "x ", count: 3000))'>a</p>",
    "<script>if (a<b) \(String(repeating: "x ", count: 3000))</script>",
    "<!-- <b \(String(repeating: "x ", count: 3000)) -->",
    "\(String(repeating: "1 < 2 ", count: 3000))",
  ])
  func `tags of few attributes stay as they are`(page: String) {
    #expect(CrowdedTags.relieved(Text(page)) == nil)
  }

  @Test(arguments: ["<!--", "<script>", "<a title=\"", "<", "&", "&#x41", "<![CDATA[", "</p>", "<table>", "<p title='"])
  func `what never ends neither crashes nor takes long`(piece: String) throws {
    let document = try document("<p>\(sentence)</p>" + String(repeating: piece, count: 20_000))
    #expect(document.text.string.hasPrefix(sentence))
  }

  @Test func `scripts and styles are no text`() throws {
    let document = try document(
      "<style>p{}</style><script>if (a<b) '</p>'</script><p>Only this is text for people to read.</p>")
    #expect(document.text.string == "Only this is text for people to read.")
  }
}

/// The article's text may stand in the linked data too, quotation marks and all.
private let linkedData =
  #"<script type=application/ld+json>{"@type": "NewsArticle", "articleBody": ""#
  + String(repeating: #"an \"old\" crane "#, count: 90)
  + #"", "author": {"name": "Ada Lund"}}</script>"#

private struct EventCounts {
  var starts = 0
  var ends = 0
}

extension String {
  fileprivate func range(of part: String) -> Range<String.Index>? { ranges(of: part).first }
}
