public import TextModel

/// The sentences that stand for one section.
public struct SectionSummary: Sendable, Hashable, Codable {
  /// The heading of the section; nil before the first heading.
  public let heading: TextRange?
  /// The sentences, and their text.
  public let summary: Summary

  /// The summary of the section under `heading`.
  public init(heading: TextRange?, summary: Summary) {
    self.heading = heading
    self.summary = summary
  }
}

/// A summary for each section that says anything, in text order.
public struct SectionSummaries: TextLayer {
  /// The summaries, in text order.
  public let items: [SectionSummary]

  /// The layer of these summaries.
  public init(_ items: [SectionSummary]) {
    self.items = items
  }

  public var ranges: [TextRange] { items.flatMap { ($0.heading.map { [$0] } ?? []) + $0.summary.ranges } }

  public func write(to json: inout JSONWriter) {
    json.array { json in
      for item in items {
        json.object { json in
          if let heading = item.heading {
            json.name("heading")
            json.value(heading)
          }
          json.name("text")
          json.value(item.summary.text)
          json.name("sentences")
          json.array { json in for sentence in item.summary.sentences { json.value(sentence) } }
        }
      }
    }
  }

  public func problems(in text: Text) -> [String] {
    rangeProblems(in: text) + orderProblems(of: ranges, named: "summaries of sections")
  }
}

extension LayerKey where Content == SectionSummaries {
  /// A summary for each section.
  public static var sectionSummaries: LayerKey { LayerKey("section_summaries") }
}
