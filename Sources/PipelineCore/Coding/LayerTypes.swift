/// Which type the content of each layer has, so that layers can be read from bytes.
public struct LayerTypes: Sendable {
  private var types: [String: any LayerContent.Type] = [
    "title": Title.self, "language": Language.self, "metadata": Metadata.self,
  ]

  /// The types of the layers that `contracts` name, and of those that sources give.
  public init(_ contracts: [Contract]) {
    for contract in contracts {
      for layer in contract.reads + contract.readsIfPresent + contract.writes + contract.updates {
        types[layer.name] = layer.type
      }
    }
  }

  /// The types of the layers that `document` has.
  public init(of document: Document) {
    for layer in document.layers { types[layer.name] = type(of: layer.content) }
  }

  /// The content of the layer called `name` as `bytes` have it.
  func content(of name: String, from bytes: [UInt8]) throws -> any LayerContent {
    guard let type = types[name] else { throw ByteReader.Malformed() }
    guard let compact = type as? any (LayerContent & Compact).Type else {
      return try CompactDecoder.decode(type, from: bytes)
    }
    var reader = ByteReader(bytes)
    let content = try compact.init(from: &reader)
    guard reader.isAtEnd else { throw ByteReader.Malformed() }
    return content
  }
}
