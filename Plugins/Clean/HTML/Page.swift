import TextModel

/// A page as blocks of text inside elements.
struct Page {
  /// A piece of text: as it stands in the page, or with other bytes in its place.
  struct Piece {
    let range: TextRange
    let replacement: [UInt8]?
  }

  /// A block: text between two tags that begin a new line.
  struct Block {
    /// The pieces of text, in order; tags stand between them.
    var pieces: [Piece] = []
    /// Bytes of text without white space, and of text inside links.
    var length = 0
    var linkLength = 0
    /// Commas of any script: running text has them.
    var commas = 0
    /// Whether its last mark ends a sentence.
    var endsSentence = false
    /// The element it is in, as an index into `elements`.
    var container: Int
    /// The tag that began it.
    var tag: String
  }

  /// An element that can hold blocks.
  struct Element {
    let tag: String
    let parent: Int
    /// Its class, id, role and item properties, in lower case.
    let names: String
    /// One more than the last element inside it.
    fileprivate(set) var end = 0
    /// Blocks inside it, itself and below, as a range of `blocks`.
    fileprivate(set) var blocks = 0..<0
  }

  private(set) var blocks: [Block] = []
  /// The elements in the order in which they begin; an element stands before all that it holds.
  private(set) var elements: [Element] = [Element(tag: "html", parent: -1, names: "")]
  private(set) var about = PageData()

  private static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var",
    "wbr",
  ]

  /// Elements whose content is no text of the page.
  private static let hidden: Set<String> = [
    "script", "style", "noscript", "template", "textarea", "svg", "iframe", "object", "canvas", "audio", "video",
    "math",
    "title",
  ]

  /// Reads `text` as a page.
  ///
  /// - Complexity: that of the parser.
  init(_ text: Text) {
    var builder = Builder()
    PageParser.parse(text) { event in builder.take(event, of: text) }
    builder.finish()
    (blocks, elements, about) = (builder.blocks, builder.elements, builder.about)
  }

  /// Whether element `index` is `ancestor` or inside it.
  func isInside(_ index: Int, _ ancestor: Int) -> Bool {
    index >= ancestor && index < elements[ancestor].end
  }

  // MARK: Building

  /// The state of reading.
  private struct Builder {
    var blocks: [Block] = []
    var elements: [Element] = [Element(tag: "html", parent: -1, names: "")]
    var about = PageData()
    /// The open block elements, by their places in `elements`.
    private var open = [0]
    private var block = Block(container: 0, tag: "html")
    private var linkDepth = 0
    private var hiddenDepth = 0
    private var titleDepth = 0

    mutating func take(_ event: PageParser.Event, of text: Text) {
      switch event {
      case .start(let name, let attributes): start(name, attributes)
      case .end(let name): end(name)
      case .text(let range, let replacement): add(Piece(range: range, replacement: replacement), of: text)
      }
    }

    mutating func finish() {
      endBlock(tag: "html")
      while let index = open.popLast() { close(index) }
    }

    private mutating func start(_ name: String, _ attributes: [String: String]) {
      about.note(name, attributes)
      if Page.hidden.contains(name) { hiddenDepth += 1 }
      if name == "title" { titleDepth += 1 }
      if name == "a" { linkDepth += 1 }
      if name == "br" || name == "hr" { return endBlock(tag: block.tag) }
      if Page.inline.contains(name) { return }
      let names = ["class", "id", "role", "itemprop"].compactMap { attributes[$0] }.joined(separator: " ").lowercased()
      let isShown = attributes["style"].map { !$0.filter { $0 != " " }.contains("display:none") } ?? true
      endBlock(tag: name)
      elements.append(
        Element(
          tag: name, parent: open.last ?? 0,
          names: isShown && attributes["hidden"] == nil ? names : names + " display-none",
          blocks: blocks.count..<blocks.count))
      open.append(elements.count - 1)
      block.container = elements.count - 1
    }

    private mutating func end(_ name: String) {
      if Page.hidden.contains(name) { hiddenDepth = max(0, hiddenDepth - 1) }
      if name == "title" { titleDepth = max(0, titleDepth - 1) }
      if name == "a" { linkDepth = max(0, linkDepth - 1) }
      if Page.inline.contains(name) || name == "br" || name == "hr" { return }
      guard open.count > 1, let index = open.last, elements[index].tag == name else { return }
      endBlock(tag: name)
      open.removeLast()
      close(index)
      block.container = open.last ?? 0
      block.tag = elements[block.container].tag
    }

    private mutating func close(_ index: Int) {
      elements[index].end = elements.count
      elements[index].blocks = elements[index].blocks.lowerBound..<blocks.count
    }

    private mutating func add(_ piece: Piece, of text: Text) {
      if titleDepth > 0 {
        about.title += piece.replacement.map { String(decoding: $0, as: UTF8.self) } ?? text.string(in: piece.range)
      }
      if hiddenDepth > 0 { return }
      block.pieces.append(piece)
      var length = 0
      var last: UInt8 = 0
      if let replacement = piece.replacement {
        length = replacement.count { $0 > 0x20 }
        last = replacement.last ?? 0
      } else {
        let bytes = text.utf8
        for position in piece.range.bytes {
          let byte = bytes[position]
          length += byte > 0x20 ? 1 : 0
          if byte > 0x20 { last = byte }
          if byte == 0x2C || byte == 0x8C && bytes[position - 1] == 0xD8 { block.commas += 1 }
        }
      }
      // The last byte of . ! ? and of … ؟ ” » ۔ । 。
      if length > 0 {
        block.endsSentence = [0x2E, 0x21, 0x3F, 0x22, 0xA6, 0x9F, 0x9D, 0xBB, 0x94, 0xA4, 0x82].contains(last)
      }
      block.length += length
      if linkDepth > 0 { block.linkLength += length }
    }

    private mutating func endBlock(tag: String) {
      if block.length > 0 { blocks.append(block) }
      block = Block(container: open.last ?? 0, tag: tag)
    }
  }
}
