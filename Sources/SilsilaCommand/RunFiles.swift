import PipelineCore
import PipelinePlan
import PipelineRuntime

/// Where a run puts what it makes besides its output.
struct RunFiles: Equatable {
  /// The report; nil where none was asked for and there is no output that it could stand beside.
  let report: String?
  /// The page that shows the run.
  let page: String?
  /// The folder of documents that fail.
  let quarantine: String?
  /// The journal.
  let journal: String?
}

extension Run {
  /// The files of a run of `plan`: where they were asked for, else beside the output.
  ///
  /// - Throws: ``RunError`` when one of them would be written over another, over an output or over an input.
  func files(of plan: Plan) throws -> RunFiles {
    let files = wantedFiles(of: plan)
    let others = [
      ("journal", files.journal), ("report", files.report), ("report-html", files.page),
      ("quarantine", files.quarantine), ("metrics", observing.metrics), ("trace", observing.trace),
    ]
    var taken = Set(plan.sinks.compactMap(\.destination).compactMap(OutputPlace.init))
    for case (let option, let path?) in others {
      if let place = OutputPlace(path), !taken.insert(place).inserted {
        throw RunError(
          "'\(path)' would be written over by another output of the run; give another name with --\(option)")
      }
    }
    if let input = OverwrittenInput(of: plan, other: others.compactMap(\.1)) {
      throw RunError(input.message(option: others.first { $0.1 == input.path }?.0 ?? "output"))
    }
    return files
  }

  private func wantedFiles(of plan: Plan) -> RunFiles {
    let stem = plan.sinks.compactMap(\.destination).first.map(stem)
    let reportPath = report ?? stem.map { $0 + ".report.json" }
    let beside = reportPath.map { ($0.hasSuffix(".json") ? String($0.dropLast(5)) : $0) + ".html" }
    return RunFiles(
      report: reportPath, page: hasNoPage ? nil : reportHTML ?? beside,
      quarantine: quarantine ?? stem.map { $0 + ".quarantine" },
      journal: noJournal ? nil : journal ?? stem.map { $0 + ".journal" })
  }

  private func stem(of path: String) -> String {
    for ending in [".jsonl.gz", ".ndjson.gz", ".jsonl", ".ndjson"] where path.hasSuffix(ending) {
      return String(path.dropLast(ending.count))
    }
    return path
  }
}
