/// Which lines of a site's pages are its furniture.
struct Learning {
  let minimum: Int
  let share: Double

  /// The part of a line's places that must be above or below articles.
  private static let edgeShare = 0.8

  /// The lines that recur in enough articles of a site, mostly above them or below.
  func furniture(of pages: [SampledPage]) -> Set<PageLine> {
    if pages.count < minimum { return [] }
    let keys = articles(of: pages)
    let least = max(minimum, Int((share * Double(Set(keys).count)).rounded(.up)))
    var repeated = Set(count(pages, keys).filter { $0.value >= least }.keys)
    // A line that stays makes a sentence of the body of what was thought repeated, so what stands beside it is looked at again.
    // Few rounds settle it; their number is bounded, so that no choice of pages makes it slow.
    for _ in 0..<8 {
      let outside = atEdges(repeated, pages)
      if outside.count == repeated.count { break }
      repeated = outside
    }
    return repeated
  }

  /// What tells the article of each page: copies of one, whatever they changed at its ends, have the same.
  ///
  /// The longest line, but for one that stands on so many pages that it may be furniture itself.
  private func articles(of pages: [SampledPage]) -> [PageLine] {
    let frequencies = pages.reduce(into: [PageLine: Int]()) { counts, page in
      for line in Set(page.lines + page.longest) { counts[line, default: 0] += 1 }
    }
    let most = max(Double(minimum), share * Double(pages.count))
    return pages.compactMap { page in
      page.longest.first { Double(frequencies[$0] ?? 0) < most } ?? page.longest.first
    }
  }

  /// In how many different articles each line stands.
  private func count(_ pages: [SampledPage], _ keys: [PageLine]) -> [PageLine: Int] {
    zip(pages, keys).reduce(into: [PageLine: Set<PageLine>]()) { articles, pair in
      for line in Set(pair.0.lines) { articles[line, default: []].insert(pair.1) }
    }.mapValues(\.count)
  }

  private func atEdges(_ repeated: Set<PageLine>, _ pages: [SampledPage]) -> Set<PageLine> {
    var places: [PageLine: (all: Int, edge: Int)] = [:]
    for page in pages {
      let (top, bottom) = edges(page.lines) { repeated.contains($0) }
      for (index, line) in page.lines.enumerated() where repeated.contains(line) {
        places[line, default: (0, 0)].all += 1
        if top.contains(index) || bottom.contains(index) { places[line, default: (0, 0)].edge += 1 }
      }
    }
    return Set(places.filter { Double($0.value.edge) >= Learning.edgeShare * Double($0.value.all) }.keys)
  }
}
