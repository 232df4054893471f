import TextModel

/// What every part of the framework that is not a stage may see of a document: all of it, and nothing to change.
extension Document {
  /// The names of the layers, in the order in which they were written.
  public var layerNames: [String] { layers.map(\.name) }

  /// The content of the layer called `name`, whatever its type.
  public func layer(named name: String) -> (any LayerContent)? {
    index(of: name).map { layers[$0].content }
  }

  /// The content of the layer of `key`.
  public func layer<Content>(_ key: LayerKey<Content>) -> Content? {
    content(of: key)
  }

  /// The names of the layers that outputs show when they are not told which to show.
  public var layerNamesShownByDefault: [String] { layers.filter(\.isShownByDefault).map(\.name) }

  /// What is wrong with the layers on the current text, one sentence each.
  public var problems: [String] {
    layers.flatMap { layer in layer.content.problems(in: text).map { "\(layer.name): \($0)" } }
  }

  /// A source adds a layer that came with the document, before any stage sees it.
  public mutating func attach<Content>(_ content: Content, as key: LayerKey<Content>) {
    set(content, for: key)
  }
}

extension Document {
  /// Where the original bytes first break the rules of UTF-8; nil when they never do.
  public var firstInvalidByte: Int? { Text.firstInvalidByte(in: origin.bytes) }
}
