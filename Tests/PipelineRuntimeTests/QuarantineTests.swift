import Foundation
import PipelineCore
import PipelineTesting
import Testing

@testable import PipelinePlan
@testable import PipelineRuntime

@Suite struct QuarantineTests {
  private func step<Made: Component>(_ type: Made.Type) throws -> Plan.Step {
    var problems: [Diagnostic] = []
    let built = try #require(type.build(from: nil, at: .commandLine, folder: ".", problems: &problems))
    return Plan.Step(
      label: type.info.name, component: built.component, contract: built.contract, condition: nil,
      onFailure: .quarantine, options: built.options.json, place: .commandLine)
  }

  private func plan(
    _ steps: [Plan.Step], _ items: [MemorySource.Item] = [], sink: MemorySink = MemorySink()
  ) -> Plan {
    Plan(name: "it's a test", sources: [MemorySource(items)], steps: steps, sinks: [sink], fingerprint: "f")
  }

  private let items = ["keep one", "throw two", "keep three"].enumerated().map {
    MemorySource.Item(id: "\($0.offset)", text: $0.element)
  }

  @Test func `a document in the quarantine fails again alone, and passes after a fix`() async throws {
    try await withScratchFolder { folder in
      var options = RunOptions(workers: 2)
      options.quarantine = folder + "/q"
      options.command = RunCommand(arguments: ["p.yaml"], folder: "/", version: "1")
      let failing = plan([try step(Tagger.self), try step(Obey.self)], items)
      let report = try await Runner(failing, options: options).run()
      #expect(report.failed == 1)

      let documents = QuarantinedDocument.all(in: folder + "/q")
      #expect(documents.map(\.id) == ["1"] && documents.map(\.stage) == ["obey"])
      let document = try #require(documents.first)
      let same = QuarantinedDocument.Outcome.fails(stage: "obey", error: "ordered to throw")
      #expect(try document.outcome(with: failing, recorded: true) == same)
      #expect(try document.outcome(with: failing, recorded: false) == same)
      #expect(try document.outcome(with: plan([try step(Tagger.self)]), recorded: false) == .passes)
      let names = try FileManager.default.contentsOfDirectory(atPath: document.folder).sorted()
      #expect(names == ["document.bytes", "failure.json", "input.bytes", "original.txt", "slice.yaml"])
      #expect(try String(contentsOfFile: document.folder + "/original.txt", encoding: .utf8) == "throw two")

      _ = try await Runner(plan([try step(Tagger.self)], items), options: options).run()
      #expect(QuarantinedDocument.all(in: folder + "/q").isEmpty)
    }
  }

  @Test func `a quarantine whose removal broke off is taken away by the next run`() async throws {
    try await withScratchFolder { folder in
      var options = RunOptions(workers: 1)
      options.quarantine = folder + "/q"
      _ = try await Runner(plan([try step(Obey.self)], items), options: options).run()
      let document = try #require(QuarantinedDocument.all(in: folder + "/q").first)
      let name = try #require(document.folder.split(separator: "/").last)
      // As a run leaves it that is killed while it removes one document, beside another.
      try FileManager.default.copyItem(atPath: document.folder, toPath: folder + "/q/.partial-\(name)")
      try FileManager.default.removeItem(atPath: folder + "/q/.partial-\(name)/failure.json")
      _ = try await Runner(plan([try step(Tagger.self)], items), options: options).run()
      #expect(!FileManager.default.fileExists(atPath: folder + "/q"))
    }
  }

  @Test func `a document that a corpus stage cannot observe fails again alone`() async throws {
    try await withScratchFolder { folder in
      var options = RunOptions(workers: 2)
      options.quarantine = folder + "/q"
      let failing = plan([try step(Count.self)], [MemorySource.Item(id: "x", text: "refuse")])
      _ = try await Runner(failing, options: options).run()
      let document = try #require(QuarantinedDocument.all(in: folder + "/q").first)
      #expect(
        try document.outcome(with: failing, recorded: true) == .fails(stage: "count", error: "not to be observed"))
    }
  }

  @Test func `a document that a sink can make no bytes of fails again alone, behind all steps`() async throws {
    try await withScratchFolder { folder in
      var options = RunOptions(workers: 2)
      options.quarantine = folder + "/q"
      let failing = plan([try step(Tagger.self)], items, sink: MemorySink(refusing: "1"))
      let report = try await Runner(failing, options: options).run()
      #expect(report.isBalanced && report.steps[0].documents == 3 && report.written == 2)
      let document = try #require(QuarantinedDocument.all(in: folder + "/q").first)
      for recorded in [true, false] {
        let same = QuarantinedDocument.Outcome.fails(stage: "output", error: "not to be written")
        #expect(try document.outcome(with: failing, recorded: recorded) == same)
        #expect(try document.outcome(with: plan([try step(Tagger.self)]), recorded: recorded) == .passes)
      }
    }
  }

  @Test func `one that could not be loaded says so`() async throws {
    try await withScratchFolder { folder in
      var options = RunOptions(workers: 1)
      options.quarantine = folder + "/q"
      let failing = plan([try step(Obey.self)], [MemorySource.Item(id: "x", failure: LoadFailure("torn", bytes: [1]))])
      _ = try await Runner(failing, options: options).run()
      let document = try #require(QuarantinedDocument.all(in: folder + "/q").first)
      #expect(document.error == "torn")
      #expect(throws: RunError.self) { try document.outcome(with: failing, recorded: false) }
    }
  }

  @Test(arguments: ["plain", "out/a.b-1_2", "it's", "", "a b", "$(x)"]) func `words stay words in a shell`(word: String)
    throws
  {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "printf %s " + ShellWord.quoted(word)]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    process.waitUntilExit()
    #expect(String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) == word)
  }
}

/// A stage that writes a layer, for the way of layers through the quarantine.
private struct Tagger: Stage {
  static let info = ComponentInfo(name: "tagger", summary: "Tags.")
  let words: WritePort<Words>

  init(options: NoOptions, setup: inout Setup) { words = setup.writes(.words) }

  func process(_ document: inout Document) {
    document.write(Words([]), to: words)
  }
}
