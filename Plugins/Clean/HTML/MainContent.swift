import TextModel

/// Parts a page into its article and what stands around it.
///
/// Blocks of running text vote for the elements around them, nearer ones more; the element with the most votes holds the article, with those beside
/// it that hold running text too. Of what it holds, blocks are left out that are mostly links, and that stand in elements of a kind or a name that
/// is furniture. Follows the idea of text and link density (Kohlschütter et al. 2010, section 3).
struct MainContent {
  private let page: Page
  private let text: Text
  /// For each element, the kind of furniture that it is or is in; nil for none.
  private var furniture: [FurnitureKind?]
  /// Sums over the blocks before each that are no furniture.
  private var sums: [Measure]

  /// How much text some blocks hold, in bytes without white space: in all, inside links, and in blocks of running text.
  private struct Measure {
    var length = 0
    var links = 0
    var prose = 0

    static func - (left: Measure, right: Measure) -> Measure {
      Measure(length: left.length - right.length, links: left.links - right.links, prose: left.prose - right.prose)
    }
  }

  /// For each block of `page`, which was read from `text`, the kind of furniture that it is; nil for those of the article.
  ///
  /// - Complexity: O(elements + blocks).
  static func kinds(of page: Page, in text: Text) -> [FurnitureKind?] {
    MainContent(page, text).kinds
  }

  private init(_ page: Page, _ text: Text) {
    self.page = page
    self.text = text
    furniture = Array(repeating: nil, count: page.elements.count)
    // Names lie: an element that holds a good part of the page's prose is no furniture by its name alone.
    var prose = [Int](repeating: 0, count: page.elements.count)
    for block in page.blocks { prose[block.container] += max(0, block.length - 2 * block.linkLength) }
    for index in page.elements.indices.dropFirst().reversed() { prose[page.elements[index].parent] += prose[index] }
    // Below an article its readers may have written many times as much, which says nothing of what is a good part of it.
    var whole = prose[0]
    for index in page.elements.indices.dropFirst() {
      let element = page.elements[index]
      if let kind = furniture[element.parent] {
        furniture[index] = kind
      } else if let kind = FurnitureNames.kind(
        of: element, isSure: true, isBelow: { prose[index] * 100 < prose[0] * $0 })
      {
        furniture[index] = kind
        whole -= prose[index]
      }
    }
    for index in page.elements.indices.dropFirst() where furniture[index] == nil {
      let element = page.elements[index]
      furniture[index] =
        furniture[element.parent]
        ?? FurnitureNames.kind(of: element, isSure: false, isBelow: { prose[index] * 100 < whole * $0 })
    }
    sums = [Measure()]
    sums.reserveCapacity(page.blocks.count + 1)
    var sum = Measure()
    for block in page.blocks {
      if furniture[block.container] == nil {
        sum.length += block.length
        sum.links += block.linkLength
        if block.length >= 60, block.linkLength * 4 < block.length { sum.prose += block.length }
      }
      sums.append(sum)
    }
  }

  private var kinds: [FurnitureKind?] {
    var kinds = page.blocks.map { furniture[$0.container] }
    guard let core = bestElement else { return kinds }
    let best = page.elements[widened(core)].blocks
    let hasText = best.contains { kinds[$0] == nil && !page.blocks[$0].isMostlyLinks }
    if !hasText { return kinds }
    let (own, captions) = best.reduce(into: (0, 0)) { sum, index in
      if kinds[index] == nil { sum.0 += page.blocks[index].length }
      if kinds[index] == .caption { sum.1 += page.blocks[index].length }
    }
    // Where there is little else, the captions are the article.
    if captions > own { for index in best where kinds[index] == .caption { kinds[index] = nil } }
    let headline = Headline.find(in: page, of: text, before: best, kinds)
    let lead = headline.map { leads(from: $0 + 1, to: best.lowerBound, kinds) } ?? []
    for index in kinds.indices where kinds[index] == nil {
      let block = page.blocks[index]
      if best.contains(index) {
        if block.isMostlyLinks { kinds[index] = .similar }
      } else if !lead.contains(index) {
        kinds[index] = block.isMostlyLinks ? .navigation : mentionsCookies(block) ? .cookies : .other
      }
    }
    if let headline { kinds[headline] = nil }
    dropLastHeadings(&kinds)
    // Where the page declares the article's body, its edges are known.
    if declaredBody(around: core) == nil {
      dropEdge(&kinds, kinds.indices)
      dropEdge(&kinds, kinds.indices.reversed())
    }
    return kinds
  }

  /// Shorter lines than this, in bytes without white space, are no text by themselves; more of them than this are.
  private static let (shortLine, mostLinesAtEdge) = (30, 5)

