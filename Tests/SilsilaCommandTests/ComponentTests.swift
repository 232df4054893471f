import FoundationEssentials
import PipelineCore
import PipelineReference
import PipelineTesting
import Testing

@testable import SilsilaCommand

/// The project's folder.
let project = URL(filePath: #filePath).appending(path: "../../..").standardized.path

@Suite struct ComponentTests {
  @Test func `every example of every stage holds`() async throws {
    let registry = try makeRegistry()
    for component in registry.components {
      for example in component.info.examples {
        let problems = await ExampleRunner.problems(of: example, of: component.info.name, registry: registry)
        #expect(problems.isEmpty, "\(component.info.name), \(example.title): \(problems)")
      }
    }
  }

  @Test func `every stage shows what it does`() throws {
    for (name, stage) in try makeRegistry().stages {
      #expect(!stage.info.summary.isEmpty && !stage.info.examples.isEmpty, "\(name)")
    }
  }

  @Test func `the reference is what the code says`() throws {
    for (name, text) in ReferencePage.all(try makeRegistry()) {
      let page = try? String(contentsOf: URL(filePath: "\(project)/Documentation/Reference/\(name)"), encoding: .utf8)
      #expect(page == text, "\(name) has drifted; run 'make reference'")
    }
  }
}
