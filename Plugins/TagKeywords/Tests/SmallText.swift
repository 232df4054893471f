import Foundation
import Lexicon
import PipelineCore
import TextModel

@testable import TagKeywordsPlugin

/// A text whose words stand between white space, commas, full stops and the marks of references, and whose sentences end in full stops.
struct SmallText {
  let text: Text
  let words: [TextRange]
  let sentences: [TextRange]
  let language: String

  init(_ string: String, _ language: String = "en") {
    text = Text(string)
    self.language = language
    var words: [TextRange] = []
    var sentences: [TextRange] = []
    var start = 0
    var sentence = 0
    for (place, byte) in (Array(string.utf8) + [0x2E]).enumerated() {
      if ![0x20, 0x26, 0x2C, 0x2E, 0x0A, 0x2D, 0x3B].contains(byte) { continue }
      // The stop of an initial is its own, and ends no sentence.
      let isInitial = byte == 0x2E && place == start + 1 && (0x41...0x5A).contains(text.utf8[start])
      if isInitial, text.utf8[place...].starts(with: ". ".utf8) { continue }
      if place > start { words.append(TextRange(start, place)) }
      start = place + 1
      if byte == 0x2E {
        if let first = words.first(where: { $0.start >= sentence }) {
          sentences.append(TextRange(Int(first.start), min(place + 1, text.count)))
        }
        sentence = place + 1
      }
    }
    self.words = words
    self.sentences = sentences
  }

  func phrases(maximumWords: Int = 4, keepsFragments: Bool = true) -> Phrases {
    Phrases(
      text, words: words, sentences: sentences, terms: Terms(text, words: words, language: language),
      maximumWords: maximumWords, keepsFragments: keepsFragments)
  }

  /// The keywords that the stage finds.
  func keywords(_ options: TagKeywords.Options = .init(), title: String? = nil) -> [Keyword] {
    var setup = Setup(folder: ".")
    let stage = TagKeywords(options: options, setup: &setup)
    var document = Document(id: "a", origin: Origin(path: "a", bytes: text.utf8))
    document.attach(Words(words), as: .words)
    document.attach(Sentences(sentences), as: .sentences)
    document.attach(Language(language), as: .language)
    if let title { document.attach(Title(title), as: .title) }
    stage.process(&document)
    precondition(document.problems.isEmpty, "\(document.problems)")
    return document.layer(.keywords)?.items ?? []
  }
}

extension Phrases {
  /// The strings of phrases with their scores, best first.
  func ranked(by method: any KeywordMethod, _ context: KeywordContext = KeywordContext()) -> [(String, Double)] {
    let odds = method.odds(of: self, context)
    return all.indices.filter { odds[$0] > -.infinity }.sorted { (odds[$1], $0) < (odds[$0], $1) }
      .map { (string($0), 1 / (1 + exp(-odds[$0]))) }
  }

  func string(_ number: Int) -> String {
    let words = all[number].words
    return text.string(in: TextRange(self.words[words.lowerBound].start, self.words[words.upperBound - 1].end))
  }
}
