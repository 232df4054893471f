import Glibc
import PipelineCore

/// What a document of `files` is made of.
enum FilesItem: Sendable {
  case file(FileDocument)
  case record(RecordLine)
  /// Something that was found but cannot be read, and why.
  case problem(String)
}

/// The items of `files`, in order.
struct FilesCursor: SourceCursor {
  private let listing: Listing
  private var index = 0
  private var records: (name: String, lines: LineReader)?

  init(_ listing: Listing) {
    self.listing = listing
  }

  var total: Int? { listing.hasRecords ? nil : listing.count }

  mutating func next() throws -> SourceItem<FilesItem>? {
    while true {
      if let records {
        if let line = try records.lines.next() {
          return RecordLine(name: records.name, line: line).item(FilesItem.record)
        }
        self.records = nil
      }
      guard index < listing.count else { return nil }
      let entry = listing[index]
      index += 1
      if let problem = entry.problem {
        return SourceItem(id: entry.id, byteCount: 0, item: .problem(problem))
      }
      if MediaKind(name: entry.path.name) == .records {
        let stream = try InputStream(opening: entry.path, name: entry.id, detecting: true)
        records = (entry.id, LineReader(stream))
        continue
      }
      // A file that has gone since the listing is an item none the less: loading it says so.
      let byteCount = min(entry.path.status().map { Int($0.st_size) } ?? 0, InputLimits.documentBytes)
      return SourceItem(
        id: entry.id, byteCount: byteCount, item: .file(FileDocument(path: entry.path, id: entry.id)))
    }
  }
}
