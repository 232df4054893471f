import PipelineFile
import PipelinePlan
import Testing

@testable import PipelineRuntime
@testable import SilsilaCommand

@Suite struct ConfigurationSliceTests {
  private func plan(_ text: String) throws -> Plan {
    let file = SourceFile(path: "Pipelines/slice.yaml", bytes: Array(text.utf8))
    return try Plan(PipelineFile.spec(of: file), registry: makeRegistry())
  }

  @Test func `a slice is a pipeline that does the same up to its step`() throws {
    let whole = try plan(
      """
      pipeline: "it's: odd"
      source: { files: { paths: [Articles] } }
      stages:
        - clean
        - detect-language
        - segment
        - tag-keywords: { count: 5, method: yake }
          label: "a: label"
          when: language == en
          per-language: { en: { count: 3 } }
        - summarise: { sentences: 2 }
      sinks: [json-lines: { path: "-" }]
      """)
    let slice = ConfigurationSlice(whole, upTo: "a: label", original: "Articles").text
    let steps = try plan(slice).steps
    #expect(steps.map(\.fingerprint) == whole.steps.prefix(4).map(\.fingerprint))
    #expect(steps.map(\.label) == whole.steps.prefix(4).map(\.label))
  }
}
