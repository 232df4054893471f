import TextModel

/// Whole documents as bytes: what goes to a worker process and into the quarantine.
extension Document {
  /// The document with its original bytes and all layers.
  public func encoded() throws -> [UInt8] {
    var writer = ByteWriter.lent()
    try write(to: &writer)
    return writer.bytes
  }

  /// Writes the document with its original bytes and all layers.
  package func write(to writer: inout ByteWriter) throws {
    writer.string(id)
    writer.string(origin.path)
    writer.byte(origin.line == nil ? 0 : 1)
    writer.count(origin.line ?? 0)
    writer.string(origin.mediaType.rawValue)
    writer.block(origin.bytes)
    var change = ByteWriter.lent()
    try writeChange(since: DocumentMoment(revision: 0, alignmentCount: 0), to: &change)
    writer.block(change)
  }

  /// The document that ``encoded()`` wrote.
  ///
  /// - Throws: ``ByteReader/Malformed`` or a `DecodingError` when the bytes are not those of a document.
  public init(encoded bytes: [UInt8], types: LayerTypes) throws {
    var reader = ByteReader(bytes)
    try self.init(from: &reader, types: types)
  }

  /// Reads what ``write(to:)`` wrote.
  ///
  /// - Throws: as ``init(encoded:types:)``.
  package init(from reader: inout ByteReader, types: LayerTypes) throws {
    let id = try reader.string()
    let path = try reader.string()
    let hasLine = try reader.byte() == 1
    let line = try reader.integer()
    guard let mediaType = MediaType(rawValue: try reader.string()) else { throw ByteReader.Malformed() }
    let origin = Origin(path: path, line: hasLine ? line : nil, bytes: try reader.block(), mediaType: mediaType)
    self.init(id: id, origin: origin)
    try apply(DocumentChange(bytes: try reader.block()), types: types)
  }

  /// Writes everything besides its bytes that a stage could see of the document when it came from its source, as bytes, but for the line that it stood on in a
  /// file of records: a record that moves is still the same.
  package func writeProvenance(to writer: inout ByteWriter) throws {
    writer.string(id)
    writer.string(origin.path)
    writer.string(origin.mediaType.rawValue)
    try writeChange(since: DocumentMoment(revision: 0, alignmentCount: 0), to: &writer)
  }
}
