import TextModel

/// A page as blocks of text inside elements.
struct Page {
  /// A piece of text: as it stands in the page, or with other bytes in its place.
  struct Piece {
    var range: TextRange
    /// The bytes in its place, as a range of ``Page/replacements``.
    let replacement: Range<Int>?
  }

  /// A block: text between two tags that begin a new line.
  struct Block {
    /// The pieces of text, in order, as a range of ``Page/pieces``; tags stand between them.
    var pieces: Range<Int>
    /// Bytes of text without white space, and of text inside links.
    var length = 0
    var linkLength = 0
    /// Where its first link leads, as a range of ``Page/addresses``.
    var address: Range<Int>?
    /// Whether its last mark ends a sentence.
    var endsSentence = false
    /// The element it is in, as an index into ``Page/elements``.
    var container: Int
    /// The tag that began it.
    var tag: Tag
  }

  /// A link.
  struct Anchor {
    /// Where it leads, as a range of ``Page/addresses``.
    let address: Range<Int>
    /// The first piece of text behind its start, as an index into ``Page/pieces``.
    let piece: Int
  }

  /// What a page says of its elements in the terms of schema.org.
  enum Declared {
    case headline, body

    /// What the item properties in `attributes` declare.
    init?(_ attributes: Attributes) {
      switch attributes["itemprop"] {
      case "headline": self = .headline
      case "articleBody": self = .body
      default: return nil
      }
    }
  }

  /// An element that can hold blocks.
  struct Element {
    let tag: Tag
    let parent: Int
    /// What its class, id, role and item properties say of it.
    let name: FurnitureNames.Name?
    /// The nearest element, itself included, that is a heading, a list item or a quotation; nil for none.
    let mark: Int?
    /// What part of the article the page declares it to be.
    let declared: Declared?
    /// Blocks inside it, itself and below, as a range of ``Page/blocks``.
    var blocks: Range<Int>
  }

  /// The level of a heading, from 1; nil for what is none.
  static func headingLevel(of tag: Tag) -> Int? { headings.firstIndex(of: tag).map { $0 + 1 } }
  private static let headings: [Tag] = ["h1", "h2", "h3", "h4", "h5", "h6"]

  let pieces: [Piece]
  let replacements: [UInt8]
  /// Where links lead, one after another.
  let addresses: [UInt8]
  /// The links that lead somewhere, in page order.
  let anchors: [Anchor]
  let blocks: [Block]
  /// The elements in the order in which they begin; an element stands before all that it holds.
  let elements: [Element]
  let about: PageData

  /// Reads `text` as a page.
  ///
  /// - Complexity: that of the parser.
  init(_ text: Text) {
    let builder = PageBuilder()
    PageParser.parse(text, into: builder)
    builder.finish()
    pieces = builder.pieces
    replacements = builder.replacements
    addresses = builder.addresses
    anchors = builder.anchors
    blocks = builder.blocks
    elements = builder.elements
    about = builder.about
  }
}
