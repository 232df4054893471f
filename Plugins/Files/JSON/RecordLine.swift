import PipelineCore
import TextModel

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
      throw failure(error)
    }
    let origin = Origin(path: name, line: line.number, bytes: record.bytes, mediaType: record.mediaType)
    var document = Document(id: record.id ?? id, origin: origin)
    // In JSON, other bytes are no other encoding but a mistake.
    if !document.isDecoded { throw failure(.invalidUTF8(at: 0)) }
    if let language = record.language { document.attach(Language(language), as: .language) }
    if let title = record.title { document.attach(Title(title), as: .title) }
    if !record.metadata.isEmpty { document.attach(Metadata(record.metadata), as: .metadata) }
    return document
  }

  /// The failure of the line; bytes that are not UTF-8 are named before anything that follows from them.
  private func failure(_ problem: JSONProblem) -> LoadFailure {
    let problem = Text.firstInvalidByte(in: line.bytes).map { JSONProblem.invalidUTF8(at: $0) } ?? problem
    return LoadFailure(problem.description(in: line.bytes), bytes: line.bytes)
  }
}
