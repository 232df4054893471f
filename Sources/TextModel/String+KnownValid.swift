extension String {
  /// The string of bytes that the caller knows to be valid UTF-8, as those of a ``Text`` between two scalars are: they are not validated again.
  ///
  /// Debug builds check it.
  public init(knownValid bytes: UnsafeBufferPointer<UInt8>) {
    assert(String(validating: bytes, as: UTF8.self) != nil, "these bytes are not valid UTF-8")
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    self = String(copying: UTF8Span(unchecked: bytes.span, isKnownASCII: isASCII))
  }
}
