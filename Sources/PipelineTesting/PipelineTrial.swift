public import PipelineCore
import PipelineFile
import PipelinePlan
import PipelineRuntime

/// Takes a pipeline file all the way: read, planned, and where it has a plan started over two small documents in memory.
///
/// Its own sources and sinks are made, so that their options are looked at, and not opened.
public struct PipelineTrial: Sendable {
  /// What became of a file.
  public enum Outcome: Sendable, Equatable {
    /// It has no plan; every mistake was shown.
    case refused
    /// It ran.
    case ran
    /// What was promised did not hold, in a sentence.
    case broken(String)
  }

  private let registry: Registry
  private let folder: String
  private let items = [
    MemorySource.Item(
      id: "en", text: "The Harbour\n\nThe harbour opened on 3 May 2024. \"Ships come in,\" said Ada Byron. It rains."),
    MemorySource.Item(
      id: "ar", text: "افتتح الوزير الميناء اليوم. وقال الوزير: «السفن تصل إلى الميناء». المصدر: صحيفة الساحل"),
  ]

  /// Trials with the components of `registry`; relative paths of the files start at `folder`.
  public init(registry: Registry, folder: String) {
    self.registry = registry
    self.folder = folder
  }

  /// What becomes of a file of `bytes`.
  public func outcome(of bytes: [UInt8]) async -> Outcome {
    let file = SourceFile(path: folder + "/trial.yaml", bytes: bytes)
    let spec = PipelineFile.spec(of: file, environment: ["HOME": "/", "NAME": "3"])
    let plan: Plan
    do throws(InvalidPipeline) {
      plan = try Plan(spec, registry: registry)
    } catch {
      let renderer = DiagnosticRenderer(files: [file])
      let shown = error.problems.map(renderer.render)
      if shown.isEmpty || shown.contains(where: \.isEmpty) { return .broken("refused without a reason") }
      return .refused
    }
    do {
      let sink = MemorySink()
      let trial = Plan(
        name: plan.name, sources: [MemorySource(items)], steps: plan.steps, sinks: [sink], fingerprint: plan.fingerprint
      )
      var options = RunOptions(workers: 1)
      options.verify = true
      let report = try await Runner(trial, options: options).run()
      let isEnded = report.isComplete || report.ending != nil
      if !isEnded || !report.isBalanced { return .broken("the run did not come to its end") }
      if report.read != items.count, report.ending == nil { return .broken("\(report.read) documents were read") }
      let sample = Document(id: "sample", origin: Origin(path: "sample", bytes: Array("A sample. It rains.".utf8)))
      if let document = try? DocumentProcessor(plan, observing: sample).process(sample) {
        for sink in plan.sinks { _ = try sink.format(document) }
      }
      return .ran
    } catch {
      return .broken("passes check and does not start: \(error)")
    }
  }
}
