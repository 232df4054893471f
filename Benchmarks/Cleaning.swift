import CLibXML2
import PipelineCore
import TextModel

/// The stage `clean` over texts or pages in memory, beside what it cannot do without: validation of UTF-8, and for pages the parser.
struct Cleaning {
  private let stage: any Stage
  private let documents: [Document]

  init(_ stage: any Stage, over documents: [Document]) {
    self.stage = stage
    self.documents = documents
  }

  func write() throws {
    try write("clean, plain text", of: documents.filter { $0.origin.mediaType != .html }) { bytes in
      precondition(Text.firstInvalidByte(in: bytes) == nil)
    }
    try write("clean, pages", of: documents.filter { $0.origin.mediaType == .html && $0.isDecoded }) { bytes in
      bytes.withUnsafeBytes { bytes in
        if let base = bytes.baseAddress {
          page_parse_tree(base.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
      }
    }
  }

  private func write(_ title: String, of documents: [Document], beside reference: ([UInt8]) -> Void) throws {
    if documents.isEmpty { return }
    let bytes = documents.reduce(0) { $0 + $1.text.count }
    let least = seconds { for document in documents { reference(document.text.utf8) } }
    let own = seconds {
      for document in documents {
        var document = document
        // What is refused costs its time too.
        try? stage.process(&document)
      }
    }
    var table = Table(title, "MB", "s", "MB/s", "ratio")
    for (name, time) in [("validation, or the parser", least), ("the stage", own)] {
      table.add(
        name, (Double(bytes) / 1e6).rounded(to: 1), time.rounded(to: 3), (Double(bytes) / 1e6 / time).rounded(to: 0),
        (time / least).rounded(to: 2))
    }
    table.write()
  }
}
