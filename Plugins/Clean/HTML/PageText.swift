import TextModel

/// The text of chosen blocks, an empty line between them, with the way back to the page.
enum PageText {
  static func make(_ blocks: [Page.Block], of page: Text) -> (text: Text, alignment: Alignment) {
    var editor = TextEditor(page)
    var position = 0
    for (number, block) in blocks.enumerated() {
      var isFirst = true
      for piece in block.pieces where Int(piece.range.start) >= position {
        editor.replace(TextRange(position, Int(piece.range.start)), with: isFirst && number > 0 ? "\n\n" : "")
        isFirst = false
        rewrite(piece, of: page, with: &editor)
        position = Int(piece.range.end)
      }
    }
    editor.delete(TextRange(position, page.count))
    return editor.finish()
  }

  /// Puts in what stands for the piece, and spaces for line ends: in HTML they mean no more.
  private static func rewrite(_ piece: Page.Piece, of page: Text, with editor: inout TextEditor) {
    if let replacement = piece.replacement { return editor.replace(piece.range, with: replacement) }
    for position in piece.range.bytes where page.utf8[position] == 0x0A || page.utf8[position] == 0x0D {
      editor.replace(TextRange(position, position + 1), with: " ")
    }
    editor.copy(upTo: Int(piece.range.end))
  }
}
