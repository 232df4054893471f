import Lexicon
import PipelineCore
import Testing
import TextModel

@testable import TagKeywordsPlugin

@Suite struct TagKeywordsTests {
  @Test(arguments: [
    ("الاتفاقية", "واتفاقية"), ("الاتفاقية", "لاتفاقية"), ("Ports", "port"), ("أحمد", "احمد"), ("مدرسة", "والمدرسة"),
    ("کتاب", "كتاب"),
  ])
  func `forms of a word are one`(first: String, second: String) {
    #expect(WordKey(first).stem == WordKey(second).stem)
  }

  @Test func `stop words know their language`() {
    let words = "the harbour was closed because of a storm that came from the north".split(separator: " ").map {
      WordKey(String($0))
    }
    #expect(StopWords.bestFit(for: words)?.language == "en")
    let arabic = "وقال الوزير إن الميناء مغلق حتى يوم الخميس من الأسبوع المقبل".split(separator: " ").map {
      WordKey(String($0))
    }
    #expect(StopWords.bestFit(for: arabic)?.language == "ar")
  }

  @Test func `scores fall from one and places are in order`() throws {
    var setup = Setup(folder: ".")
    let stage = TagKeywords(options: .init(), setup: &setup)
    let text = "red boats and red boats and blue nets. Red boats again, with blue nets."
    var document = Document(id: "a", origin: Origin(path: "a", bytes: Array(text.utf8)))
    var words: [TextRange] = []
    var start = 0
    for word in text.split(whereSeparator: { " .,".contains($0) }) {
      let from = text.utf8.distance(from: text.startIndex, to: word.startIndex)
      words.append(TextRange(from, from + word.utf8.count))
      start = from
    }
    #expect(start > 0)
    document.attach(Words(words), as: .words)
    document.attach(Sentences([TextRange(0, 38), TextRange(39, 71)]), as: .sentences)
    stage.process(&document)
    let keywords = try #require(document.layer(.keywords))
    #expect(
      keywords.items.first?.text == "red boats" && keywords.items.first?.score == 1
        && keywords.items.first?.places.count == 3)
    #expect(document.problems.isEmpty)
  }
}
