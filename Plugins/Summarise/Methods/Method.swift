import PipelineCore

/// A way to score sentences.
enum Method: String, OptionChoice {
  case silsila
  case lead
  case textRank = "text-rank"
  case lexRank = "lex-rank"
  case sumBasic = "sum-basic"
  case lsa
  case luhn

  /// How many sentences the methods look at that compare sentences with each other, or go over all of them for each one they take.
  ///
  /// Of longer documents those are looked at that share most words with others; the rest score 0.
  static let reach = 1_500

  /// Whether the method asks how often a term stands in a sentence.
  var countsTerms: Bool { [.lexRank, .sumBasic, .lsa].contains(self) }
}

/// How well a sentence stands for its document, and why.
struct Score {
  /// The more the better; finite, never negative.
  var value = 0.0
  /// What the value is made of.
  var parts = Parts()

  /// The parts that the default method adds up; other methods have none.
  struct Parts: Equatable {
    var centrality = 0.0
    var position = 0.0
    var title = 0.0
  }
}
