import CleanPlugin
import DetectLanguagePlugin
import FilesPlugin
import PipelineCore
import PipelineFile
import PipelinePlan
import SegmentPlugin
import SummarisePlugin
import TagKeywordsPlugin

/// Documents in memory and the stages to measure on them.
struct Loaded {
  let documents: [Document]
  let clean: any Stage
  let detectLanguage: any Stage
  let segment: any Stage
  let tagKeywords: any Stage
  let summarise: any Stage

  /// The documents of `data`, a folder or a file of JSON Lines.
  init(_ data: String) throws {
    let registry = try Registry(
      FilesPlugin.components + CleanPlugin.components + DetectLanguagePlugin.components + SegmentPlugin.components
        + TagKeywordsPlugin.components + SummarisePlugin.components)
    var overrides = Overrides()
    overrides.inputs = [data]
    let pipeline = """
      stages: [clean, detect-language, segment, tag-keywords, summarise]
      sinks: [{ json-lines: { path: '-' } }]
      """
    let file = SourceFile(path: "benchmark", bytes: Array(pipeline.utf8))
    let plan = try Plan(PipelineFile.spec(of: file, overrides: overrides), registry: registry)
    let stages = plan.steps.compactMap { $0.component as? any Stage }
    (clean, detectLanguage, segment) = (stages[0], stages[1], stages[2])
    (tagKeywords, summarise) = (stages[3], stages[4])
    documents = try plan.sources.flatMap { try Loaded.documents(of: $0) }
  }

  /// The documents as `clean` leaves them, without those that it refuses.
  func cleaned() -> [Document] {
    documents.compactMap { document in
      var document = document
      return (try? clean.process(&document)).map { document }
    }
  }

  /// The clean documents with their language, sentences and words.
  func segmented() throws -> [Document] {
    try cleaned().map { document in
      var document = document
      try detectLanguage.process(&document)
      try segment.process(&document)
      return document
    }
  }

  private static func documents<Made: Source>(of source: Made) throws -> [Document] {
    var cursor = try source.open(passes: 1)
    var documents: [Document] = []
    while let item = try cursor.next() { documents.append(try source.load(item.item)) }
    return documents
  }
}
