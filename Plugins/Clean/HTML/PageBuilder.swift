import Glibc
import TextModel

/// Makes a page out of what the parser tells of.
final class PageBuilder {
  private(set) var pieces: [Page.Piece] = []
  private(set) var replacements: [UInt8] = []
  private(set) var addresses: [UInt8] = []
  private(set) var anchors: [Page.Anchor] = []
  private(set) var blocks: [Page.Block] = []
  private(set) var elements = [
    Page.Element(tag: "html", parent: -1, name: nil, mark: nil, declared: nil, blocks: 0..<0)
  ]
  private(set) var about = PageData()
  /// The open block elements, by their places in `elements`.
  private var open = [0]
  private var block = Page.Block(pieces: 0..<0, container: 0, tag: "html")
  private var lastByte: UInt8 = 0
  private var depth = 0
  private var linkDepth = 0
  /// Where the open link leads.
  private var address: Range<Int>?
  private var hiddenDepth = 0
  private var titleDepth = 0
  private var isLinkedData = false

  private static let inline: TagSet = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr",
  ]

  /// Elements whose content is no text of the page.
  private static let hidden: TagSet = [
    "script", "style", "noscript", "template", "textarea", "svg", "iframe", "object", "canvas", "audio", "video",
    "math", "title",
  ]

  /// Elements that say what the blocks in them are.
  private static let marks: TagSet = ["h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote"]

  /// Elements that say something of the page.
  private static let telling: TagSet = ["html", "meta", "link", "time"]

  // What a set of tags would be asked for with every event.
  private static let (a, br, hr, title, script): (Tag, Tag, Tag, Tag, Tag) = ("a", "br", "hr", "title", "script")

  // MARK: Events

  func start(_ tag: Tag, _ attributes: Attributes) {
    depth += 1
    about.signatures.start(attributes, depth: depth)
    if PageBuilder.telling.contains(tag) { about.note(tag, attributes, block: blocks.count) }
    if tag == PageBuilder.a {
      linkDepth += 1
      noteAddress(attributes)
    }
    if tag == PageBuilder.br || tag == PageBuilder.hr { return endBlock(tag: block.tag) }
    if PageBuilder.inline.contains(tag) { return }
    if PageBuilder.hidden.contains(tag) {
      hiddenDepth += 1
      if tag == PageBuilder.title { titleDepth += 1 }
      if tag == PageBuilder.script { isLinkedData = attributes["type"]?.lowercased() == "application/ld+json" }
    }
    endBlock(tag: tag)
    let parent = open.last ?? 0
    elements.append(
      Page.Element(
        tag: tag, parent: parent, name: FurnitureNames.name(in: attributes),
        mark: PageBuilder.marks.contains(tag) ? elements.count : elements[parent].mark,
        declared: Page.Declared(attributes),
        blocks: blocks.count..<blocks.count))
    open.append(elements.count - 1)
    block.container = elements.count - 1
  }

  func end(_ tag: Tag) {
    about.signatures.end(depth: depth)
    depth -= 1
    if tag == PageBuilder.a {
      linkDepth = max(0, linkDepth - 1)
      if linkDepth == 0 { address = nil }
    }
    if PageBuilder.inline.contains(tag) || tag == PageBuilder.br || tag == PageBuilder.hr { return }
    if PageBuilder.hidden.contains(tag) {
      hiddenDepth = max(0, hiddenDepth - 1)
      if tag == PageBuilder.title { titleDepth = max(0, titleDepth - 1) }
      if isLinkedData { about.readLinkedData() }
      isLinkedData = false
    }
    guard open.count > 1, let index = open.last, elements[index].tag == tag else { return }
    endBlock(tag: tag)
    open.removeLast()
    close(index)
    block.container = open.last ?? 0
    block.tag = elements[block.container].tag
  }

  func text(_ bytes: UnsafeRawBufferPointer, at range: TextRange, isReplaced: Bool) {
    if titleDepth > 0 { about.title += String(decoding: bytes, as: UTF8.self) }
    if hiddenDepth > 0 { return }
    if about.signatures.isOpen { about.signatures.add(bytes) }
    if isReplaced {
      pieces.append(Page.Piece(range: range, replacement: replacements.count..<(replacements.count + bytes.count)))
      replacements.append(contentsOf: bytes)
    } else if let last = pieces.last, pieces.count > block.pieces.lowerBound, last.replacement == nil,
      last.range.end == range.start
    {
      pieces[pieces.count - 1].range = TextRange(last.range.start, range.end)
    } else {
      pieces.append(Page.Piece(range: range, replacement: nil))
    }
    var length = 0
    for byte in bytes { length &+= byte > 0x20 ? 1 : 0 }
    if length == 0 { return }
    if let last = bytes.last(where: { $0 > 0x20 }) { lastByte = last }
    block.length += length
    if linkDepth > 0 { block.linkLength += length }
  }

  func data(_ bytes: UnsafeRawBufferPointer) {
    if isLinkedData { about.linkedData.append(contentsOf: bytes) }
  }

  func finish() {
    endBlock(tag: "html")
    while let index = open.popLast() { close(index) }
  }

  // MARK: Blocks

  /// Keeps where a link leads.
  private func noteAddress(_ attributes: Attributes) {
    attributes.forEach { name, value in
      guard let value, strcmp(name, "href") == 0, value[0] != 0, value[0] != 0x23 else { return }
      let start = addresses.count
      addresses.append(contentsOf: UnsafeRawBufferPointer(start: value, count: strlen(value)))
      address = start..<addresses.count
      anchors.append(Page.Anchor(address: start..<addresses.count, piece: pieces.count))
    }
    if block.address == nil { block.address = address }
  }

  private func close(_ index: Int) {
    elements[index].blocks = elements[index].blocks.lowerBound..<blocks.count
  }

  private func endBlock(tag: Tag) {
    if block.length > 0 {
      block.pieces = block.pieces.lowerBound..<pieces.count
      // The last byte of . ! ? and of … ؟ ” » ۔ । 。
      block.endsSentence = [0x2E, 0x21, 0x3F, 0x22, 0xA6, 0x9F, 0x9D, 0xBB, 0x94, 0xA4, 0x82].contains(lastByte)
      blocks.append(block)
    } else {
      pieces.removeSubrange(block.pieces.lowerBound...)
      while let last = anchors.last, last.piece >= block.pieces.lowerBound { anchors.removeLast() }
    }
    block = Page.Block(pieces: pieces.count..<pieces.count, address: address, container: open.last ?? 0, tag: tag)
  }
}
