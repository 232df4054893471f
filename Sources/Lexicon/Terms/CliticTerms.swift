/// The terms of a document that may be another one behind a clitic.
struct CliticTerms {
  /// A word stands behind a clitic at most so many times as often as without.
  private static let mostTimes: Int32 = 2

  /// A word whose key without a clitic is on its way.
  private struct Coming: BitwiseCopyable {
    let word: Int32
    /// Where the memo has the key; -1 when it was taken already.
    var place: Int32
  }

  private struct Candidate: BitwiseCopyable {
    let word: Int32
    let key: UInt64
  }

  /// Of the words that are read now.
  private var coming = GrowingBuffer<Coming>(capacity: 256)
  private var candidates = GrowingBuffer<Candidate>(capacity: 256)
  /// Words whose first letter is their own, since the article stands before it.
  private var whole = GrowingBuffer<Int32>(capacity: 256)
  /// How many words are each term.
  private var counts = GrowingBuffer<Int32>(capacity: 1024)
  /// For each term the one that it is behind a clitic, and its number when those are one.
  private var targets = GrowingBuffer<Int32>(capacity: 1024)
  private var numbers = GrowingBuffer<Int32>(capacity: 1024)

  func deallocate() {
    coming.deallocate()
    candidates.deallocate()
    whole.deallocate()
    counts.deallocate()
    targets.deallocate()
    numbers.deallocate()
  }

  mutating func beginDocument() {
    candidates.removeAll()
    whole.removeAll()
  }

  /// Makes room for the notes of `count` words.
  mutating func reserve(_ count: Int) {
    coming.reserve(count + 1)
    whole.reserve(count + 1)
  }

  /// Notes that a word has the form at a place of `known`; there must be room.
  @inline(__always)
  mutating func note(_ word: Int, at place: Int, of known: FormMemo) {
    let number = Int32(truncatingIfNeeded: word)
    // What is written where nothing is to be noted is written over.
    coming.pointer(to: coming.count).pointee = Coming(word: number, place: Int32(truncatingIfNeeded: place))
    coming.add(known.hasCliticKey(at: place) ? 1 : 0)
    whole.pointer(to: whole.count).pointee = number
    whole.add(known.hasArticle(at: place) ? 1 : 0)
  }

  /// Takes the key at a place of `known` before another form comes there.
  mutating func save(_ place: Int, of known: FormMemo) {
    for number in 0..<coming.count where Int(coming[number].place) == place {
      candidates.append(Candidate(word: coming[number].word, key: known.cliticKey(at: place)))
      coming.pointer(to: number).pointee.place = -1
    }
  }

  /// Asks for the keys of the words that were noted.
  func prefetchKeys(of known: FormMemo) {
    for number in 0..<coming.count { known.prefetchCliticKey(at: max(0, Int(coming[number].place))) }
  }

  /// Takes the keys of the words that were noted.
  mutating func takeKeys(from known: FormMemo) {
    for number in 0..<coming.count where coming[number].place >= 0 {
      candidates.append(Candidate(word: coming[number].word, key: known.cliticKey(at: Int(coming[number].place))))
    }
    coming.removeAll()
  }

  /// For each of `count` terms the one that it is behind a clitic, itself for most; nil when all are themselves.
  ///
  /// Where the forms of a term disagree, the target that comes up last holds.
  ///
  /// - Parameter terms: the term of each word.
  ///
  /// Complexity: O(words).
  mutating func targets(
    among known: KeyNumbers, count: Int, terms: UnsafeMutableBufferPointer<Int32>
  ) -> UnsafeMutableBufferPointer<Int32>? {
    targets.removeAll()
    var disagreeing: Set<UInt64> = []
    for number in 0..<candidates.count {
      let term = terms[Int(candidates[number].word)]
      guard let target = known.existing(candidates[number].key), target != term else { continue }
      if targets.count == 0 { beginTargets(count, terms) }
      // A name is taken for one with a clitic where a rare word looks like the rest of it.
      if counts[Int(term)] > CliticTerms.mostTimes * counts[Int(target)] { continue }
      let before = targets[Int(term)]
      if before < 0 || before == target { continue }
      if before != term {
        disagreeing.insert(CliticTerms.pair(term, before))
        if !disagreeing.insert(CliticTerms.pair(term, target)).inserted { continue }
      }
      targets.pointer(to: Int(term)).pointee = target
    }
    if targets.count == 0 { return nil }
    let targets = targets.values
    for term in targets.indices where targets[term] < 0 { targets[term] = Int32(truncatingIfNeeded: term) }
    return targets
  }

  /// Makes each term its own target; none for words whose first letter is their own.
  private mutating func beginTargets(_ count: Int, _ terms: UnsafeMutableBufferPointer<Int32>) {
    counts.resize(count)
    counts.values.initialize(repeating: 0)
    for term in terms { counts.values[Int(term)] += 1 }
    targets.resize(count)
    let targets = targets.values
    for term in targets.indices { targets[term] = Int32(truncatingIfNeeded: term) }
    for number in 0..<whole.count { targets[Int(terms[Int(whole[number])])] = -1 }
  }

  private static func pair(_ term: Int32, _ target: Int32) -> UInt64 { UInt64(term) << 32 | UInt64(target) }

  /// For each term its number when terms and their targets are one, numbered in the order in which they first come; and the keys of those that are left.
  mutating func merged(
    _ keys: GrowingBuffer<UInt64>, _ targets: UnsafeMutableBufferPointer<Int32>
  ) -> (numbers: UnsafeMutableBufferPointer<Int32>, keys: [UInt64]) {
    self.numbers.resize(keys.count)
    let numbers = self.numbers.values
    numbers.initialize(repeating: -1)
    let left = [UInt64](capacity: keys.count) { left, count in
      // Terms are in the order in which they first come, so what is one from here on comes first with the first of them.
      for place in targets.indices {
        // Two clitics in a row, as in وب; no word has more.
        let last = Int(targets[Int(targets[Int(targets[place])])])
        var number = numbers[last]
        // What comes later and is numbered already is another one's target.
        if number < 0 {
          number = Int32(truncatingIfNeeded: count)
          left[count] = keys[last]
          count += 1
          numbers[last] = number
        }
        numbers[place] = number
      }
    }
    return (numbers, left)
  }
}
