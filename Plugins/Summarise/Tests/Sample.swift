import Lexicon
import PipelineCore
import Testing
import TextModel

@testable import SummarisePlugin

/// A document of sentences given as strings, its words apart by spaces.
struct Sample {
  var text: Text
  var sentences: [TextRange] = []
  var words: [TextRange] = []
  var paragraphs: [Paragraph] = []

  /// - Parameter kinds: the kinds of the first paragraphs, one a sentence; the others are running text.
  init(_ strings: [String], kinds: [Paragraph.Kind] = []) {
    var bytes: [UInt8] = []
    for (place, string) in strings.enumerated() {
      let start = bytes.count
      var word = start
      for byte in Array(string.utf8) + [0x20] {
        if [0x20, 0x22, 0x2C, 0x2D, 0x2E, 0x3A, 0x3F].contains(byte) {
          if bytes.count > word { words.append(TextRange(word, bytes.count)) }
          word = bytes.count + 1
        }
        bytes.append(byte)
      }
      sentences.append(TextRange(start, bytes.count - 1))
      paragraphs.append(Paragraph(TextRange(start, bytes.count - 1), place < kinds.count ? kinds[place] : .body))
    }
    text = Text(knownValid: bytes)
  }

  var terms: Terms { Terms(text, words: words, language: "en") }
  var table: TermTable { TermTable(sentences, words: words, terms: terms) }

  func passages(language: String = "en", title: String? = nil) -> Passages {
    Passages(
      text, sentences: sentences, words: words, terms: Terms(text, words: words, language: language),
      paragraphs: paragraphs, title: title)
  }

  /// The document before the stage.
  func document(language: String?) -> Document {
    var document = Document(id: "a", origin: Origin(path: "a", bytes: text.utf8))
    document.attach(Sentences(sentences), as: .sentences)
    document.attach(Words(words), as: .words)
    document.attach(Paragraphs(paragraphs), as: .paragraphs)
    if let language { document.attach(Language(language), as: .language) }
    return document
  }

  /// What the stage makes of it.
  func processed(_ options: Summarise.Options = .init(), language: String? = "en", title: String? = nil) -> Document {
    var setup = Setup(folder: ".")
    let stage = Summarise(options: options, setup: &setup)
    #expect(setup.problems.isEmpty)
    var document = document(language: language)
    if let title { document.attach(Title(title), as: .title) }
    stage.process(&document)
    #expect(document.problems.isEmpty, "\(document.problems)")
    return document
  }

  func summary(_ count: Int, method: Method = .silsila, language: String? = "en", title: String? = nil) -> [Int] {
    var options = Summarise.Options()
    options.sentences = count
    options.method = method
    return processed(options, language: language, title: title).layer(.summary)?.sentences ?? []
  }
}
