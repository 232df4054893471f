/// What a page says of itself in its head.
struct PageData {
  /// What stands in `title`.
  var title = ""
  private(set) var meta: [String: String] = [:]
  private(set) var language: String?
  private(set) var canonical: String?
  /// The first `time` of the page with a machine's form.
  private(set) var time: String?

  /// Takes what an element tells of the page.
  mutating func note(_ tag: String, _ attributes: [String: String]) {
    switch tag {
    case "html": language = attributes["lang"] ?? attributes["xml:lang"] ?? language
    case "meta":
      guard let content = attributes["content"], !content.isEmpty else { return }
      if let key = attributes["property"] ?? attributes["name"] ?? attributes["itemprop"] ?? attributes["http-equiv"] {
        if meta[key.lowercased()] == nil { meta[key.lowercased()] = content }
      }
    case "link":
      if attributes["rel"]?.lowercased() == "canonical", canonical == nil { canonical = attributes["href"] }
    case "time":
      if time == nil { time = attributes["datetime"] }
    default: break
    }
  }

  /// The name of the article: what the page tells others first, for `title` often has the name of the site too.
  var name: String? {
    let name = meta["og:title"] ?? meta["twitter:title"] ?? title
    return name.split(whereSeparator: \.isWhitespace).isEmpty ? nil : name
  }

  /// What is kept of the head, by the names that documents have for it.
  var metadata: [(name: String, value: String)] {
    let wanted: [(String, [String])] = [
      ("author", ["author", "article:author", "dc.creator", "parsely-author", "sailthru.author"]),
      (
        "date",
        ["article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate", "parsely-pub-date"]
      ),
      ("source", ["og:site_name", "application-name", "dc.publisher"]),
      ("description", ["description", "og:description"]),
    ]
    var found = wanted.compactMap { name, keys in keys.compactMap { meta[$0] }.first.map { (name, $0) } }
    if !found.contains(where: { $0.0 == "date" }), let time { found.append(("date", time)) }
    if let url = canonical ?? meta["og:url"] { found.append(("url", url)) }
    return found.map { (name: $0.0, value: $0.1) }
  }
}
