import Foundation
import TextModel

/// What a page says of itself: in its head, and as linked data (schema.org in JSON-LD).
struct PageData {
  /// What stands in `title`.
  var title = ""
  /// The bytes of a script with linked data.
  var linkedData: [UInt8] = []
  private(set) var meta: [String: String] = [:]
  private(set) var language: String?
  private(set) var canonical: String?
  /// The first `time` of the page with a machine's form.
  private(set) var time: String?

  /// Takes what an element tells of the page.
  mutating func note(_ tag: Tag, _ attributes: Attributes) {
    switch tag {
    case "html": language = attributes["lang"] ?? attributes["xml:lang"] ?? language
    case "meta":
      guard let content = attributes["content"], !content.isEmpty else { return }
      if let key = attributes["property"] ?? attributes["name"] ?? attributes["itemprop"] ?? attributes["http-equiv"] {
        if meta[key.lowercased()] == nil { meta[key.lowercased()] = content }
      }
    case "link":
      if canonical == nil, attributes["rel"]?.lowercased() == "canonical" { canonical = attributes["href"] }
    default: if time == nil { time = attributes["datetime"] }
    }
  }

  /// Reads the linked data; what is no JSON says nothing.
  mutating func readLinkedData() {
    defer { linkedData = [] }
    guard let value = try? JSONSerialization.jsonObject(with: Data(linkedData)) else { return }
    note(linked: value, depth: 0)
  }

  private mutating func note(linked value: Any, depth: Int) {
    if depth > 8 { return }
    if let list = value as? [Any] { return list.forEach { note(linked: $0, depth: depth + 1) } }
    guard let object = value as? [String: Any] else { return }
    if let graph = object["@graph"] { note(linked: graph, depth: depth + 1) }
    let types = (object["@type"] as? [String]) ?? [object["@type"] as? String ?? ""]
    guard types.contains(where: { $0.hasSuffix("Article") || $0.hasSuffix("Posting") }) else { return }
    for (name, key) in [("datePublished", "ld:date"), ("author", "ld:author"), ("publisher", "ld:source")] {
      if meta[key] == nil, let text = PageData.name(of: object[name]) { meta[key] = text }
    }
  }

  /// The text of a value, or the names of the people or bodies that it is about.
  private static func name(of value: Any?) -> String? {
    switch value {
    case let text as String: text.isEmpty ? nil : text
    case let object as [String: Any]: object["name"] as? String
    case let list as [Any]: list.compactMap(name).isEmpty ? nil : list.compactMap(name).joined(separator: ", ")
    default: nil
    }
  }

  /// The name of the article: what the page tells others first, for `title` often has the name of the site too.
  var name: String? {
    let name = meta["og:title"] ?? meta["twitter:title"] ?? title
    return name.split(whereSeparator: \.isWhitespace).isEmpty ? nil : name
  }

  /// What is kept, by the names that documents have for it.
  var metadata: [(name: String, value: String)] {
    let wanted: [(String, [String])] = [
      ("author", ["ld:author", "author", "article:author", "dc.creator", "parsely-author", "sailthru.author"]),
      (
        "date",
        [
          "article:published_time", "ld:date", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate",
          "parsely-pub-date",
        ]
      ),
      ("source", ["og:site_name", "ld:source", "application-name", "dc.publisher"]),
      ("description", ["description", "og:description"]),
    ]
    var found = wanted.compactMap { name, keys in keys.compactMap { meta[$0] }.first.map { (name, $0) } }
    if !found.contains(where: { $0.0 == "date" }), let time { found.append(("date", time)) }
    if let url = canonical ?? meta["og:url"] { found.append(("url", url)) }
    return found.map { (name: $0.0, value: $0.1) }
  }
}
