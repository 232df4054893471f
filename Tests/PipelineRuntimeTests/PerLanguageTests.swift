import PipelineCore
import PipelineTesting
import Testing
import TextModel

@testable import PipelinePlan
@testable import PipelineRuntime

/// Calls a document by its option, and by its text where it comes with a language.
private struct Name: Stage {
  struct Options: ComponentOptions {
    var title = "own"
    static let schema = [OptionField<Options>("title", \.title, "The title.")]
  }
  static let info = ComponentInfo(name: "name", summary: "Names a document.")
  let options: Options
  let title: WritePort<Title>

  init(options: Options, setup: inout Setup) {
    self.options = options
    title = setup.writes(.title)
  }

  func process(_ document: inout Document) { document.write(Title(options.title), to: title) }
}

/// Says that the text is the language.
private struct Detect: Stage {
  static let info = ComponentInfo(name: "detect", summary: "Takes the text for the language.")
  let language: UpdatePort<Language>
  init(options: NoOptions, setup: inout Setup) { language = setup.updates(.language) }
  func process(_ document: inout Document) {
    let tag = document.text.string
    document.update(language) { $0 = tag.isEmpty ? nil : Language(tag) }
  }
}

@Suite struct PerLanguageTests {
  private func plan() throws -> Plan {
    try Plan(
      chain: [
        "detect",
        "{ name: { title: own }, per-language: { ar: { title: arabic }, pt: { title: p }, pt-br: { title: b } } }",
      ],
      registry: Registry([Detect.self, Name.self]))
  }

  @Test(
    arguments: [
      ("ar", "arabic"), ("ar-eg", "arabic"), ("pt", "p"), ("pt-br", "b"), ("pt-pt", "p"), ("arz", "own"),
      ("und", "own"),
      ("", "own"),
    ]) func `a document gets the options of its tag, else of its language, else the step's own`(
      tag: String, title: String
    ) throws
  {
    let plan = try plan()
    let document = Document(id: "a", origin: Origin(path: "a", bytes: Array(tag.utf8)))
    let result = try DocumentProcessor(plan, observing: document).process(document)
    #expect(result.layer(.title)?.text == title)
  }

  @Test func `the languages' options are part of the fingerprint`() throws {
    let registry = try Registry([Name.self])
    func fingerprint(_ stage: String) throws -> String { try Plan(chain: [stage], registry: registry).fingerprint }
    let plain = try fingerprint("name: { title: own }")
    let one = try fingerprint("{ name: { title: own }, per-language: { ar: { title: a } } }")
    let other = try fingerprint("{ name: { title: own }, per-language: { fa: { title: a } } }")
    #expect(Set([plain, one, other]).count == 3)
  }
}
