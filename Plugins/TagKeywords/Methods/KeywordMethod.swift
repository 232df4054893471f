import Lexicon
import PipelineCore

/// The names of the methods, as pipeline files have them.
enum MethodName: String, OptionChoice {
  case silsila, yake, rake
  case textRank = "text-rank"
  case positionRank = "position-rank"
  case multipartiteRank = "multipartite-rank"
  case tfIdf = "tf-idf"
  case bm25
}

/// A way to score phrases by how well they stand for their document.
protocol KeywordMethod: Sendable {
  /// Whether pieces of longer runs that stand once can be keywords; see ``Phrase/isFragment``.
  var scoresFragments: Bool { get }
  /// For each phrase, by number, the logarithm of the odds that it is a keyword, more is better; minus infinity for what is no candidate.
  func odds(of phrases: Phrases, _ context: KeywordContext) -> [Double]
  /// The parts of the scores of some phrases, for people, a list for each; empty where the method has none.
  func parts(of numbers: [Int], in phrases: Phrases, _ context: KeywordContext) -> [[ScorePart]]
}

extension KeywordMethod {
  var scoresFragments: Bool { true }

  func parts(of numbers: [Int], in phrases: Phrases, _ context: KeywordContext) -> [[ScorePart]] { [] }
}

/// What is known of a document besides its phrases.
struct KeywordContext {
  /// What of it stands in the title; nil without a title.
  var title: TitleMatch?
  /// The document frequencies of its terms, where `weigh-terms` ran before.
  var weights: TermWeights?
}

extension MethodName {
  /// Whether it knows nothing without `weigh-terms`.
  var needsWeights: Bool { self == .tfIdf || self == .bm25 }

  /// The method.
  var method: any KeywordMethod {
    switch self {
    case .silsila: Silsila()
    case .yake: Yake()
    case .rake: Rake()
    case .textRank: TextRank()
    case .positionRank: PositionRank()
    case .multipartiteRank: MultipartiteRank()
    case .tfIdf: CorpusWeight(saturates: false)
    case .bm25: CorpusWeight(saturates: true)
    }
  }
}
