import PipelineCore
import PipelineRuntime
import TextModel

/// The articles of a run's page, each to be opened, all to be searched.
struct ArticleList {
  let sample: RunSample
  let written: Int

  func write(to html: inout HTML) {
    if sample.articles.isEmpty { return }
    let count = sample.articles.count
    html.raw("<section aria-labelledby=\"articles\">\n<h2 id=\"articles\">Articles</h2>\n<p class=\"facts\">")
    html.raw(
      count == written
        ? "All \(Numbers.grouped(count)) that were written."
        : "\(Numbers.grouped(count)) of the \(Numbers.grouped(written)) that were written, drawn by their ids: the same in every run."
    )
    html.raw(
      """
       In the text, <mark class="summary">sentences of the summary</mark>, <b class="k">keywords</b> and the number \
      of each <span class="s">sentence</span>.</p>
      <form class="search" role="search" hidden>
      <label for="query">Search the articles</label>
      <input id="query" type="search" autocomplete="off" spellcheck="false" dir="auto">
      <output id="found" for="query" aria-live="polite"></output>
      </form>
      <div id="list">

      """)
    for (index, article) in sample.articles.enumerated() { write(article, isOpen: index == 0, &html) }
    html.raw("</div>\n</section>\n")
  }

  private func write(_ article: RunSample.Article, isOpen: Bool, _ html: inout HTML) {
    let language = ArticleList.attribute(article.language)
    let direction = Direction.of(article.text).rawValue
    html.raw("<details class=\"article\" dir=\"\(direction)\"\(isOpen ? " open" : "")>\n")
    html.raw("<summary><h3 dir=\"auto\"\(language)>")
    html.text(title(of: article))
    html.raw("</h3><p class=\"meta\">")
    html.isolated(article.id)
    if let tag = article.language {
      html.raw(" · ")
      html.isolated(tag)
    }
    html.raw(" · <bdi dir=\"ltr\">\(Numbers.count(article.sentences.count, "sentence"))</bdi></p></summary>\n")
    if !article.keywords.isEmpty {
      html.raw("<ul class=\"keywords\"\(language) aria-label=\"Keywords\">")
      for keyword in article.keywords {
        html.raw("<li><bdi>")
        html.text(keyword.text)
        html.raw("</bdi> <span class=\"score\">\(Numbers.fixed(keyword.score, 2))</span></li>")
      }
      html.raw("</ul>\n")
    }
    html.raw("<div class=\"text\"\(language)>\n")
    ArticleText(article).write(to: &html)
    if article.isCut { html.raw("<p class=\"faint\">… the article goes on</p>\n") }
    html.raw("</div>\n</details>\n")
  }

  /// The title, else the first line, else the id.
  private func title(of article: RunSample.Article) -> String {
    if let title = article.title, title.utf8.contains(where: { $0 > 0x20 }) { return Shown.line(title, limit: 160) }
    let line = article.text.split(separator: "\n", maxSplits: 1).first ?? ""
    return line.isEmpty ? article.id : Shown.line(line, limit: 110)
  }

  /// The attribute `lang`, where the tag has the letters of one.
  static func attribute(_ tag: String?) -> String {
    guard let tag, tag != "und", tag.utf8.count <= 35,
      tag.utf8.allSatisfy({ $0 == 0x2D || (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) })
    else { return "" }
    return " lang=\"\(tag)\""
  }
}
