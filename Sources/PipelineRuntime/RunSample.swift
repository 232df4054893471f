public import PipelineCore
public import TextModel

/// What a run shows of its documents besides counts: some articles, those that took longest, and ids of those that were dropped.
///
/// The same for any number of workers, apart from times; of bounded size, whatever the run.
public struct RunSample: Sendable, Equatable {
  /// One article as it was written.
  public struct Article: Sendable, Equatable, Codable {
    /// Its place among the documents, from 0.
    public let place: Int
    /// Its id.
    public let id: String
    /// Its title, when it has one.
    public let title: String?
    /// Its language, when it is known.
    public let language: String?
    /// Its text, or the start of it.
    public let text: String
    /// Whether there is more text.
    public let isCut: Bool
    /// Its sentences.
    public let sentences: [TextRange]
    /// The sentences of its summary.
    public let summary: [TextRange]
    /// Its keywords, best first.
    public let keywords: [Keyword]
  }

  /// A document that took long.
  public struct Slow: Sendable, Equatable {
    /// Its place among the documents, from 0.
    public let place: Int
    /// Its id.
    public let id: String
    /// Bytes of input.
    public let bytes: Int
    /// Seconds that the steps took for it.
    public let seconds: Double
    /// The label of the step that took most, and its seconds.
    public let step: (label: String, seconds: Double)?

    public static func == (left: Slow, right: Slow) -> Bool {
      (left.place, left.id, left.bytes, left.seconds) == (right.place, right.id, right.bytes, right.seconds)
    }
  }

  /// How many articles are kept: those whose ids have the smallest hashes, which is a fair draw and the same in every run.
  public static let articleLimit = 100
  /// How many bytes of a text are kept; so all texts together are less than 2 MB.
  public static let textLimit = 16_000
  /// How many slow documents are kept.
  public static let slowLimit = 20
  /// How many ids are kept for each reason to drop a document.
  public static let droppedLimit = 5

  /// The articles, in document order.
  public internal(set) var articles: [Article] = []
  /// The documents that took longest, the slowest first.
  public internal(set) var slowest: [Slow] = []
  /// For each reason the first documents that were dropped for it.
  public internal(set) var dropped: [String: [String]] = [:]
}

extension RunSample.Article {
  /// What is kept of `document`.
  init(_ document: Document, at place: Int) {
    let text = document.text
    var end = min(text.count, RunSample.textLimit)
    while !text.isScalarBoundary(end) { end -= 1 }
    let sentences = document.layer(.sentences)?.ranges ?? []
    // A cut between two sentences reads better than one inside a word.
    if end < text.count, let last = sentences.last(where: { Int($0.end) <= end }) { end = Int(last.end) }
    func kept(_ ranges: [TextRange]) -> [TextRange] { ranges.filter { Int($0.end) <= end } }
    self.init(
      place: place, id: document.id, title: document.layer(.title)?.text, language: document.layer(.language)?.tag,
      text: text.string(in: TextRange(0, end)), isCut: end < text.count, sentences: kept(sentences),
      summary: kept(document.layer(.summary)?.ranges ?? []),
      keywords: (document.layer(.keywords)?.items ?? []).map {
        Keyword(text: $0.text, score: $0.score, places: kept($0.places), parts: $0.parts)
      })
  }
}
