import TextModel

/// The content of a layer, with its type beside it: comparing types costs far less than casting does.
class LayerBox: @unchecked Sendable {
  /// The type of the content.
  private let type: ObjectIdentifier
  /// Whether the content can be made again from other layers.
  let isDerived: Bool

  fileprivate init<Content: LayerContent>(of content: Content.Type) {
    type = ObjectIdentifier(content)
    isDerived = content.isDerived
  }

  /// The content.
  var any: any LayerContent { preconditionFailure("a box is made with its content") }

  /// Writes the content as it is kept between runs.
  func write(kept bytes: inout ByteWriter, on text: Text) throws {}

  /// A box with `content`.
  static func holding<Content: LayerContent>(_ content: Content) -> LayerBox { TypedBox(content) }

  /// Whether the content is of a type.
  @inline(__always)
  func holds<Content: LayerContent>(_ content: Content.Type) -> Bool { type == ObjectIdentifier(content) }

  /// The content, which must be of the type.
  @inline(__always)
  func content<Content: LayerContent>(as type: Content.Type) -> Content {
    // Boxes are made only by `holding`, so the type of the content is the type of the box.
    unsafeDowncast(self, to: TypedBox<Content>.self).content
  }
}

private final class TypedBox<Content: LayerContent>: LayerBox, @unchecked Sendable {
  let content: Content

  init(_ content: Content) {
    self.content = content
    super.init(of: Content.self)
  }

  override var any: any LayerContent { content }

  override func write(kept bytes: inout ByteWriter, on text: Text) throws { try content.write(kept: &bytes, on: text) }
}
