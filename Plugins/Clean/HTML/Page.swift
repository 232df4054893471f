import TextModel

/// A page as blocks of text inside containers.
struct Page {
  /// A block: text between two tags that begin a new line.
  struct Block {
    /// The pieces of text, in order; tags stand between them.
    var pieces: [TextRange] = []
    /// Bytes of text, and of text inside links.
    var length = 0
    var linkLength = 0
    /// The elements around it, outermost first, as indexes into `elements`.
    var container: Int
    var tag: String
  }

  /// An element that can hold blocks.
  struct Element {
    let tag: String
    let parent: Int
    /// Whether its tag says that what it holds is never part of an article.
    let isFurnitureByTag: Bool
    /// Whether its class, id or role sounds like furniture.
    let isFurnitureByName: Bool
    /// Whether what it holds is left out: by itself or an element around it.
    fileprivate(set) var isFurniture = false
  }

  private(set) var blocks: [Block] = []
  private(set) var elements: [Element] = [
    Element(tag: "html", parent: -1, isFurnitureByTag: false, isFurnitureByName: false)
  ]
  private(set) var title: String?
  private(set) var meta: [String: String] = [:]
  private(set) var language: String?

  private static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "mark", "q",
    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
  ]
  private static let void: Set<String> = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
  ]
  private static let furniture: Set<String> = [
    "nav", "footer", "aside", "form", "button", "select", "figure", "figcaption", "menu", "dialog", "head", "option",
    "label",
  ]
  private static let furnitureWords = [
    "related", "comment", "share", "social", "sidebar", "breadcrumb", "cookie", "newsletter", "promo", "advert",
    "footer", "navbar", "menu",
    "subscribe", "recommend", "popular", "caption",
  ]

  init(_ text: Text) {
    var tokens = HTMLTokens(text)
    var open: [(tag: String, element: Int)] = [("html", 0)]
    var block = Block(container: 0, tag: "html")
    var linkDepth = 0
    var isTitle = false
    func finish(_ block: inout Block, at element: Int, tag: String, into blocks: inout [Block]) {
      if block.length > 0 { blocks.append(block) }
      block = Block(container: element, tag: tag)
    }
    while let token = tokens.next() {
      switch token {
      case .skipped: break
      case .text(let range):
        if isTitle {
          title = (title ?? "") + text.string(in: range)
          continue
        }
        block.pieces.append(range)
        let length = text.utf8[range.bytes].count { $0 > 0x20 }
        block.length += length
        if linkDepth > 0 { block.linkLength += length }
      case .start(let name, let attributeRange, _):
        if name == "title" { isTitle = title == nil }
        if name == "a" { linkDepth += 1 }
        if name == "meta" || name == "html" { note(name, Attributes(text, attributeRange)) }
        if name == "br" || name == "hr" {
          finish(&block, at: open[open.count - 1].element, tag: block.tag, into: &blocks)
        }
        if Page.inline.contains(name) || Page.void.contains(name) { continue }
        // An open paragraph or list item ends where the next begins (HTML standard, section 13.1.2.4).
        if name == "p" || name == "li", open[open.count - 1].tag == name { open.removeLast() }
        // A body ends a head that nothing closed.
        if name == "body" { open.removeSubrange(1...) }
        let parent = open[open.count - 1].element
        elements.append(
          Element(
            tag: name, parent: parent, isFurnitureByTag: Page.furniture.contains(name),
            isFurnitureByName: Page.isFurniture(Attributes(text, attributeRange), name)))
        open.append((name, elements.count - 1))
        finish(&block, at: elements.count - 1, tag: name, into: &blocks)
      case .end(let name, _):
        if name == "title" { isTitle = false }
        if name == "a" { linkDepth = max(0, linkDepth - 1) }
        if Page.inline.contains(name) { continue }
        // An end tag closes the nearest element of its name among the innermost; looking no further keeps any page linear.
        let nearest = open.indices.suffix(64).last { open[$0].tag == name && $0 > 0 }
        if let nearest { open.removeSubrange(nearest...) }
        let now = open[open.count - 1]
        finish(&block, at: now.element, tag: now.tag, into: &blocks)
      }
    }
    finish(&block, at: 0, tag: "html", into: &blocks)
    markFurniture()
  }

  /// Settles what is furniture: names lie, so an element that holds a good part of the page's prose is none by its name alone.
  private mutating func markFurniture() {
    var prose = [Int](repeating: 0, count: elements.count)
    for block in blocks { prose[block.container] += max(0, block.length - 2 * block.linkLength) }
    for index in elements.indices.dropFirst().reversed() { prose[elements[index].parent] += prose[index] }
    for index in elements.indices.dropFirst() {
      let element = elements[index]
      let isNamed = element.isFurnitureByName && prose[index] * 10 < prose[0] * 3
      elements[index].isFurniture = elements[element.parent].isFurniture || element.isFurnitureByTag || isNamed
    }
  }

  private mutating func note(_ name: String, _ attributes: Attributes) {
    if name == "html" { language = attributes["lang"] ?? language }
    guard name == "meta", let content = attributes["content"] else { return }
    if let key = attributes["property"] ?? attributes["name"] ?? attributes["itemprop"] {
      meta[key.lowercased()] = content
    }
  }

  private static func isFurniture(_ attributes: Attributes, _ tag: String) -> Bool {
    if tag == "body" || tag == "article" || tag == "main" { return false }
    let words = ((attributes["class"] ?? "") + " " + (attributes["id"] ?? "") + " " + (attributes["role"] ?? ""))
      .lowercased()
    return words.count > 2 && furnitureWords.contains { words.contains($0) }
  }
}
