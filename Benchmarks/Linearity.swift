import PipelineCore
import TextModel

/// The same megabyte as one line and as lines of 4 KB: a long line must cost no more for each byte.
struct Linearity {
  private let stages: [(name: String, stage: any Stage)]
  private let before: [any Stage]
  private let oneLine: Document
  private let lines: Document

  /// Measures `stages`, after those of `before`, over a megabyte of the text of `documents`.
  init(_ stages: [(name: String, stage: any Stage)], after before: [any Stage] = [], over documents: [Document]) {
    var bytes: [UInt8] = []
    for document in documents where bytes.count < 1_000_000 {
      bytes += document.text.utf8.map { $0 == 0x0A ? 0x20 : $0 } + [0x20]
    }
    oneLine = Document(id: "line", origin: Origin(path: "line", bytes: bytes))
    var lineStart = 0
    for place in bytes.indices where bytes[place] == 0x20 && place - lineStart >= 4096 {
      bytes[place] = 0x0A
      lineStart = place
    }
    lines = Document(id: "lines", origin: Origin(path: "lines", bytes: bytes))
    self.stages = stages
    self.before = before
  }

  func write() throws {
    var table = Table("one megabyte", "lines of 4 KB, MB/s", "one line, MB/s", "ratio")
    for (name, stage) in stages {
      func rate(_ document: Document) throws -> Double {
        var document = document
        for stage in before { try stage.process(&document) }
        let time = try seconds {
          for _ in 0..<20 {
            var document = document
            try stage.process(&document)
          }
        }
        return Double(20 * document.text.count) / 1e6 / time
      }
      let (many, one) = (try rate(lines), try rate(oneLine))
      table.add(name, many.rounded(to: 0), one.rounded(to: 0), (one / many).rounded(to: 2))
    }
    table.write()
  }
}
