import PipelineCore
import TextModel

/// Keywords and summaries of segmented texts in memory, beside what ICU4C needs for the words and sentences of the same texts.
struct Meaning {
  private let tagKeywords: any Stage
  private let summarise: any Stage
  private let documents: [Document]

  /// Measures the two stages, the second after the first, over documents that are segmented.
  init(_ tagKeywords: any Stage, _ summarise: any Stage, over documents: [Document]) {
    self.tagKeywords = tagKeywords
    self.summarise = summarise
    self.documents = documents
  }

  func write() throws {
    let megabytes = Double(documents.reduce(0) { $0 + $1.text.count }) / 1e6
    let times = try seconds(inTurn: [
      ICU.segmenter(of: documents), running([tagKeywords]), running([tagKeywords, summarise]),
    ])
    let (icu, keywords, both) = (times[0], times[1], times[2])
    var table = Table("keywords and summaries", "MB", "s", "MB/s", "time, ICU4C is 1")
    for (name, time) in [
      ("ICU4C, words and sentences over UTF-16", icu), ("tag-keywords", keywords), ("summarise", both - keywords),
      ("both", both),
    ] {
      table.add(
        name, megabytes.rounded(to: 1), time.rounded(to: 3), (megabytes / time).rounded(to: 0),
        (time / icu).rounded(to: 2))
    }
    table.write()
  }

  /// What runs `stages` over all documents.
  private func running(_ stages: [any Stage]) -> () throws -> Void {
    {
      for document in documents {
        var document = document
        for stage in stages { try stage.process(&document) }
      }
    }
  }
}
