import PipelineCore
import TextModel

extension Clean {
  /// Mends what is certain: double encoding, references of HTML in text that is none, forms of letters; a sentence for each.
  ///
  /// - Parameter hasDamage: whether decoding has reported its damage already.
  func repair(_ document: inout Document, hasDamage: Bool) -> [Assumption] {
    let isPage = document.origin.mediaType == .html
    let traces = Traces(document.text, looksForReferences: !isPage)
    if traces.isEmpty { return [] }
    var notes: [Assumption] = []
    if traces.contains(.doubleEncoding), options.damage == .repair {
      for repair in DoubleEncoding.repairs(of: document.text) {
        let place = source(of: repair.first, in: document)
        document.rewriteText(rewriting, to: repair.text, alignment: repair.alignment)
        notes.append(
          Assumption(
            kind: "double-encoding",
            message:
              "\(repair.count) characters were UTF-8 read as \(repair.encoding) and written as UTF-8 again, the first at byte \(place); mended"
          ))
      }
    }
    if traces.contains(.references), options.damage == .repair,
      let (text, alignment, count, first) = References.resolve(document.text)
    {
      let place = source(of: first, in: document)
      document.rewriteText(rewriting, to: text, alignment: alignment)
      notes.append(
        Assumption(
          kind: "references",
          message: "\(count) character references of HTML were left, the first at byte \(place); resolved"))
    }
    guard traces.contains(.forms) else { return notes }
    // What a page shows is folded when it has been taken out.
    if !isPage { notes += foldForms(&document) }
    return hasDamage ? notes : notes + lostCharacters(document)
  }

  /// Puts letters in place of their forms.
  func foldForms(_ document: inout Document) -> [Assumption] {
    guard options.forms == .fold, let (text, alignment, count, first) = LetterForms.shared.fold(document.text) else {
      return []
    }
    let place = source(of: first, in: document)
    document.rewriteText(rewriting, to: text, alignment: alignment)
    let message =
      "\(count) presentation forms, ligatures or full-width letters became letters, the first at byte \(place)"
    return [Assumption(kind: "letter-forms", message: message)]
  }

  /// U+FFFD shows that something was lost before the text came here.
  private func lostCharacters(_ document: Document) -> [Assumption] {
    var count = 0
    var first = 0
    var position = 0
    while let place = document.text.firstIndex(of: 0xEF, from: position) {
      let (value, end) = document.text.scalar(at: place)
      if value == 0xFFFD {
        if count == 0 { first = place }
        count += 1
      }
      position = end
    }
    if count == 0 { return [] }
    let message = "\(count) U+FFFD stand for lost characters, the first at byte \(source(of: first, in: document))"
    return [Assumption(kind: "lost-characters", message: message)]
  }

  private func source(of offset: Int, in document: Document) -> Int {
    Int(document.sourceRange(of: TextRange(offset, offset + 1)).start)
  }
}
