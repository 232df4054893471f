import TextModel

/// The content of a layer, with its type beside it: comparing types costs far less than casting does.
///
/// Ports are used in the modules of plugins: all that they do here can be compiled there, for the type at hand, so that no type is looked up while a document
/// is worked on.
@usableFromInline
class LayerBox: @unchecked Sendable {
  /// The type of the content.
  @usableFromInline let type: ObjectIdentifier
  /// Whether the content can be made again from other layers.
  @usableFromInline let isDerived: Bool

  @inlinable
  init<Content: LayerContent>(of content: Content.Type) {
    type = ObjectIdentifier(content)
    isDerived = content.isDerived
  }

  /// The content.
  var any: any LayerContent { preconditionFailure("a box is made with its content") }

  /// Writes the content as one JSON value.
  func write(to json: inout JSONWriter) { any.write(to: &json) }

  /// Writes the content as it is kept between runs.
  func write(kept bytes: inout ByteWriter, on text: Text) throws {}

  /// A box with `content`.
  @inlinable
  static func holding<Content: LayerContent>(_ content: Content) -> LayerBox { TypedBox(content) }

  /// The content, which must be of the type.
  @inlinable @inline(__always)
  func content<Content: LayerContent>(as type: Content.Type) -> Content {
    // Boxes are made only by `holding`, so the type of the content is the type of the box.
    unsafeDowncast(self, to: TypedBox<Content>.self).content
  }
}

@usableFromInline
final class TypedBox<Content: LayerContent>: LayerBox, @unchecked Sendable {
  @usableFromInline let content: Content

  @inlinable
  init(_ content: Content) {
    self.content = content
    super.init(of: Content.self)
  }

  override var any: any LayerContent { content }

  override func write(to json: inout JSONWriter) { content.write(to: &json) }

  override func write(kept bytes: inout ByteWriter, on text: Text) throws { try content.write(kept: &bytes, on: text) }
}
