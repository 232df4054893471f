import PipelineCore
import PipelineRuntime
import RunReports

/// The page of a run, which gathers while the run goes on and is written at its end.
struct RunPageFile {
  let path: String
  /// What the run gives its sample to.
  let collector = SampleCollector()

  func write(_ report: RunReport) throws {
    do {
      try WholeFile.replace(path, with: RunPage(report, sample: collector.sample).bytes)
    } catch {
      throw RunError("the page '\(path)' cannot be written: \(error)")
    }
  }
}
