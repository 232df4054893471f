import PipelineCore
import SegmentPlugin
import TextModel

/// Words and sentences of texts in memory: the stage `segment` beside ICU4C, which gets the same texts in UTF-16.
struct Segmentation {
  private let stage: any Stage
  private let documents: [Document]
  private let bytes: Int

  /// Measures `stage` over texts that are clean.
  init(_ stage: any Stage, over documents: [Document]) {
    self.stage = stage
    self.documents = documents
    bytes = documents.reduce(0) { $0 + $1.text.count }
  }

  func write() throws {
    let icu = try ICU.seconds(over: documents)
    let silsila = try seconds {
      for document in documents {
        var document = document
        try stage.process(&document)
      }
    }
    var found = 0
    let standard = seconds { for document in documents { found &+= countStandardBoundaries(of: document.text) } }
    let tailored = seconds { for document in documents { found &+= countTailoredBoundaries(of: document.text) } }
    precondition(found > 0)
    var table = Table("words and sentences", "MB", "s", "MB/s", "ratio")
    for (name, time) in [
      ("ICU4C over UTF-16", icu), ("the same boundaries", standard), ("tailored boundaries", tailored),
      ("segment, with paragraphs and layers", silsila),
    ] {
      table.add(
        name, (Double(bytes) / 1e6).rounded(to: 1), time.rounded(to: 3), (Double(bytes) / 1e6 / time).rounded(to: 0),
        (icu / time).rounded(to: 2))
    }
    table.write()
  }
}
