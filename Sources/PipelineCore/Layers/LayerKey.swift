/// The name of a layer and the type of its content.
///
/// Keys are static members, declared beside the content type, so that a stage says `setup.reads(.sentences)`:
///
/// ```swift
/// extension LayerKey where Content == Mood {
///   public static var mood: LayerKey { LayerKey("mood") }
/// }
/// ```
public struct LayerKey<Content: LayerContent>: Sendable, Hashable {
  /// What pipelines, diagnostics and outputs call the layer; lower case.
  public let name: String
  /// Whether outputs hold the layer when they are not told which to hold.
  public let isShownByDefault: Bool

  /// The key of the layer called `name`.
  public init(_ name: String, isShownByDefault: Bool = true) {
    self.name = name
    self.isShownByDefault = isShownByDefault
  }
}

/// What the planner knows of a layer.
public struct LayerInfo: Sendable, Hashable {
  /// The layer's name.
  public let name: String
  /// Whether its content holds places of the text, so that the text must stay as it is.
  public let refersToText: Bool
  /// The name of the content's type.
  public let contentType: String
  /// The content's type.
  package let type: any LayerContent.Type

  /// What is known of the layer behind `key`.
  public init<Content: LayerContent>(_ key: LayerKey<Content>) {
    name = key.name
    refersToText = Content.refersToText && !(Content.self is any MovingTextLayer.Type)
    contentType = String(describing: Content.self)
    type = Content.self
  }

  public static func == (left: LayerInfo, right: LayerInfo) -> Bool {
    left.name == right.name && left.type == right.type
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(ObjectIdentifier(type))
  }
}
