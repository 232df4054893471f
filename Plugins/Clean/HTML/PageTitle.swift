import TextModel

/// The name of a page's article, without the name of the site that pages put beside it.
enum PageTitle {
  private static let separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " › ", " > ", " · ", " // "]

  /// How many headings of a level are looked at, and how many bytes of a name.
  private static let mostHeadings = 50
  private static let longestName = 1000

  /// The title of `page`, on one line; nil when it has none.
  ///
  /// A heading that is part of what the page calls itself is the title. Else the name of the site goes where the page tells it, or where it looks like
  /// one: last, behind a separator, and much the shorter part.
  static func title(of page: Page, in text: Text) -> String? {
    guard let name = page.about.name.map(folded), !name.isEmpty else {
      return page.blocks.first { $0.tag == "h1" }.map { string(of: $0, in: page, text) }
    }
    let names = [name, folded(page.about.title)]
    for tag in ["h1", "h2", "h3"] as [Tag] {
      for block in page.blocks.lazy.filter({ $0.tag == tag && (4...300).contains($0.length) }).prefix(mostHeadings) {
        let heading = string(of: block, in: page, text)
        if let whole = names.first(where: { $0.contains(heading) }), isRest(of: whole, beside: heading) {
          return heading
        }
      }
    }
    return withoutSite(name, site: page.about.site.map(folded))
  }

  /// Whether what `whole` has besides `heading` may be names of sites and sections; a heading with those alone is no title.
  private static func isRest(of whole: String, beside heading: String) -> Bool {
    whole == heading || whole.hasSuffix(": " + heading)
      || heading.utf8.count * 2 >= whole.utf8.count
        && (separators + [", ", "_"]).contains { whole.hasPrefix(heading + $0) || whole.contains($0 + heading) }
  }

  private static func withoutSite(_ name: String, site: String?) -> String {
    for separator in separators {
      guard let site, !site.isEmpty else { break }
      if name.hasSuffix(separator + site) { return String(name.dropLast((separator + site).count)) }
      if name.hasPrefix(site + separator) { return String(name.dropFirst((site + separator).count)) }
    }
    var best = name
    // Sections and site may follow one another.
    for _ in 0..<2 {
      guard
        let cut = separators.compactMap({ best.ranges(of: $0).last }).max(by: { $0.lowerBound < $1.lowerBound })
      else { break }
      let (rest, last) = (best[..<cut.lowerBound], best[cut.upperBound...])
      guard last.split(separator: " ").count <= 4, last.first?.isLowercase != true else { break }
      // Dashes stand in titles too.
      let isDash = best[cut].contains { "-–—".contains($0) }
      guard
        isDash ? rest.utf8.count >= 15 && 2 * rest.utf8.count >= 3 * last.utf8.count : rest.utf8.count > last.utf8.count
      else { break }
      best = String(rest)
    }
    return best
  }

  private static func string(of block: Page.Block, in page: Page, _ text: Text) -> String {
    String(decoding: PageText.bytes(of: block, of: page, in: text), as: UTF8.self)
  }

  private static func folded(_ text: String) -> String {
    text.prefix(longestName).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
