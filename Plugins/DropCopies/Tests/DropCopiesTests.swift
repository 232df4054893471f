import PipelineCore
import Testing
import TextModel

@testable import DropCopiesPlugin

@Suite struct DropCopiesTests {
  private func document(_ id: String, _ text: String) -> Document {
    var document = Document(id: id, origin: Origin(path: id, bytes: Array(text.utf8)))
    let words = text.split(separator: " ").map { word -> TextRange in
      let start = text.utf8.distance(from: text.startIndex, to: word.startIndex)
      return TextRange(start, start + word.utf8.count)
    }
    document.attach(Words(words), as: .words)
    return document
  }

  @Test func `the first of copies stays, however states are merged`() {
    var setup = Setup(folder: ".")
    let stage = DropCopies(options: NoOptions(), setup: &setup)
    let documents = [
      document("a", "وقال الوزير أمس"), document("b", "other words"), document("c", "وقال  الوزير امس"),
      document("d", "Other WORDS"), document("e", ""),
      document("f", ""),
    ]
    for cut in 0...documents.count {
      var left = stage.makeState()
      var right = stage.makeState()
      for document in documents[..<cut] { stage.observe(document, into: &left) }
      for document in documents[cut...] { stage.observe(document, into: &right) }
      left.merge(right)
      let model = stage.fit(left)
      let kept = documents.filter { original in
        var copy = original
        stage.process(&copy, with: model)
        return copy.dropReason == nil
      }
      #expect(kept.map(\.id) == ["a", "b", "e", "f"])
    }
  }
}
