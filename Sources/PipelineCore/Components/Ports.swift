/// Leave to read a layer that an earlier stage is sure to have written.
public struct ReadPort<Content: LayerContent>: Sendable {
  @usableFromInline let key: LayerKey<Content>
}

/// Leave to read a layer that may be missing.
public struct OptionalReadPort<Content: LayerContent>: Sendable {
  @usableFromInline let key: LayerKey<Content>
}

/// Leave to write a layer that nobody else writes.
public struct WritePort<Content: LayerContent>: Sendable {
  @usableFromInline let key: LayerKey<Content>
}

/// Leave to change a layer that may be there, or to make it.
public struct UpdatePort<Content: LayerContent>: Sendable {
  @usableFromInline let key: LayerKey<Content>
}

/// Leave to drop documents, counted under one reason.
public struct DropPort: Sendable {
  let reason: DropReason
}

/// Leave to replace the text.
public struct RewritePort: Sendable {
  init() {}
}

/// Leave to read the original bytes as text.
public struct DecodePort: Sendable {
  init() {}
}
