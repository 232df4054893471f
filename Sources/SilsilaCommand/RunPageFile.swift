import FoundationEssentials
import PipelineRuntime
import RunReports

/// The page of a run, which gathers while the run goes on and is written at its end.
struct RunPageFile {
  let path: String
  /// What the run gives its sample to.
  let collector = SampleCollector()

  func write(_ report: RunReport) throws {
    let url = URL(filePath: path)
    do {
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(RunPage(report, sample: collector.sample).bytes).write(
        to: url, options: .atomic)
    } catch {
      throw RunError("the page '\(path)' cannot be written")
    }
  }
}
