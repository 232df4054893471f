import PipelineCore

/// A line of JSON Lines on its way to be a document.
struct RecordLine: Sendable {
  /// The input it stands in, as ids and messages show it.
  let name: String
  let line: LineReader.Line

  /// What the document is called until its own id is known.
  var id: String { "\(name):\(line.number)" }

  /// The item for a run.
  func item<Item>(_ make: (RecordLine) -> Item) -> SourceItem<Item> {
    SourceItem(id: id, byteCount: line.bytes.count, item: make(self))
  }

  /// The document.
  func load() throws(LoadFailure) -> Document {
    if line.isCut { throw LoadFailure("the line is too long: \(InputLimits.message)", bytes: line.bytes) }
    let record: Record
    do throws(JSONProblem) {
      record = try Record(line.bytes)
    } catch {
      throw LoadFailure(error.description(in: line.bytes), bytes: line.bytes)
    }
    let origin = Origin(path: name, line: line.number, bytes: record.bytes, mediaType: record.mediaType)
    var document = Document(id: record.id ?? id, origin: origin)
    if let language = record.language { document.attach(Language(language), as: .language) }
    if let title = record.title { document.attach(Title(title), as: .title) }
    if !record.metadata.isEmpty { document.attach(Metadata(record.metadata), as: .metadata) }
    return document
  }
}
