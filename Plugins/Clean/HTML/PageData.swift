import Foundation
import TextModel

/// What a page says of itself: in its head, and as linked data (schema.org in JSON-LD).
struct PageData {
  /// What stands in `title`.
  var title = ""
  /// The bytes of a script with linked data.
  var linkedData: [UInt8] = []
  private(set) var meta: [String: String] = [:]
  private var htmlLanguage: String?
  private(set) var canonical: String?
  /// The first `time` elements of the page with a machine's form, and the blocks that they stand in.
  private var times: [(value: String, block: Int)] = []
  /// What elements sign the article with.
  var signatures = Signatures()

  private static let mostTimes = 64

  /// Takes what an element tells of the page.
  mutating func note(_ tag: Tag, _ attributes: Attributes, block: Int) {
    switch tag {
    case "html": htmlLanguage = attributes["lang"] ?? attributes["xml:lang"] ?? htmlLanguage
    case "meta":
      guard let content = attributes["content"], !content.isEmpty else { return }
      if let key = attributes["property"] ?? attributes["name"] ?? attributes["itemprop"] ?? attributes["http-equiv"] {
        if meta[key.lowercased()] == nil { meta[key.lowercased()] = content }
      }
    case "link":
      if canonical == nil, attributes["rel"]?.lowercased() == "canonical" { canonical = attributes["href"] }
    default:
      guard times.count < PageData.mostTimes, let value = attributes["datetime"], !value.isEmpty else { return }
      if attributes["itemprop"] == "datePublished" || attributes["pubdate"] != nil, meta["datepublished"] == nil {
        meta["datepublished"] = value
      }
      times.append((value, block))
    }
  }

  /// Reads the linked data; what is no JSON says nothing.
  mutating func readLinkedData() {
    defer { linkedData = [] }
    guard let value = try? JSONSerialization.jsonObject(with: Data(withoutLongStrings)) else { return }
    note(linked: value, depth: 0)
  }

  /// The linked data with nothing in long strings: they hold whole articles, and what is wanted is short.
  private var withoutLongStrings: [UInt8] {
    let longest = 400
    var kept: [UInt8] = []
    kept.reserveCapacity(min(linkedData.count, 16 * longest))
    var position = 0
    while position < linkedData.count {
      kept.append(linkedData[position])
      position += 1
      if kept.last != 0x22 { continue }
      let start = position
      while position < linkedData.count, linkedData[position] != 0x22 {
        position += linkedData[position] == 0x5C ? 2 : 1
      }
      position = min(position, linkedData.count)
      if position - start <= longest { kept.append(contentsOf: linkedData[start..<position]) }
      if position < linkedData.count { kept.append(0x22) }
      position += 1
    }
    return kept
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

  /// Whether a value leads to its object rather than naming it.
  private static func isAddress(_ value: String) -> Bool { value.hasPrefix("http://") || value.hasPrefix("https://") }

  /// The name of the article: what the page tells others first, for `title` often has the name of the site too.
  var name: String? {
    let name = meta["og:title"] ?? meta["twitter:title"] ?? title
    return name.split(whereSeparator: \.isWhitespace).isEmpty ? nil : name
  }

  /// The name of the site.
  var site: String? { meta["og:site_name"] ?? meta["application-name"] }

  /// The language that the page says it is in, by its tag.
  var language: String? {
    let tag = [htmlLanguage, meta["content-language"], meta["og:locale"]].lazy.compactMap { $0 }.first { !$0.isEmpty }
    return tag.map { String($0.prefix { $0 != "," && $0 != " " }).replacing("_", with: "-") }
  }

  /// What is kept, by the names that documents have for it; `first` is the article's first block, which the nearest of several dates belongs to.
  func metadata(first: Int) -> [(name: String, value: String)] {
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
    var found = wanted.compactMap { name, keys in
      keys.lazy.compactMap { meta[$0] }.first { !PageData.isAddress($0) }.map { (name, $0) }
    }
    if let time = times.min(by: { abs($0.block - first) < abs($1.block - first) }) {
      found.append(("date", time.value))
    }
    if let author = signatures.author { found.append(("author", author)) }
    if let date = signatures.date { found.append(("date", date)) }
    if let url = canonical ?? meta["og:url"] { found.append(("url", url)) }
    return found.map { (name: $0.0, value: $0.1) }
  }
}
