import Lexicon
import TextModel

/// The sentences of a document as sets of terms, in flat arrays.
///
/// Only words that carry a topic are held. Complexity: O(words) to make.
struct TermTable {
  /// How many sentences there are.
  let count: Int
  /// The terms of all sentences one after another, each once a sentence, in text order.
  let terms: [Int32]
  /// How often each of ``terms`` stands in its sentence; empty where that was not asked for.
  let frequencies: [Int32]
  /// Where the terms of each sentence begin, and where the last one's end.
  let starts: [Int32]
  /// How many words each sentence has, stop words among them.
  let lengths: [Int32]
  /// The first word of each sentence, and where the last one's words end.
  let firstWords: [Int32]
  /// For each term of the document, how many sentences hold it.
  let spread: [Int32]

  /// The table of `sentences`, whose words are `words`.
  init(_ sentences: [TextRange], words: [TextRange], terms: Terms, countsTerms: Bool = true) {
    count = sentences.count
    var last = [Int32](repeating: -1, count: terms.count)
    var place = [Int32](repeating: 0, count: countsTerms ? terms.count : 0)
    var spread = [Int32](repeating: 0, count: terms.count)
    var table: [Int32] = []
    table.reserveCapacity(words.count)
    var frequencies: [Int32] = []
    if countsTerms { frequencies.reserveCapacity(words.count) }
    var starts: [Int32] = [0]
    var lengths: [Int32] = []
    var firstWords: [Int32] = []
    starts.reserveCapacity(count + 1)
    lengths.reserveCapacity(count)
    firstWords.reserveCapacity(count + 1)
    var word = 0
    for (sentence, range) in sentences.enumerated() {
      while word < words.count, words[word].start < range.start { word += 1 }
      let first = word
      // A word that reaches over the end, as by the standard's rules, counts where it begins.
      while word < words.count, words[word].start < range.end {
        if terms.traits[word].isContent {
          let term = Int(terms.numbers[word])
          if last[term] != Int32(sentence) {
            last[term] = Int32(sentence)
            spread[term] += 1
            if countsTerms {
              place[term] = Int32(table.count)
              frequencies.append(1)
            }
            table.append(Int32(term))
          } else if countsTerms {
            frequencies[Int(place[term])] += 1
          }
        }
        word += 1
      }
      starts.append(Int32(table.count))
      lengths.append(Int32(word - first))
      firstWords.append(Int32(first))
    }
    firstWords.append(Int32(word))
    self.terms = table
    self.frequencies = frequencies
    self.starts = starts
    self.lengths = lengths
    self.firstWords = firstWords
    self.spread = spread
  }

  /// Where the terms of a sentence lie in ``terms``.
  @inline(__always)
  func places(of sentence: Int) -> Range<Int> { Int(starts[sentence])..<Int(starts[sentence + 1]) }

  /// The places of a sentence's words.
  @inline(__always)
  func words(of sentence: Int) -> Range<Int> {
    Int(firstWords[sentence])..<Int(firstWords[sentence]) + Int(lengths[sentence])
  }
}
