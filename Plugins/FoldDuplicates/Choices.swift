import PipelineCore

/// What becomes of a document that repeats another.
enum FoldAction: String, OptionChoice {
  case mark, drop
}

/// Which document of a group stands for the others.
enum Preference: String, OptionChoice {
  case first, longest, earliest

  /// A number by which documents are preferred: less is better, of equal ones the first.
  func rank(words: Int, _ metadata: Metadata?) -> UInt32 {
    switch self {
    case .first: 0
    case .longest: UInt32.max - UInt32(clamping: words)
    case .earliest: metadata?.minutesOfDate.map { UInt32(clamping: $0) } ?? .max
    }
  }
}
