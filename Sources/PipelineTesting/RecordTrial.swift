import FoundationEssentials
public import PipelineCore
import PipelineFile
import PipelinePlan
import PipelineRuntime

/// Reads JSON Lines files through the real sources, and says what of them was lost.
public struct RecordTrial: Sendable {
  private let folder: String
  private let plans: [(name: String, plan: Plan)]

  /// Trials in `folder`, a folder of their own, with the sources of `registry`.
  public init(registry: Registry, folder: String) throws {
    self.folder = folder
    plans = try ["records.jsonl", "records.jsonl.gz"].flatMap { name in
      try Data().write(to: URL(filePath: "\(folder)/\(name)"))
      return try ["json-lines: { path: \(name) }", "files: { paths: [\(name)] }"].map { source in
        let text = "source: { \(source) }\nstages: [clean]\nsinks: [json-lines: { path: '-' }]\n"
        let spec = PipelineFile.spec(of: SourceFile(path: folder + "/trial.yaml", bytes: Array(text.utf8)))
        return (name, try Plan(spec, registry: registry))
      }
    }
  }

  /// What of `file` came out wrong, in a sentence; nil when every line is accounted for.
  public func problem(with file: NastyRecords.File, number: Int) async throws -> String? {
    // A packed file may have any name, as its data say what it is.
    let (name, plan) = plans[file.isPacked ? number % plans.count : number % 2]
    try Data(file.bytes).write(to: URL(filePath: "\(folder)/\(name)"))
    let sink = MemorySink()
    let trial = Plan(name: "trial", sources: plan.sources, steps: [], sinks: [sink], fingerprint: "")
    let report: RunReport
    do {
      report = try await Runner(trial, options: RunOptions(workers: 1 + number % 3)).run()
    } catch {
      return file.isCut && "\(error)".contains(name) ? nil : "the run ended: \(error)"
    }
    if file.isCut { return "packed data that are cut off were read as if they were whole" }
    return problem(with: file, name, report, sink.store.contents.ids, sink.store.contents.bytes)
  }

  private func problem(
    with file: NastyRecords.File, _ name: String, _ report: RunReport, _ ids: [String], _ bytes: [UInt8]
  ) -> String? {
    if report.read != file.lines.count { return "\(file.lines.count) lines, \(report.read) read" }
    if !report.isComplete || !report.isBalanced || report.written + report.failed != report.read {
      return "\(report.read) read, \(report.written) written, \(report.failed) failed"
    }
    let good = file.lines.compactMap(\.record)
    let written = bytes.split(separator: 0x0A)
    guard written.count == ids.count else { return "a document takes more than a line" }
    let texts = Dictionary(zip(ids, written)) { first, _ in first }
    for record in good {
      // A mark at the start of a text is no part of it.
      let scalars = record.text.unicodeScalars
      let hasMark = scalars.first == "\u{FEFF}"
      var writer = JSONWriter()
      writer.value(String(String.UnicodeScalarView(hasMark ? scalars.dropFirst() : scalars[...])))
      guard let line = texts[record.id] else { return "the line of '\(record.id)' is lost" }
      if !String(decoding: line, as: UTF8.self).contains(String(decoding: writer.bytes, as: UTF8.self)) {
        return "the text of '\(record.id)' is another"
      }
    }
    let wanted = Set(good.map(\.id))
    if ids.filter(wanted.contains) != good.map(\.id) { return "the lines are out of order" }
    let doubtful = Set(file.lines.filter { $0.record == nil }.map { "\(name):\($0.number)" })
    for failure in report.failures where !doubtful.contains(failure.id) && !failure.error.contains("same id") {
      return "'\(failure.id)' is no number of a broken line: \(failure.error)"
    }
    return nil
  }
}
