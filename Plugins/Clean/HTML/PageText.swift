import PipelineCore
import TextModel

/// The text of a page: the article with the way back, and what stands around it.
enum PageText {
  /// The blocks that have no kind of furniture, an empty line between them, and what mark-up says of them.
  static func article(
    of page: Page, _ kinds: [FurnitureKind?], in text: Text
  ) -> (text: Text, alignment: Alignment, markup: [MarkedBlock]) {
    // The article is the lesser part of most pages: its letters, and the spaces between them.
    let letters = zip(page.blocks, kinds).reduce(0) { $1.1 == nil ? $0 + $1.0.length : $0 }
    var editor = TextEditor(text, capacity: letters + letters / 4)
    let marks = PageMarkup(page, kinds)
    var markup: [MarkedBlock] = []
    var position = 0
    var isFirstBlock = true
    for (block, kind) in zip(page.blocks, kinds) where kind == nil {
      var isFirst = !isFirstBlock
      let start = editor.count
      for piece in page.pieces[block.pieces] where Int(piece.range.start) >= position {
        let gap = TextRange(position, Int(piece.range.start))
        if isFirst { editor.replace(gap, with: emptyLine) } else { editor.delete(gap) }
        isFirst = false
        rewrite(piece, of: page, in: text, with: &editor)
        position = Int(piece.range.end)
      }
      isFirstBlock = false
      if let marked = marks.marked(block, at: TextRange(start, editor.count)) { markup.append(marked) }
    }
    editor.delete(TextRange(position, text.count))
    let (article, alignment) = editor.finish()
    return (article, alignment, markup.compactMap { trimmed($0, in: article) })
  }

  private static let emptyLine: [UInt8] = [0x0A, 0x0A]

  /// The block without the white space around it; nil when nothing is left.
  private static func trimmed(_ block: MarkedBlock, in text: Text) -> MarkedBlock? {
    let bytes = text.utf8.span
    var (start, end) = (Int(block.range.start), Int(block.range.end))
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while start < end, bytes[end - 1] <= 0x20 { end -= 1 }
    return start == end ? nil : MarkedBlock(TextRange(start, end), block.kind, level: block.level)
  }

  /// Puts in what stands for the piece, and spaces for line ends: in HTML they mean no more.
  private static func rewrite(_ piece: Page.Piece, of page: Page, in text: Text, with editor: inout TextEditor) {
    if let replacement = piece.replacement { return editor.replace(piece.range, with: page.replacements[replacement]) }
    let bytes = text.utf8.span
    for position in piece.range.bytes where bytes[position] == 0x0A || bytes[position] == 0x0D {
      editor.replace(TextRange(position, position + 1), with: 0x20)
    }
    editor.copy(upTo: Int(piece.range.end))
  }

  /// The pointers to other articles among what was left out.
  static func links(of page: Page, _ kinds: [FurnitureKind?], in text: Text) -> [Link] {
    zip(page.blocks, kinds).flatMap { block, kind in
      guard let address = pointer(block, kind) else { return [Link]() }
      // Several links in a row are as many pointers; one around the block begins before it.
      let first = page.anchors.partitioningIndex { $0.piece >= block.pieces.lowerBound }
      let anchors = page.anchors[first...].prefix { $0.piece < block.pieces.upperBound }
      if anchors.count < 2 { return [link(block.pieces, to: address, of: page, in: text)].compactMap { $0 } }
      return anchors.indices.compactMap { index in
        let end = index + 1 < anchors.endIndex ? anchors[index + 1].piece : block.pieces.upperBound
        return link(anchors[index].piece..<end, to: anchors[index].address, of: page, in: text)
      }
    }
  }

  /// The pointer that some pieces show; nil where they show nothing.
  private static func link(_ pieces: Range<Int>, to address: Range<Int>, of page: Page, in text: Text) -> Link? {
    var title: [UInt8] = []
    append(pieces, of: page, in: text, to: &title)
    if title.isEmpty { return nil }
    return Link(
      kind: FurnitureKind.similar.rawValue, title: String(decoding: title, as: UTF8.self),
      url: String(decoding: page.addresses[address], as: UTF8.self))
  }

  /// Where a block leads that is a pointer to another article; nil for what is none.
  private static func pointer(_ block: Page.Block, _ kind: FurnitureKind?) -> Range<Int>? {
    kind == .similar && block.isMostlyLinks ? block.address : nil
  }

  /// What was left out of the article but for ``links(of:_:in:)``, blocks of one kind that stand together as one part.
  static func parts(of page: Page, _ kinds: [FurnitureKind?], in text: Text) -> [PagePart] {
    var parts: [PagePart] = []
    var bytes: [UInt8] = []
    for (index, block) in page.blocks.enumerated() {
      guard let kind = kinds[index] else { continue }
      if pointer(block, kind) == nil {
        if !bytes.isEmpty { bytes.append(0x0A) }
        append(block.pieces, of: page, in: text, to: &bytes)
      }
      let next = index + 1 < kinds.count ? kinds[index + 1] : nil
      if next != kind, !bytes.isEmpty {
        parts.append(PagePart(kind: kind.rawValue, text: String(decoding: bytes, as: UTF8.self)))
        bytes.removeAll(keepingCapacity: true)
      }
    }
    return parts
  }

  /// The text of a block with its white space folded.
  static func bytes(of block: Page.Block, of page: Page, in text: Text) -> [UInt8] {
    var bytes: [UInt8] = []
    append(block.pieces, of: page, in: text, to: &bytes)
    return bytes
  }

  /// Appends the text of some pieces with its white space folded.
  private static func append(_ pieces: Range<Int>, of page: Page, in text: Text, to bytes: inout [UInt8]) {
    let start = bytes.count
    var isAfterSpace = false
    func take(_ span: Span<UInt8>, _ range: Range<Int>) {
      for position in range {
        let byte = span[position]
        if byte <= 0x20 {
          isAfterSpace = bytes.count > start
        } else {
          if isAfterSpace { bytes.append(0x20) }
          isAfterSpace = false
          bytes.append(byte)
        }
      }
    }
    for piece in page.pieces[pieces] {
      if let replacement = piece.replacement {
        take(page.replacements.span, replacement)
      } else {
        take(text.utf8.span, piece.range.bytes)
      }
    }
  }
}
