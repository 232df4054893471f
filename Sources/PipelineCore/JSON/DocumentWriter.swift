public import TextModel

/// Writes a document as one JSON object: the format that files, the command line and tests share.
///
/// Members come in a fixed order: `id`, then the layers in the order of ``layerOrder`` with the text after the title, then any others by name, then `origin`
/// and `origins`.
public struct DocumentWriter: Sendable {
  /// Which members to write: names of layers, `text` or `origin`; nil for what is shown by default.
  public let fields: Set<String>?
  /// What offsets count.
  public let offsets: OffsetUnit
  /// Whether to write, as `origins`, the bytes of the original that each range of the written layers was made from.
  public let origins: Bool
  /// Gives the hexadecimal SHA-256 of the original bytes; nil leaves it out.
  public let digest: (@Sendable ([UInt8]) -> String)?

  /// The names that come first, in this order; `text` stands for the text itself.
  public static let layerOrder = [
    "language", "title", "text", "paragraphs", "sections", "sentences", "words", "keywords", "summary", "metadata",
    "embedded", "links", "page_parts", "duplicate_of", "duplicates", "related", "story",
  ]
  private static let ranks = Dictionary(uniqueKeysWithValues: zip(layerOrder, layerOrder.indices))
  private static let textRank = ranks["text"] ?? 0

  /// A writer of `fields`.
  public init(
    fields: Set<String>? = nil, offsets: OffsetUnit = .scalars, origins: Bool = false,
    digest: (@Sendable ([UInt8]) -> String)? = nil
  ) {
    self.fields = fields
    self.offsets = offsets
    self.origins = origins
    self.digest = digest
  }

  /// The document as a line of JSON, line feed included.
  public func line(_ document: Document) -> [UInt8] {
    var json = JSONWriter(rangesOf: document.text, in: offsets)
    json.reserve(document.text.count * 2)
    write(document, to: &json)
    json.endLine()
    return json.bytes
  }

  /// Writes the document as one object.
  public func write(_ document: Document, to json: inout JSONWriter) {
    let layers = layers(of: document)
    let before = layers.prefix { $0.rank < DocumentWriter.textRank }
    json.object { json in
      json.name("id")
      json.value(document.id)
      write(before, of: document, to: &json)
      if fields?.contains("text") ?? true {
        json.name("text")
        json.value(document.text, in: document.text.range)
      }
      write(layers[before.endIndex...], of: document, to: &json)
      if fields?.contains("origin") ?? true {
        json.name("origin")
        write(document.origin, to: &json)
      }
      if origins {
        json.name("origins")
        writeOrigins(of: layers.map { document.layers[$0.place].name }, in: document, to: &json)
      }
    }
  }

  /// The places of the layers to be written, in the order in which they are; `text` is no layer.
  private func layers(of document: Document) -> [(rank: Int, place: Int)] {
    let all = document.layers
    var layers: [(rank: Int, place: Int)] = []
    layers.reserveCapacity(all.count)
    for (place, layer) in all.enumerated() where fields?.contains(layer.name) ?? layer.isShownByDefault {
      let rank = DocumentWriter.ranks[layer.name] ?? DocumentWriter.layerOrder.count
      if rank != DocumentWriter.textRank { layers.append((rank, place)) }
    }
    layers.sort { $0.rank == $1.rank ? all[$0.place].name < all[$1.place].name : $0.rank < $1.rank }
    return layers
  }

  private func write(_ layers: ArraySlice<(rank: Int, place: Int)>, of document: Document, to json: inout JSONWriter) {
    for (_, place) in layers {
      json.name(document.layers[place].name)
      document.layers[place].box.write(to: &json)
    }
  }

  /// Writes, for each layer that holds places, `[start, end]` in bytes of the original for each of its ranges, in the layer's order.
  private func writeOrigins(of names: [String], in document: Document, to json: inout JSONWriter) {
    json.object { json in
      for name in names {
        guard let content = document.layer(named: name), type(of: content).refersToText else { continue }
        json.name(name)
        json.array { json in
          for range in content.ranges {
            let source = document.sourceRange(of: range)
            json.array { json in
              json.value(Int(source.start))
              json.value(Int(source.end))
            }
          }
        }
      }
    }
  }

  private func write(_ origin: Origin, to json: inout JSONWriter) {
    json.object { json in
      json.name("path")
      json.value(origin.path)
      if let line = origin.line {
        json.name("line")
        json.value(line)
      }
      json.name("bytes")
      json.value(origin.bytes.count)
      if let digest {
        json.name("sha256")
        json.value(digest(origin.bytes))
      }
      if let encoding = origin.encoding {
        json.name("encoding")
        json.value(encoding)
      }
    }
  }
}
