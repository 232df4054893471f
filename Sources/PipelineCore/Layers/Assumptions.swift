/// Something about the input that was guessed or mended, so that nobody has to find it out.
public struct Assumption: Sendable, Hashable, Codable {
  /// A stable id: `encoding`, `invalid-utf-8`.
  public let kind: String
  /// What was assumed and on what evidence, a sentence.
  public let message: String

  /// The assumption `message`.
  public init(kind: String, message: String) {
    self.kind = kind
    self.message = message
  }
}

/// What was guessed or mended in a document, in the order in which it happened.
public struct Assumptions: LayerContent {
  /// The assumptions, in the order in which they were made.
  public var items: [Assumption]

  /// The layer of these assumptions.
  public init(_ items: [Assumption]) {
    self.items = items
  }

  public func write(to json: inout JSONWriter) {
    json.array { json in
      for item in items {
        json.object { json in
          json.name("kind")
          json.value(item.kind)
          json.name("message")
          json.value(item.message)
        }
      }
    }
  }
}

extension LayerKey where Content == Assumptions {
  /// What was guessed or mended.
  public static var assumptions: LayerKey { LayerKey("assumptions") }
}
