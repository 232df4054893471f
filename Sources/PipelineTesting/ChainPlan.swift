public import PipelineCore
import PipelineFile
public import PipelinePlan

extension Plan {
  /// The plan of `stages`, each as a pipeline file would hold it, between a source and a sink in memory.
  ///
  /// - Throws: ``InvalidPipeline`` with every mistake.
  public init(chain stages: [String], registry: Registry) throws {
    let lines = stages.map { "  - \($0)\n" }.joined()
    var spec = PipelineFile.spec(of: SourceFile(path: "chain", bytes: Array("stages:\n\(lines)".utf8)))
    spec.sources = [ComponentSpec(name: MemorySource.info.name, place: spec.place, folder: ".")]
    spec.sinks = [ComponentSpec(name: MemorySink.info.name, place: spec.place, folder: ".")]
    try self.init(spec, registry: Registry(registry.components + [MemorySource.self, MemorySink.self]))
  }
}
