import TextModel

/// The text of chosen blocks, an empty line between them, with the way back to the page.
enum PageText {
  static func make(_ blocks: [Page.Block], of page: Text) -> (text: Text, alignment: Alignment) {
    var editor = TextEditor(page)
    var position = 0
    for (number, block) in blocks.enumerated() {
      var isFirst = true
      for piece in block.pieces {
        editor.replace(TextRange(position, Int(piece.start)), with: isFirst && number > 0 ? "\n\n" : "")
        isFirst = false
        rewrite(piece, of: page, with: &editor)
        position = Int(piece.end)
      }
    }
    editor.delete(TextRange(position, page.count))
    return editor.finish()
  }

  /// Replaces references, and line ends by spaces: in HTML they mean no more.
  private static func rewrite(_ piece: TextRange, of page: Text, with editor: inout TextEditor) {
    var position = Int(piece.start)
    while position < Int(piece.end) {
      let byte = page.utf8[position]
      if byte == 0x0A || byte == 0x0D {
        editor.replace(TextRange(position, position + 1), with: " ")
      } else if byte == 0x26,
        let (value, end) = CharacterReferences.reference(at: position, before: Int(piece.end), in: page)
      {
        editor.replace(TextRange(position, end), with: value)
        position = end
        continue
      }
      position += 1
    }
    editor.copy(upTo: Int(piece.end))
  }
}
