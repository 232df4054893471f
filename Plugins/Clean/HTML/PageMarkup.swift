import PipelineCore
import TextModel

/// What the elements of a page say of the blocks of its article.
///
/// Pages use headings for big letters and lists for layout, so a heading must be short, and headings together less than the text under them; and a
/// list item must hold few blocks.
struct PageMarkup {
  private static let longestHeading = 300
  private static let mostBlocksInItem = 3

  private let page: Page
  private let usesHeadings: Bool

  /// The mark-up of the blocks of `page` that have no kind of furniture.
  init(_ page: Page, _ kinds: [FurnitureKind?]) {
    self.page = page
    var (headings, all) = (0, 0)
    for (block, kind) in zip(page.blocks, kinds) where kind == nil {
      all += block.length
      if let mark = page.elements[block.container].mark, page.elements[mark].headingLevel != nil {
        headings += block.length
      }
    }
    usesHeadings = headings * 2 < all
  }

  /// The block at `range` of the article's text, when mark-up tells what it is.
  func marked(_ block: Page.Block, at range: TextRange) -> MarkedBlock? {
    guard !range.isEmpty, let index = page.elements[block.container].mark else { return nil }
    let element = page.elements[index]
    if let level = element.headingLevel {
      return usesHeadings && block.length <= PageMarkup.longestHeading
        ? MarkedBlock(range, .heading, level: level) : nil
    }
    if element.tag == "blockquote" { return MarkedBlock(range, .quotation) }
    return element.blocks.count <= PageMarkup.mostBlocksInItem ? MarkedBlock(range, .listItem) : nil
  }
}

extension Page.Element {
  /// The level of a heading, from 1; nil for what is none.
  fileprivate var headingLevel: Int? { Page.headingLevel(of: tag) }
}
