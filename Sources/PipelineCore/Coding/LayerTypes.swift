import TextModel

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

  /// Whether all that are kept are layers of this package, so that reading them cannot end the process.
  package var areOwn: Bool { types.values.allSatisfy { $0.isDerived || $0 is any OwnLayer.Type } }

  /// The content of the layer called `name` as `bytes` have it, on `text`.
  func content(of name: String, from bytes: [UInt8], on text: Text) throws -> any LayerContent {
    guard let type = types[name] else { throw ByteReader.Malformed() }
    var reader = ByteReader(bytes)
    let content = try type.read(kept: &reader, on: text)
    guard reader.isAtEnd else { throw ByteReader.Malformed() }
    return content
  }
}
