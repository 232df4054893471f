public import TextModel

/// What somebody is quoted with, and the verb that says so.
public struct Quotation: Ranged, Sendable, Hashable, Codable {
  /// The quotation with its marks.
  public let range: TextRange
  /// The verb of saying that belongs to it, outside its marks; nil where none was found.
  public let verb: TextRange?

  /// The quotation at `range`, said with `verb`.
  public init(_ range: TextRange, verb: TextRange? = nil) {
    self.range = range
    self.verb = verb
  }
}

/// The quotations of a text: in text order and apart, each inside one paragraph.
public struct Quotations: TextLayer {
  /// The quotations, in text order.
  public let items: [Quotation]

  /// The layer of these quotations.
  public init(_ items: [Quotation]) {
    self.items = items
  }

  public var ranges: [TextRange] { items.map(\.range) + items.compactMap(\.verb) }

  public func write(to json: inout JSONWriter) {
    json.array { json in
      for item in items {
        json.object { json in
          json.members(of: item.range)
          if let verb = item.verb {
            json.name("verb")
            json.value(verb)
          }
        }
      }
    }
  }

  public func problems(in text: Text) -> [String] {
    rangeProblems(in: text) + orderProblems(of: items.map(\.range), named: "quotations")
  }
}

extension LayerKey where Content == Quotations {
  /// The quotations of the text.
  public static var quotations: LayerKey { LayerKey("quotations") }
}
