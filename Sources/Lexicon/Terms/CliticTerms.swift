/// The terms of a document that may be another one behind a clitic.
struct CliticTerms {
  private var candidates: [(term: Int32, key: UInt64)] = []
  /// Candidates whose keys have been asked for and are on their way; where the memo has them.
  private var coming: [(term: Int32, place: Int)] = []
  /// Terms whose first letter is their own, since the article stands before it.
  private var whole: [Int32] = []

  /// Notes the form at a place of `known` as one of `term`, once or more often.
  @inline(__always)
  mutating func note(_ term: Int32, at place: Int, of known: FormMemo) {
    if known.hasCliticKey(at: place) {
      known.prefetchCliticKey(at: place)
      coming.append((term, place))
    }
    if known.hasArticle(at: place) { whole.append(term) }
  }

  /// Takes the keys that were asked for; before `known` learns a form, which may be put in the place of one of them.
  mutating func takeKeys(from known: FormMemo) {
    for (term, place) in coming { candidates.append((term, known.cliticKey(at: place))) }
    coming.removeAll(keepingCapacity: true)
  }

  /// For each of `count` terms the one that it is behind a clitic, itself for most; nil when all are themselves.
  ///
  /// Where the forms of a term disagree, the target that comes up last holds.
  ///
  /// Complexity: O(terms).
  func targets(among known: KeyNumbers, count: Int) -> [Int32]? {
    var targets: [Int32] = []
    var disagreeing: Set<UInt64> = []
    for (term, key) in candidates {
      guard let target = known.existing(key), target != term else { continue }
      if targets.isEmpty {
        targets = (0..<Int32(count)).map { $0 }
        for term in whole { targets[Int(term)] = -1 }
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
  static func merged(_ keys: [UInt64], _ targets: [Int32]) -> (numbers: [Int32], keys: [UInt64]) {
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