  /// Takes out short lines without an end mark between the edge of the article and its running text: dates, sizes of letters, signatures.
  private func dropEdge(_ kinds: inout [FurnitureKind?], _ order: some Sequence<Int>) {
    var edge: [Int] = []
    for index in order where kinds[index] == nil {
      let block = page.blocks[index]
      if page.elements[block.container].mark != nil { continue }
      if block.length >= MainContent.shortLine || block.endsSentence {
        for index in edge { kinds[index] = .other }
        return
      }
      edge.append(index)
      if edge.count > MainContent.mostLinesAtEdge { return }
    }
  }

  /// Gives headings that the article ends with the kind of what they stand over: «Related topics» says nothing without them.
  private func dropLastHeadings(_ kinds: inout [FurnitureKind?]) {
    var below: FurnitureKind?
    for index in kinds.indices.reversed() {
      if kinds[index] == nil {
        if Page.headingLevel(of: page.blocks[index].tag) ?? 1 == 1 { return }
        kinds[index] = below ?? .other
      }
      below = kinds[index]
    }
  }

  /// The lead between the headline and the article's first block.
  private func leads(from start: Int, to end: Int, _ kinds: [FurnitureKind?]) -> Set<Int> {
    if start >= end { return [] }
    return Set(
      (start..<end).filter { kinds[$0] == nil }.prefix(12).filter { index in
        let block = page.blocks[index]
        if block.linkLength * 4 >= block.length { return false }
        return block.isHeading ? block.length >= 20 : block.length >= 50 && block.endsSentence
      })
  }

  /// The element around `core` that has the rest of the article: leads and boxes often stand beside the element with most of the text.
  ///
  /// Goes out as long as what comes with it is running text for the most part, or text rather than links and less than there is.
  private func widened(_ core: Int) -> Int {
    let declared = declaredBody(around: core)
    if declared == core { return core }
    var best = core
    var element = page.elements[core].parent
    var isBroken = false
    while element > 0, page.elements[element].tag != "body" {
      if isBroken, declared != nil || page.elements[element].tag != "article" {
        element = page.elements[element].parent
        continue
      }
      let own = measure(best)
      let added = measure(element) - own
      let holdsArticle =
        page.elements[element].isArticle
        ? added.links * 2 <= added.length && (!isBroken || added.length <= own.length)
        : added.prose * 10 >= added.length * 8 && added.links * 10 <= added.length * 2
          || added.links * 10 <= added.length * 3 && added.prose * 2 >= added.length && added.length <= own.length
      isBroken = added.length > 0 && !holdsArticle
      if !isBroken { best = element }
      if element == declared { break }
      element = page.elements[element].parent
    }
    return best
  }

  /// The nearest element around `core`, itself included, that the page declares to be the article's body.
  private func declaredBody(around core: Int) -> Int? {
    var element = core
    while element > 0 {
      if page.elements[element].declared == .body { return element }
      element = page.elements[element].parent
    }
    return nil
  }

  private func measure(_ element: Int) -> Measure {
    let blocks = page.elements[element].blocks
    return sums[blocks.upperBound] - sums[blocks.lowerBound]
  }

  /// Whether a block speaks of cookies, as notices do in every language; where an article does, its blocks are alike and nothing changes.
  private func mentionsCookies(_ block: Page.Block) -> Bool {
    let bytes = text.utf8.span
    return page.pieces[block.pieces].contains { piece in
      if piece.range.count < 5 { return false }
      for place in Int(piece.range.start)..<(Int(piece.range.end) - 4)
      where bytes[place] == 0x6F && bytes[place + 1] == 0x6F && bytes[place + 2] == 0x6B && bytes[place + 3] == 0x69
        && bytes[place + 4] == 0x65
      {
        return true
      }
      return false
    }
  }

  private var bestElement: Int? {
    var votes: [Int: Double] = [:]
    for block in page.blocks where furniture[block.container] == nil && block.length >= 40 && !block.isMostlyLinks {
      var weight = Double(block.length - 2 * block.linkLength)
      if mentionsCookies(block) { weight *= 0.2 }
      var element = block.container
      // The block's own element is its paragraph, so the vote starts at the parent.
      if page.elements[element].tag == "p" { element = page.elements[element].parent }
      for _ in 0..<4 where element >= 0 {
        votes[element, default: 0] += page.elements[element].isArticle ? weight * 1.5 : weight
        weight *= 0.6
        element = page.elements[element].parent
      }
    }
    return votes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }
}

extension Page.Block {
  /// Whether it is a list of links rather than text with some.
  var isMostlyLinks: Bool { linkLength * 10 > length * 8 }
  /// Whether the page calls it a heading.
  var isHeading: Bool { Page.headingLevel(of: tag) != nil }
}

extension Page.Element {
  /// Whether the page says that the article is here.
  fileprivate var isArticle: Bool { tag == "article" || tag == "main" }
}
