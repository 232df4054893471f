/// The terms of a document that may be another one behind a clitic.
struct CliticTerms {
  private struct Coming: BitwiseCopyable {
    let term: Int32
    let place: Int32
  }

  private struct Candidate: BitwiseCopyable {
    let term: Int32
    let key: UInt64
  }

  /// Candidates whose keys have been asked for and are on their way, by where the memo has them.
  private var coming = GrowingBuffer<Coming>(capacity: 256)
  private var candidates = GrowingBuffer<Candidate>(capacity: 256)
  /// Terms whose first letter is their own, since the article stands before it.
  private var whole = GrowingBuffer<Int32>(capacity: 256)

  func deallocate() {
    coming.deallocate()
    candidates.deallocate()
    whole.deallocate()
  }

  mutating func beginDocument() {
    candidates.removeAll()
    whole.removeAll()
  }

  /// Notes the form at a place of `known` as one of `term`, once or more often.
  @inline(__always)
  mutating func note(_ term: Int32, at place: Int, of known: FormMemo) {
    if known.hasCliticKey(at: place) {
      known.prefetchCliticKey(at: place)
      coming.append(Coming(term: term, place: Int32(truncatingIfNeeded: place)))
    }
    if known.hasArticle(at: place) { whole.append(term) }
  }

  /// Takes the keys that were asked for; before `known` learns a form, which may be put in the place of one of them.
  mutating func takeKeys(from known: FormMemo) {
    for number in 0..<coming.count {
      let (term, place) = (coming[number].term, Int(coming[number].place))
      candidates.append(Candidate(term: term, key: known.cliticKey(at: place)))
    }
    coming.removeAll()
  }

  /// For each of `count` terms the one that it is behind a clitic, itself for most; nil when all are themselves.
  ///
  /// Where the forms of a term disagree, the target that comes up last holds.
  ///
  /// Complexity: O(terms).
  func targets(among known: KeyNumbers, count: Int) -> [Int32]? {
    var targets: [Int32] = []
    var disagreeing: Set<UInt64> = []
    for number in 0..<candidates.count {
      let term = candidates[number].term
      guard let target = known.existing(candidates[number].key), target != term else { continue }
      if targets.isEmpty {
        targets = [Int32](0..<Int32(count))
        for number in 0..<whole.count { targets[Int(whole[number])] = -1 }
      }
      let before = targets[Int(term)]
      if before < 0 || before == target { continue }
      if before != term {
        disagreeing.insert(CliticTerms.pair(term, before))
        if !disagreeing.insert(CliticTerms.pair(term, target)).inserted { continue }
      }
      targets[Int(term)] = target
    }
    for term in targets.indices where targets[term] < 0 { targets[term] = Int32(term) }
    return targets.isEmpty ? nil : targets
  }

  private static func pair(_ term: Int32, _ target: Int32) -> UInt64 { UInt64(term) << 32 | UInt64(target) }

  /// For each term its number when terms and their targets are one, numbered in the order in which they first come; and the keys of those that are left.
  static func merged(_ keys: GrowingBuffer<UInt64>, _ targets: [Int32]) -> (numbers: [Int32], keys: [UInt64]) {
    var seen = [Int32](repeating: -1, count: keys.count)
    var left: [UInt64] = []
    left.reserveCapacity(keys.count)
    // Terms are in the order in which they first come, so what is one from here on comes first with the first of them.
    let numbers = targets.indices.map { term in
      var term = term
      // Two clitics in a row, as in وب; no word has more.
      for _ in 0..<3 { term = Int(targets[term]) }
      if seen[term] < 0 {
        seen[term] = Int32(left.count)
        left.append(keys[term])
      }
      return seen[term]
    }
    return (numbers, left)
  }
}
