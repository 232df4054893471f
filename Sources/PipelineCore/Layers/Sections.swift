public import TextModel

/// A stretch of the text under one heading, or before the first.
public struct Section: Ranged, Sendable, Hashable, Codable {
  /// The section with its heading.
  public let range: TextRange
  /// The heading, at the start of the section; nil before the first heading.
  public let heading: TextRange?

  /// The section at `range` under `heading`.
  public init(_ range: TextRange, heading: TextRange?) {
    self.range = range
    self.heading = heading
  }
}

/// The sections of a text, in text order.
public struct Sections: TextLayer {
  /// The sections, in text order.
  public let items: [Section]

  /// The layer of these sections.
  public init(_ items: [Section]) {
    self.items = items
  }

  public var ranges: [TextRange] { items.map(\.range) + items.compactMap(\.heading) }

  public func write(to json: inout JSONWriter) {
    json.array { json in
      for item in items {
        json.object { json in
          json.members(of: item.range)
          if let heading = item.heading {
            json.name("heading")
            json.value(heading)
          }
        }
      }
    }
  }

  public func problems(in text: Text) -> [String] {
    rangeProblems(in: text) + orderProblems(of: items.map(\.range), named: "sections")
  }
}

extension LayerKey where Content == Sections {
  /// The sections of the text.
  public static var sections: LayerKey { LayerKey("sections") }
}
