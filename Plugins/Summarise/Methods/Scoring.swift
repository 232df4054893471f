import Lexicon
import PipelineCore

/// The scores of a document's sentences by one method, and how sentences are chosen by them.
struct Scoring {
  private(set) var scores: [Score]
  private(set) var setting = Choice.Setting()

  /// - Parameters:
  ///   - budget: what the summary may hold; some methods look at it.
  ///   - lengths: what the default method divides by, where it is known.
  init(_ passages: Passages, method: Method, budget: Budget, lengths: Blend.Lengths? = nil) {
    let table = passages.table
    let count = Scoring.count(budget, table)
    func scored(_ values: [Double]) -> [Score] { values.map { Score(value: $0) } }
    switch method {
    case .silsila:
      let blend = Blend(passages, count: count, lengths: lengths)
      scores = blend.scores
      setting = Choice.Setting(weights: blend.weights, redundancy: Blend.Weight.redundancy)
    case .lead: scores = scored(Lead.scores(table))
    case .luhn:
      let traits = passages.terms.traits
      scores = scored(
        Luhn.scores(
          table, numbers: passages.terms.numbers, isContent: { traits[$0].isContent }, counts: passages.terms.counts))
    case .sumBasic:
      scores = scored(SumBasic.scores(table, among: Scoring.considered(passages), picks: count))
    case .textRank: scores = scored(Scoring.spread(passages, TextRank.scores))
    case .lexRank: scores = scored(Scoring.spread(passages, LexRank.scores))
    case .lsa: scores = scored(Scoring.spread(passages, LatentSemantics.scores))
    }
  }

  /// About how many sentences are wanted.
  private static func count(_ budget: Budget, _ table: TermTable) -> Int {
    if budget.sentences != Budget.boundless { return budget.sentences }
    let words = table.lengths.reduce(0) { $0 + Int($1) }
    // Any number may stand in a pipeline file; more words than `boundless` are as good as that many.
    return max(1, min(budget.words, Budget.boundless) * table.count / max(1, words))
  }

  /// The scores of the sentences that a method looks at, 0 for the others.
  private static func spread(_ passages: Passages, _ method: (TermTable, [Int]) -> [Double]) -> [Double] {
    let sentences = considered(passages)
    var scores = [Double](repeating: 0, count: passages.table.count)
    for (sentence, score) in zip(sentences, method(passages.table, sentences)) { scores[sentence] = score }
    return scores
  }

  /// The sentences that methods look at which compare sentences with each other, rising: those that share most words with all others.
  private static func considered(_ passages: Passages) -> [Int] {
    let table = passages.table
    let best = passages.fitness.min { $0.rawValue < $1.rawValue }
    let fit = (0..<table.count).filter { passages.fitness[$0] == best }
    if fit.count <= Method.reach { return fit }
    var shared = [Int](repeating: 0, count: table.count)
    for sentence in fit {
      for place in table.places(of: sentence) { shared[sentence] += Int(table.spread[Int(table.terms[place])]) - 1 }
    }
    return fit.sorted { (shared[$1], $0) < (shared[$0], $1) }.prefix(Method.reach).sorted()
  }

  /// What each sentence scores, and why.
  func explained(_ passages: Passages, chosen: [Int]) -> SentenceScores {
    var isChosen = [Bool](repeating: false, count: scores.count)
    for sentence in chosen { isChosen[sentence] = true }
    return SentenceScores(
      scores.indices.map { sentence in
        let parts = scores[sentence].parts
        let named = [("centrality", parts.centrality), ("position", parts.position), ("title", parts.title)]
        let kind = passages.fitness[sentence]
        return SentenceScore(
          passages.sentences[sentence], score: scores[sentence].value,
          parts: parts == Score.Parts() ? [] : named.map { SentenceScore.Part($0.0, $0.1) },
          kind: kind == .fit && sentence > 0 && passages.leans(sentence) ? "leaning" : kind.name,
          isChosen: isChosen[sentence])
      })
  }
}
