import TextModel

/// What is remembered of a page to learn from.
struct SampledPage: Codable, Sendable {
  /// A hash of the document's id, by which pages are chosen.
  let order: UInt64
  let lines: [PageLine]
  /// The longest lines, which tell articles apart: copies of an article share them, whatever stands around.
  let longest: [PageLine]

  /// The most lines that are remembered; of longer pages the middle is left out.
  static let most = 200

  init(id: String, _ text: Text) {
    order = id.utf8.reduce(0xCBF2_9CE4_8422_2325) { hash, byte in
      let mixed = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15
      return mixed ^ mixed >> 32
    }
    let ranges = PageLine.ranges(of: text)
    let half = SampledPage.most / 2
    let kept = ranges.count > SampledPage.most ? ranges.prefix(half) + ranges.suffix(half) : ranges[...]
    lines = kept.map { PageLine($0, of: text) }
    // Of lines of equal length the first, so that equal texts give equal pages.
    var best: [TextRange] = []
    for range in ranges where best.count < 3 || range.count > (best.last?.count ?? 0) {
      best.insert(range, at: best.firstIndex { $0.count < range.count } ?? best.count)
      if best.count > 3 { best.removeLast() }
    }
    longest = best.map { PageLine($0, of: text) }
  }
}

/// Pages of each site, those with the smallest hashes of their ids: a sample that is the same in whatever order and parts it is taken.
struct Sample: Codable, Sendable {
  /// By the name of the site, in rising order.
  private(set) var pages: [String: [SampledPage]] = [:]

  mutating func add(_ page: SampledPage, of site: String, most: Int) {
    var list = pages.removeValue(forKey: site) ?? []
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if list[middle].order <= page.order { low = middle + 1 } else { high = middle }
    }
    if low < most {
      list.insert(page, at: low)
      if list.count > most { list.removeLast() }
    }
    pages[site] = list
  }

  /// Both samples in one.
  mutating func merge(_ next: Sample, most: Int) {
    for (site, list) in next.pages {
      let own = pages.removeValue(forKey: site) ?? []
      var merged: [SampledPage] = []
      merged.reserveCapacity(min(own.count + list.count, most))
      var (left, right) = (0, 0)
      while merged.count < most, left < own.count || right < list.count {
        if right == list.count || left < own.count && own[left].order <= list[right].order {
          merged.append(own[left])
          left += 1
        } else {
          merged.append(list[right])
          right += 1
        }
      }
      pages[site] = merged
    }
  }
}
