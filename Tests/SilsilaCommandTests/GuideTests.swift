import Foundation
import PipelineCore
import PipelineFile
import PipelinePlan
import Testing

@testable import SilsilaCommand

/// README and guides show nothing that does not work.
@Suite struct GuideTests {
  /// The blocks of `language` in README and guides, with the page each is on.
  private func blocks(_ language: String) throws -> [(page: String, code: String)] {
    let guides = try FileManager.default.contentsOfDirectory(atPath: "\(project)/Documentation/Guides")
    return try (["README.md"] + guides.map { "Documentation/Guides/\($0)" }).flatMap { page in
      try Files.read("\(project)/\(page)").components(separatedBy: "```\(language)\n").dropFirst().compactMap { rest in
        rest.components(separatedBy: "```").first.map { (page, $0) }
      }
    }
  }

  @Test func `every pipeline shown is sound`() throws {
    let blocks = try blocks("yaml")
    #expect(blocks.count >= 2)
    for (page, code) in blocks {
      let path = "\(project)/Pipelines/shown-in-\(page.replacing("/", with: "-")).yaml"
      let spec = PipelineFile.spec(of: SourceFile(path: path, bytes: Array(code.utf8)))
      do {
        _ = try Plan(spec, registry: makeRegistry())
      } catch let invalid as InvalidPipeline {
        Issue.record("\(page): \(invalid.problems.map(\.message))")
      }
    }
  }

  @Test func `every piece of Swift shown compiles`() throws {
    let folder = "\(project)/Tests/SilsilaCommandTests/Samples"
    let samples = try FileManager.default.contentsOfDirectory(atPath: folder).map { try Files.read("\(folder)/\($0)") }
    let blocks = try blocks("swift")
    #expect(blocks.count >= 3)
    for (page, code) in blocks {
      #expect(samples.contains { $0.contains(code) }, "\(page) shows code that is in no file of Samples:\n\(code)")
    }
  }

  @Test func `every line of output shown is what the command says`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder)/Pipelines", withDestinationPath: "\(project)/Pipelines")
    var (output, count) = ("", 0)
    for line in try Files.read("\(project)/Documentation/Guides/Asking.md").components(separatedBy: "\n")
    where line.hasPrefix("    ") {
      let text = line.trimmingCharacters(in: .whitespaces)
      if text.hasPrefix("$ silsila ") {
        let run = try Command(text.split(separator: " ").dropFirst(2).map(String.init), folder: folder)
        #expect(run.errors.isEmpty, "\(text): \(run.errors)")
        output = run.output
        count += 1
      } else if text != "…" {
        #expect(output.contains(text), "the guide shows '\(text)'")
      }
    }
    #expect(count >= 4)
  }
}
