import PipelineCore
import PipelinePlan
import Testing

@testable import PipelineFile

@Suite struct PerLanguageTests {
  private let frame = "source: files\nsinks: [json-lines]\nstages:\n  - segment\n"

  private func registry() throws -> Registry {
    try Registry(TestRegistry.make().components + [Learn.self, Choose.self])
  }

  private func spec(_ stages: String) -> (SourceFile, PipelineSpec) {
    let file = SourceFile(path: "test.yaml", bytes: Array((frame + stages).utf8))
    return (file, PipelineFile.spec(of: file))
  }

  private func report(_ stages: String) throws -> String {
    let (file, spec) = spec(stages)
    do {
      _ = try Plan(spec, registry: registry())
      return ""
    } catch let invalid as InvalidPipeline {
      let renderer = DiagnosticRenderer(files: [file])
      return invalid.problems.map(renderer.render).joined()
    }
  }

  @Test func `options of a language stand in for the step's own, the others stay`() throws {
    let (_, spec) = spec(
      """
        - tag-keywords: { count: 7, weight: 0.25 }
          per-language:
            ar: { count: 15 }
            pt-BR: { weight: 1 }
            zh:
      """)
    let plan = try Plan(spec, registry: registry())
    let variants = plan.steps[1].variants
    #expect(variants.map(\.language) == ["ar", "pt-br", "zh"])
    #expect(
      variants.map(\.options.text) == [
        #"{"count":15,"weight":0.25,"language":null}"#, #"{"count":7,"weight":1,"language":null}"#,
        #"{"count":7,"weight":0.25,"language":null}"#,
      ])
  }

  @Test func `a misspelt option is shown at its place`() throws {
    let report = try report("  - tag-keywords: { count: 7 }\n    per-language:\n      ar: { cuont: 15 }\n")
    #expect(
      report == """
        error[unknown-option]: 'tag-keywords' has no option 'cuont'
         --> test.yaml:7:13
          |
        7 |       ar: { cuont: 15 }
          |             ^^^^^ did you mean 'count'?
          = options: count, weight, language

        """)
  }

  @Test(
    arguments: [
      (
        "      ar: { count: 0 }",
        "error[out-of-range]: 'count' must be a whole number from 1 to 100, not 0\n --> test.yaml:7:20"
      ),
      (
        "      ar: { count: many }",
        "error[wrong-type]: expected a whole number, found the text 'many'\n --> test.yaml:7:20"
      ),
      ("      arabic: { count: 5 }", "error[not-a-language]: 'arabic' is no tag of a language\n --> test.yaml:7:7"),
      ("      ar_EG: { count: 5 }", "error[not-a-language]: 'ar_EG' is no tag of a language\n --> test.yaml:7:7"),
      (
        "      ar: 5",
        "error[wrong-type]: expected the options of 'tag-keywords' as a mapping, found the number 5\n --> test.yaml:7:11"
      ),
      (
        "      pt-br: { count: 5 }\n      pt-BR: { count: 6 }",
        "error[duplicate-language]: 'pt-BR' has options already\n --> test.yaml:8:7"
      ),
    ]) func `what is wrong with a language's options is shown at its place`(lines: String, expected: String) throws
  {
    let report = try report("  - tag-keywords: { count: 7 }\n    per-language:\n\(lines)\n")
    #expect(report.contains(expected), "\(report)")
    #expect(report.components(of: "error[") == 1, "\(report)")
  }

  @Test func `a mistake in the step's own options is told once, beside those of the languages`() throws {
    let report = try report(
      "  - tag-keywords: { count: 0 }\n    per-language: { ar: { weight: 0.5 }, fa: { wieght: 1 } }\n")
    #expect(report.contains("error[out-of-range]") && report.contains("did you mean 'weight'?"), "\(report)")
    #expect(report.components(of: "error[") == 2, "\(report)")
  }

  @Test func `languages must be a mapping`() throws {
    let report = try report("  - tag-keywords\n  - tag-keywords: {}\n    per-language: [ar]\n")
    #expect(
      report.contains("error[wrong-type]: expected languages with their options, found a list\n --> test.yaml:7:19"),
      "\(report)")
  }

  @Test func `stages that learn from all documents have no options per language`() throws {
    let report = try report("  - learn: { count: 1 }\n    per-language: { ar: { count: 2 } }\n")
    #expect(report.contains("error[no-variants]: 'learn' learns from all documents together"), "\(report)")
  }

  @Test func `options that change the layers are refused`() throws {
    let file = SourceFile(
      path: "test.yaml",
      bytes: Array(
        "source: files\nsinks: [json-lines]\nstages:\n  - choose: {}\n    per-language: { ar: { words: true } }\n  - tag-keywords\n"
          .utf8))
    let registry = try self.registry()
    let error = #expect(throws: InvalidPipeline.self) { try Plan(PipelineFile.spec(of: file), registry: registry) }
    let problem = try #require(error?.problems.first)
    #expect(problem.id == "layers-differ" && problem.place?.start.line == 5)
  }

  @Test func `sources and sinks have no such control`() throws {
    let file = SourceFile(
      path: "test.yaml",
      bytes: Array("source:\n  files: {}\n  per-language: {}\nstages: []\nsinks: [json-lines]\n".utf8))
    #expect(PipelineFile.spec(of: file).problems.map(\.id) == ["unknown-control"])
  }
}

extension String {
  /// How often `part` occurs.
  fileprivate func components(of part: String) -> Int {
    var count = 0
    var rest = self[...]
    while let found = rest.firstRange(of: part) {
      count += 1
      rest = rest[found.upperBound...]
    }
    return count
  }
}
