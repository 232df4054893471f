import Lexicon
import PipelineCore
import TextModel

/// A phrase that may be a keyword; a phrase of one word is a term.
struct Candidate {
  /// The words of its first occurrence.
  let words: Range<Int>
  /// The first sentence it stands in.
  let firstSentence: Int
  var count = 0
  var sentences = 0
  var lastSentence = -1
  /// Occurrences in capitals that do not begin a sentence.
  var capitalised = 0
  /// The first and last of its occurrences in the list of all.
  var firstOccurrence: Int32 = -1
  var lastOccurrence: Int32 = -1
}

/// Gathers the phrases of a document: runs of words inside one sentence with a single space between, no stop word or number at an edge, up to a length.
///
/// Phrases are found by the hash of their stems; occurrences are lists in one array, so nothing is allocated for each.
struct Candidates {
  private(set) var all: [Candidate] = []
  /// The number of each word's term; -1 for words that are none.
  private(set) var terms: [Int32]
  let keys: [WordKey]
  let sentenceCount: Int
  private var index: KeyIndex
  private var occurrences: [(word: Int32, next: Int32)] = []

  init(
    _ text: Text, sentences: [TextRange], words: [TextRange], keys: [WordKey], stopWords: StopWords?, maximumWords: Int
  ) {
    self.keys = keys
    sentenceCount = sentences.count
    terms = Array(repeating: -1, count: words.count)
    index = KeyIndex(capacity: words.count * 2)
    all.reserveCapacity(words.count * 2)
    occurrences.reserveCapacity(words.count * 2)
    // A letter alone is no keyword, but a character of a script without spaces may be.
    let isEdge = zip(keys, words).map { key, range in
      !key.isNumber && (key.length > 1 || range.count > 2) && !(stopWords?.contains(key) ?? false)
    }
    var word = 0
    for (number, sentence) in sentences.enumerated() {
      while word < words.count, words[word].start < sentence.start { word += 1 }
      let first = word
      while word < words.count, words[word].end <= sentence.end { word += 1 }
      for start in first..<word where isEdge[start] {
        var hash: UInt64 = 0
        for end in start..<min(word, start + maximumWords) {
          if end > start, !Candidates.isJoined(words[end - 1], words[end], in: text) { break }
          hash = Candidates.extended(hash, by: keys[end].stem)
          if isEdge[end] { note(start..<end + 1, hash, sentence: number, beginsSentence: start == first) }
        }
      }
    }
  }

  private static func extended(_ hash: UInt64, by stem: UInt64) -> UInt64 {
    let mixed = (hash ^ stem) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 32)
  }

  /// Whether only one space or hyphen stands between two words; scripts without spaces set words side by side.
  private static func isJoined(_ left: TextRange, _ right: TextRange, in text: Text) -> Bool {
    let gap = Int(right.start) - Int(left.end)
    if gap == 1 { return text.utf8[Int(left.end)] == 0x20 || text.utf8[Int(left.end)] == 0x2D }
    return gap == 0
  }

  private mutating func note(_ words: Range<Int>, _ hash: UInt64, sentence: Int, beginsSentence: Bool) {
    let (number, isNew) = index.number(of: hash)
    if isNew { all.append(Candidate(words: words, firstSentence: sentence)) }
    if words.count == 1 { terms[words.lowerBound] = Int32(number) }
    let occurrence = Int32(occurrences.count)
    occurrences.append((Int32(words.lowerBound), -1))
    if all[number].lastOccurrence >= 0 { occurrences[Int(all[number].lastOccurrence)].next = occurrence }
    if all[number].firstOccurrence < 0 { all[number].firstOccurrence = occurrence }
    all[number].lastOccurrence = occurrence
    all[number].count += 1
    if all[number].lastSentence != sentence { all[number].sentences += 1 }
    all[number].lastSentence = sentence
    if !beginsSentence, words.allSatisfy({ keys[$0].isCapitalised }) { all[number].capitalised += 1 }
  }

  /// The number of the phrase of `words`, when it is one.
  func number(of words: Range<Int>) -> Int? {
    index.existing(words.reduce(0) { Candidates.extended($0, by: keys[$1].stem) })
  }

  /// The first words of every occurrence, in text order.
  func occurrences(of candidate: Candidate) -> [Int] {
    var words: [Int] = []
    var next = candidate.firstOccurrence
    while next >= 0 {
      words.append(Int(occurrences[Int(next)].word))
      next = occurrences[Int(next)].next
    }
    return words
  }
}
