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
    (firstWords, lengths) = TermTable.words(words, of: sentences)
    var starts: [Int32] = []
    var spread: [Int32] = []
    let (firstWords, lengths) = (firstWords, lengths)
    let table = [Int32](capacity: words.count + 1) { table, used in
      spread = [Int32](capacity: terms.count) { spread, count in
        count = terms.count
        spread.initialize(repeating: 0)
        starts = TermTable.read(terms, firstWords, lengths, into: table, spread)
      }
      used = Int(starts[starts.count - 1])
    }
    frequencies = countsTerms ? TermTable.frequencies(of: table, starts, terms, firstWords, lengths) : []
    self.terms = table
    self.starts = starts
    self.spread = spread
  }

  /// The first word of each sentence and where the last one's end; how many words each has.
  private static func words(_ words: [TextRange], of sentences: [TextRange]) -> (first: [Int32], lengths: [Int32]) {
    var firstWords: [Int32] = []
    var lengths: [Int32] = []
    firstWords.reserveCapacity(sentences.count + 1)
    lengths.reserveCapacity(sentences.count)
    var word = 0
    words.withUnsafeBufferPointer { words in
      for range in sentences {
        while word < words.count, words[word].start < range.start { word += 1 }
        firstWords.append(Int32(word))
        let first = word
        // A word that reaches over the end, as by the standard's rules, counts where it begins.
        while word < words.count, words[word].start < range.end { word += 1 }
        lengths.append(Int32(word - first))
      }
    }
    firstWords.append(Int32(word))
    return (firstWords, lengths)
  }

  /// Writes the terms of each sentence into `table` and counts for each the sentences that hold it; returns where those of each sentence begin.
  ///
  /// Whether a word carries a topic and is new to its sentence cannot be foreseen, so nothing branches on it.
  private static func read(
    _ terms: Terms, _ firstWords: [Int32], _ lengths: [Int32], into table: UnsafeMutableBufferPointer<Int32>,
    _ spread: UnsafeMutableBufferPointer<Int32>
  ) -> [Int32] {
    var starts: [Int32] = [0]
    starts.reserveCapacity(lengths.count + 1)
    var used = 0
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: terms.count) { last in
      last.initialize(repeating: -1)
      terms.numbers.withUnsafeBufferPointer { numbers in
        terms.traits.withUnsafeBufferPointer { traits in
          for sentence in lengths.indices {
            let number = Int32(truncatingIfNeeded: sentence)
            let first = Int(firstWords[sentence])
            for word in first..<first + Int(lengths[sentence]) {
              let term = Int(numbers[word])
              let isContent: Int32 = traits[word].isContent ? 1 : 0
              let isNew: Int32 = (last[term] == number ? 0 : 1) & isContent
              last[term] = isContent == 0 ? last[term] : number
              table[used] = Int32(truncatingIfNeeded: term)
              spread[term] &+= isNew
              used &+= Int(isNew)
            }
            starts.append(Int32(truncatingIfNeeded: used))
          }
        }
      }
    }
    return starts
  }

  private static func frequencies(
    of table: [Int32], _ starts: [Int32], _ terms: Terms, _ firstWords: [Int32], _ lengths: [Int32]
  ) -> [Int32] {
    var place = [Int](repeating: 0, count: terms.count)
    var frequencies = [Int32](repeating: 0, count: table.count)
    for sentence in lengths.indices {
      for index in Int(starts[sentence])..<Int(starts[sentence + 1]) { place[Int(table[index])] = index }
      let first = Int(firstWords[sentence])
      for word in first..<first + Int(lengths[sentence]) where terms.traits[word].isContent {
        frequencies[place[Int(terms.numbers[word])]] += 1
      }
    }
    return frequencies
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
