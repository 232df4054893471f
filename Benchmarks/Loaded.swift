import CleanPlugin
import FilesPlugin
import PipelineCore
import PipelineFile
import PipelinePlan
import SegmentPlugin

/// Documents in memory and the stages to measure on them.
struct Loaded {
  let documents: [Document]
  let clean: any Stage
  let segment: any Stage

  /// The documents of `data`, a folder or a file of JSON Lines.
  init(_ data: String) throws {
    let registry = try Registry(FilesPlugin.components + CleanPlugin.components + SegmentPlugin.components)
    var overrides = Overrides()
    overrides.inputs = [data]
    let file = SourceFile(
      path: "benchmark", bytes: Array("stages: [clean, segment]\nsinks: [{ json-lines: { path: '-' } }]\n".utf8))
    let plan = try Plan(PipelineFile.spec(of: file, overrides: overrides), registry: registry)
    let stages = plan.steps.compactMap { $0.component as? any Stage }
    (clean, segment) = (stages[0], stages[1])
    documents = try plan.sources.flatMap { try Loaded.documents(of: $0) }
  }

  /// The documents as `clean` leaves them, without those that it refuses.
  func cleaned() -> [Document] {
    documents.compactMap { document in
      var document = document
      return (try? clean.process(&document)).map { document }
    }
  }

  private static func documents<Made: Source>(of source: Made) throws -> [Document] {
    var cursor = try source.open(passes: 1)
    var documents: [Document] = []
    while let item = try cursor.next() { documents.append(try source.load(item.item)) }
    return documents
  }
}
