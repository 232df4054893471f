import TextModel

/// Chooses the blocks of a page that are its article.
///
/// Blocks of running text vote for the elements around them, nearer ones more; the element with the most votes holds the article, with those beside
/// it that hold running text too. Of what it holds, blocks are left out that are mostly links, that stand in elements of a kind or a name that
/// is furniture, and what is short between such. Follows the idea of text and link density (Kohlschütter et al. 2010, section 3).
struct MainContent {
  private let page: Page
  /// For each element, whether what it holds is left out.
  private var isFurniture: [Bool]

  /// The blocks of the article of `page`, or of all of it.
  static func blocks(of page: Page, all: Bool) -> [Page.Block] {
    if all { return page.blocks }
    return MainContent(page).article
  }

  private init(_ page: Page) {
    self.page = page
    isFurniture = Array(repeating: false, count: page.elements.count)
    // Names lie: an element that holds a good part of the page's prose is no furniture by its name alone.
    var prose = [Int](repeating: 0, count: page.elements.count)
    for block in page.blocks { prose[block.container] += max(0, block.length - 2 * block.linkLength) }
    for index in page.elements.indices.dropFirst().reversed() { prose[page.elements[index].parent] += prose[index] }
    for index in page.elements.indices.dropFirst() {
      let element = page.elements[index]
      let isNamed = FurnitureNames.doubt(of: element).map { prose[index] * 100 < prose[0] * $0 } ?? false
      isFurniture[index] = isFurniture[element.parent] || FurnitureNames.tags.contains(element.tag) || isNamed
    }
  }

  private var article: [Page.Block] {
    let candidates = page.blocks.filter { !isFurniture[$0.container] }
    guard let core = bestElement(candidates) else { return candidates }
    let best = widened(core, candidates)
    let inside = candidates.filter { page.isInside($0.container, best) && !isMostlyLinks($0) }
    return inside.isEmpty ? candidates : lead(above: best, candidates) + inside
  }

  /// The lead between the headline and the element that holds the article; the headline itself is the document's title.
  private func lead(above best: Int, _ candidates: [Page.Block]) -> [Page.Block] {
    let above = candidates.prefix { $0.container < best && !page.isInside($0.container, best) }
    guard let start = above.lastIndex(where: { $0.tag == "h1" }), above.endIndex - start <= 12 else { return [] }
    return above[start...].filter { block in
      block.tag != "h1" && block.linkLength * 4 < block.length && block.length >= 50 && block.endsSentence
    }
  }

  /// The element around `core` that has the rest of the article: leads and boxes often stand beside the element with most of the text.
  ///
  /// Goes out as long as what comes with it is text rather than links, and less than there is.
  private func widened(_ core: Int, _ candidates: [Page.Block]) -> Int {
    var best = core
    var element = page.elements[core].parent
    while element > 0, page.elements[element].tag != "body" {
      let blocks = candidates.filter { page.isInside($0.container, element) }
      let added = blocks.filter { !page.isInside($0.container, best) }
      let own = blocks.reduce(0) { $0 + $1.length } - added.reduce(0) { $0 + $1.length }
      let length = added.reduce(0) { $0 + $1.length }
      let links = added.reduce(0) { $0 + $1.linkLength }
      let prose = added.reduce(0) { $0 + ($1.length >= 60 && $1.linkLength * 4 < $1.length ? $1.length : 0) }
      let isArticle = page.elements[element].tag == "article" || page.elements[element].tag == "main"
      if length > 0 {
        if isArticle ? links * 2 > length : links * 10 > length * 3 || prose * 2 < length || length > own { break }
      }
      best = element
      element = page.elements[element].parent
    }
    return best
  }

  private func isMostlyLinks(_ block: Page.Block) -> Bool { block.linkLength * 2 > block.length }

  private func bestElement(_ blocks: [Page.Block]) -> Int? {
    var votes: [Int: Double] = [:]
    for block in blocks where block.length >= 40 && !isMostlyLinks(block) {
      var weight = Double(block.length - 2 * block.linkLength)
      var element = block.container
      // The block's own element is its paragraph, so the vote starts at the parent.
      if page.elements[element].tag == "p" { element = page.elements[element].parent }
      for _ in 0..<4 where element >= 0 {
        let tag = page.elements[element].tag
        votes[element, default: 0] += tag == "article" || tag == "main" ? weight * 1.5 : weight
        weight *= 0.6
        element = page.elements[element].parent
      }
    }
    return votes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }
}
