public import TextModel

extension Document {
  /// The layer behind `port`.
  ///
  /// Complexity: O(layers); read once per document, before a loop.
  ///
  /// - Precondition: the port comes from the ``Setup`` of a stage in a plan, which makes sure that the layer is there.
  @inlinable
  public func read<Content>(_ port: ReadPort<Content>) -> Content {
    guard let content: Content = content(of: port.key) else { failMissing(port.key.name) }
    return content
  }

  @usableFromInline
  func failMissing(_ name: String) -> Never {
    preconditionFailure("no earlier stage wrote '\(name)' into document '\(id)'")
  }

  /// The layer behind `port`, or nil when the document has none.
  @inlinable
  public func read<Content>(_ port: OptionalReadPort<Content>) -> Content? {
    content(of: port.key)
  }

  /// The layer behind `port`, or nil when the document has none.
  @inlinable
  public func read<Content>(_ port: UpdatePort<Content>) -> Content? {
    content(of: port.key)
  }

  /// Puts `content` behind `port`.
  @inlinable
  public mutating func write<Content>(_ content: Content, to port: WritePort<Content>) {
    set(content, for: port.key)
  }

  /// Changes the layer behind `port`: `body` gets what is there, nil when there is none, and leaves what shall be there.
  @inlinable
  public mutating func update<Content, Failure: Error>(
    _ port: UpdatePort<Content>, _ body: (inout Content?) throws(Failure) -> Void
  ) throws(Failure) {
    var content: Content? = content(of: port.key)
    try body(&content)
    if let content {
      set(content, for: port.key)
    } else if let index = index(of: port.key.name) {
      revision += 1
      layers.remove(at: index)
      removals.append((port.key.name, revision))
    }
  }

  /// Takes the document out of the pipeline, counted under the port's reason; later stages do not see it.
  public mutating func drop(_ port: DropPort) {
    dropReason = port.reason
  }

  /// Replaces the text by an edited one; `alignment` leads from `text` back to the current text.
  public mutating func rewriteText(_ port: RewritePort, to text: Text, alignment: Alignment) {
    precondition(alignment.newCount == text.count, "an alignment must cover the whole new text")
    revision += 1
    textRevision = revision
    self.text = text
    alignments.append(alignment)
    for index in layers.indices {
      if let layer = layers[index].content as? any MovingTextLayer {
        layers[index].box = .holding(layer.moved(by: alignment))
        layers[index].revision = revision
      }
    }
  }

  /// Gives the document its text; `alignment` leads from `text` back to the original bytes, which were read in `encoding`.
  public mutating func decode(_ port: DecodePort, as text: Text, encoding: String, alignment: Alignment) {
    precondition(alignment.newCount == text.count, "an alignment must cover the whole new text")
    revision += 1
    textRevision = revision
    decodingRevision = revision
    self.text = text
    origin.encoding = encoding
    isDecoded = true
    alignments = [alignment]
  }

  @inlinable
  func content<Content: LayerContent>(of key: LayerKey<Content>) -> Content? {
    for index in layers.indices
    where layers[index].type == ObjectIdentifier(Content.self) && layers[index].name == key.name {
      return layers[index].box.content(as: Content.self)
    }
    return nil
  }

  @inlinable
  mutating func set<Content: LayerContent>(_ content: Content, for key: LayerKey<Content>) {
    revision += 1
    if let index = index(of: key.name) {
      layers[index].box = .holding(content)
      layers[index].revision = revision
    } else {
      layers.append(
        Layer(name: key.name, isShownByDefault: key.isShownByDefault, box: .holding(content), revision: revision))
    }
  }
}
