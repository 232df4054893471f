public import TextModel

/// A block of the text that mark-up told what it is.
public struct MarkedBlock: Ranged, Sendable, Hashable, Codable {
  /// What the block is.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// A heading, over what follows.
    case heading
    /// One item of a list, or a block inside one.
    case listItem = "list-item"
    /// A block inside a quotation.
    case quotation
  }

  /// The block, without the white space around it.
  public let range: TextRange
  /// What the block is.
  public let kind: Kind
  /// The level of a heading, from 1; nil for other kinds.
  public let level: Int?

  /// The block at `range`.
  public init(_ range: TextRange, _ kind: Kind, level: Int? = nil) {
    self.range = range
    self.kind = kind
    self.level = level
  }
}

/// What the mark-up of a page or of Markdown said of the text that is left of it: blocks in text order, apart.
///
/// The places move with the text.
public struct Markup: MovingTextLayer {
  /// The blocks, in text order.
  public let items: [MarkedBlock]

  /// The layer of these blocks.
  public init(_ items: [MarkedBlock]) {
    self.items = items
  }

  public var ranges: [TextRange] { items.map(\.range) }

  public func moved(by alignment: Alignment) -> Markup {
    Markup(
      items.compactMap { item in
        let range = alignment.resultRange(of: item.range)
        return range.isEmpty ? nil : MarkedBlock(range, item.kind, level: item.level)
      })
  }

  public func write(to json: inout JSONWriter) {
    json.array { json in
      for item in items {
        json.object { json in
          json.members(of: item.range)
          json.name("kind")
          json.value(item.kind.rawValue)
          if let level = item.level {
            json.name("level")
            json.value(level)
          }
        }
      }
    }
  }

  public func problems(in text: Text) -> [String] {
    rangeProblems(in: text) + orderProblems(of: ranges, named: "marked blocks")
  }
}

extension LayerKey where Content == Markup {
  /// Headings, list items and quotations that mark-up told.
  public static var markup: LayerKey { LayerKey("markup", isShownByDefault: false) }
}
