import TextModel

/// Chooses the blocks of a page that are its article.
///
/// Each block of running text votes for the elements around it, nearer ones more; the element with the most votes holds the article, and of what it
/// holds, blocks that are mostly links are left out. Follows the idea of text and link density (Kohlschütter et al. 2010, section 3).
enum MainContent {
  static func blocks(of page: Page, all: Bool) -> [Page.Block] {
    if all { return page.blocks.filter { !isInHead($0, page) } }
    let candidates = page.blocks.filter { !page.elements[$0.container].isFurniture }
    guard let best = bestElement(of: page, candidates) else { return candidates }
    let inside = candidates.filter { isInside($0.container, best, page) && !isMostlyLinks($0) }
    return inside.isEmpty ? candidates : inside
  }

  private static func isMostlyLinks(_ block: Page.Block) -> Bool { block.linkLength * 2 > block.length }

  private static func bestElement(of page: Page, _ blocks: [Page.Block]) -> Int? {
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

  private static func isInside(_ element: Int, _ ancestor: Int, _ page: Page) -> Bool {
    var element = element
    while element > ancestor { element = page.elements[element].parent }
    return element == ancestor
  }

  private static func isInHead(_ block: Page.Block, _ page: Page) -> Bool {
    var element = block.container
    for _ in 0..<4 where element >= 0 {
      if page.elements[element].tag == "head" { return true }
      element = page.elements[element].parent
    }
    return false
  }
}
