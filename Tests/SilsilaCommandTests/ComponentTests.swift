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

  @Test func `every line of the furniture list is recognised`() async throws {
    let lines = try String(
      contentsOf: URL(filePath: "\(project)/Plugins/Clean/Resources/furniture/phrases.txt"), encoding: .utf8
    )
    .split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(lines.count > 40)
    for line in lines {
      let parts = line.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
      let example = Example(
        "furniture", text: "The body of the article ends here.\n\n\(parts[1]): value",
        expect: .text("The body of the article ends here."))
      let problems = await ExampleRunner.problems(of: example, of: "clean", registry: try makeRegistry())
      #expect(problems.isEmpty, "\(line): \(problems)")
    }
  }
}
