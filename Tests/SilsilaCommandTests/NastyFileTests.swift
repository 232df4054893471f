import Foundation
import PipelineCore
import PipelineTesting
import Testing

@testable import SilsilaCommand

/// The fuzzer runs the same over millions of files: `make fuzz`.
@Suite struct NastyFileTests {
  @Test func `no pipeline file crashes or hangs, and what passes check starts`() async throws {
    let folder = "\(project)/Pipelines"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter { $0.hasSuffix(".yaml") }
      .map { Array(try Data(contentsOf: URL(filePath: "\(folder)/\($0)"))) }
    let registry = try makeRegistry()
    let trial = PipelineTrial(registry: registry, folder: folder)
    for file in files {
      let outcome = await trial.outcome(of: file)
      #expect(outcome == .ran)
    }
    let pipelines = NastyPipelines(seed: 3, files: files, registry: registry)
    var ran = 0
    for number in 0..<1_000 {
      let outcome = await trial.outcome(of: pipelines.file(number).bytes)
      if outcome == .ran { ran += 1 }
      if case .broken(let problem) = outcome { Issue.record("file \(number): \(problem)") }
    }
    #expect(ran > 100 && ran < 900)
  }

  @Test func `every line of nasty JSON Lines is accounted for`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let records = NastyRecords(seed: 3, texts: NastyTexts.all.map { String($0.prefix(200)) })
    let trial = try RecordTrial(registry: makeRegistry(), folder: folder)
    var kinds = (good: 0, packed: 0, cut: 0)
    for number in 0..<300 {
      let file = records.file(number)
      let problem = try await trial.problem(with: file, number: number)
      #expect(problem == nil, "file \(number)")
      kinds.good += file.lines.count { $0.record != nil }
      kinds.packed += file.isPacked ? 1 : 0
      kinds.cut += file.isCut ? 1 : 0
      // What is told to be missing, another or read too far is seen.
      var wrong = file
      wrong.lines.append(.init(number: 99, record: nil))
      let missing = try await trial.problem(with: wrong, number: number)
      #expect(file.isCut || missing != nil)
      wrong = file
      wrong.lines = file.lines.map { line in
        .init(number: line.number, record: line.record.map { ($0.id, $0.text + "!") })
      }
      let another = try await trial.problem(with: wrong, number: number)
      #expect(file.isCut || another != nil || !file.lines.contains { $0.record != nil })
    }
    #expect(kinds.good > 2_000 && kinds.packed > 50 && kinds.cut > 10)
  }
}
