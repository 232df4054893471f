import Lexicon
import PipelineCore
import TextModel

/// A phrase that may be a keyword, with everywhere it stands.
struct Candidate {
  let words: [Int]
  var places: [TextRange] = []
  /// The sentences it stands in, rising.
  var sentences: [Int] = []
  var capitalised = 0
}

/// A word of a document, with what its score is made of.
struct Term {
  var count = 0
  var sentences = 0
  var lastSentence = -1
  var first = 0
  var capitalised = 0
}

/// Gathers the words of a document and the phrases they make.
///
/// Phrases are runs of words inside one sentence with nothing but spaces between, no stop word or number at an edge, up to a length.
struct Candidates {
  private(set) var terms: [UInt64: Term] = [:]
  private(set) var phrases: [[UInt64]: Candidate] = [:]
  /// The first places of phrases, for ties.
  private(set) var sentenceCount = 0

  init(
    _ text: Text, sentences: [TextRange], words: [TextRange], stopWords: StopWords?, keys: [WordKey], maximumWords: Int
  ) {
    sentenceCount = sentences.count
    var word = 0
    for (number, sentence) in sentences.enumerated() {
      while word < words.count, words[word].start < sentence.start { word += 1 }
      let first = word
      while word < words.count, words[word].end <= sentence.end { word += 1 }
      add(
        first..<word, sentence: number, of: text, words: words, keys: keys, stopWords: stopWords,
        maximumWords: maximumWords)
    }
  }

  private mutating func add(
    _ range: Range<Int>, sentence: Int, of text: Text, words: [TextRange], keys: [WordKey], stopWords: StopWords?,
    maximumWords: Int
  ) {
    func isEdge(_ index: Int) -> Bool {
      keys[index].length > 1 && !keys[index].isNumber && !(stopWords?.contains(keys[index]) ?? false)
    }
    for start in range {
      guard isEdge(start) else { continue }
      note(keys[start], sentence: sentence, isFirst: start == range.lowerBound)
      var end = start
      while end < range.upperBound, end - start < maximumWords {
        if end > start, !isJoined(words[end - 1], words[end], in: text) { break }
        if isEdge(end) {
          note(start...end, sentence: sentence, words: words, keys: keys, isFirst: start == range.lowerBound)
        }
        end += 1
      }
    }
  }

  /// Whether only one space stands between two words.
  private func isJoined(_ left: TextRange, _ right: TextRange, in text: Text) -> Bool {
    let gap = Int(right.start) - Int(left.end)
    if gap == 1 { return text.utf8[Int(left.end)] == 0x20 || text.utf8[Int(left.end)] == 0x2D }
    // Scripts without spaces set words side by side.
    return gap == 0
  }

  private mutating func note(_ key: WordKey, sentence: Int, isFirst: Bool) {
    var term = terms[key.stem] ?? Term()
    if term.count == 0 { term.first = sentence }
    term.count += 1
    if term.lastSentence != sentence { term.sentences += 1 }
    term.lastSentence = sentence
    if key.isCapitalised, !isFirst { term.capitalised += 1 }
    terms[key.stem] = term
  }

  private mutating func note(
    _ range: ClosedRange<Int>, sentence: Int, words: [TextRange], keys: [WordKey], isFirst: Bool
  ) {
    let stems = range.map { keys[$0].stem }
    var candidate = phrases[stems] ?? Candidate(words: Array(range))
    candidate.places.append(TextRange(words[range.lowerBound].start, words[range.upperBound].end))
    if candidate.sentences.last != sentence { candidate.sentences.append(sentence) }
    if !isFirst, range.allSatisfy({ keys[$0].isCapitalised }) { candidate.capitalised += 1 }
    phrases[stems] = candidate
  }
}
