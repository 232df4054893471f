import PipelineCore
import Testing

@testable import PipelinePlan

@Suite struct ConditionTests {
  private let document: Document = {
    var document = Document(id: "2025/a.txt", origin: Origin(path: "a.txt", bytes: Array("hello".utf8)))
    document.attach(Language("pt-BR"), as: .language)
    var metadata = Metadata()
    metadata["source"] = .string("AFP")
    metadata["tags"] = .array([.string("war"), .string("peace")])
    metadata["year"] = .int(2025)
    document.attach(metadata, as: .metadata)
    return document
  }()

  @Test(
    arguments: [
      ("language == pt", true), ("language == pt-br", true), ("language == pt-pt", false), ("language != ar", true),
      ("language in [ar, pt]", true), ("language not in [ar, fa]", true), ("not language == pt", false),
      ("metadata.source == AFP and bytes > 4", true), ("metadata.source == AFP and bytes > 5", false),
      ("metadata.tags == peace", true), ("metadata.tags in [x, war]", true), ("metadata.tags == x", false),
      ("metadata.year >= 2025", true), ("metadata.year < 2025.5", true), ("metadata.missing", false),
      ("metadata.source", true),
      ("metadata.missing != 3", true), ("metadata.missing == 3", false), ("metadata.missing < 3", false),
      ("title", false),
      ("id == \"2025/a.txt\"", true), ("id == 'x' or (bytes <= 5 and encoding == utf-8)", true),
      ("language == ar or language == pt and bytes > 100", false),
    ]) func `conditions hold`(source: String, expected: Bool) throws
  {
    var problems: [Diagnostic] = []
    let node = SettingNode(.string(source), source: source, at: .commandLine)
    let condition = try #require(Condition.parse(node, problems: &problems))
    #expect(problems.isEmpty)
    #expect(condition.holds(for: document) == expected)
  }

  @Test func `nesting has an end`() {
    var problems: [Diagnostic] = []
    let source = String(repeating: "(", count: 100_000)
    #expect(Condition.parse(SettingNode(.string(source), source: source, at: .commandLine), problems: &problems) == nil)
    #expect(problems.first?.message == "the condition is nested too deep")
  }
}
