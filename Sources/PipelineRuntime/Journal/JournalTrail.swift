import PipelineCore

/// The way of one document through a chain, by keys: of its input, and for each step it went through of the result.
struct JournalTrail: Sendable {
  let id: String
  /// The key of the document as it was loaded, then one for each step.
  var keys: [ResultKey]
  /// The key of the plan whose sinks made bytes of the document, or whose steps dropped it; nil where none did yet.
  var plan: ResultKey?
  /// Whether the last step dropped the document.
  var isDropped = false

  /// The trail of a document that has been loaded, with room for the keys of `steps`.
  init(id: String, input: ResultKey, steps: Int = 0) {
    self.id = id
    keys = []
    keys.reserveCapacity(steps + 1)
    keys.append(input)
  }

  /// Writes it without its document.
  func write(to writer: inout ByteWriter) {
    writer.byte(isDropped ? 1 : 0)
    writer.list(keys)
    writer.optional(plan)
  }

  /// Reads what was written of document `id`.
  init(from reader: inout ByteReader, id: String) throws {
    self.id = id
    isDropped = try reader.byte() == 1
    keys = try reader.list()
    plan = try reader.optional()
    guard !keys.isEmpty else { throw ByteReader.Malformed() }
  }
}
