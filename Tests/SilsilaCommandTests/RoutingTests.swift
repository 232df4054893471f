import PipelineCore
import PipelinePlan
import PipelineRuntime
import PipelineTesting
import Testing
import TextModel

@testable import SilsilaCommand

/// One pipeline for a folder of several languages.
@Suite struct RoutingTests {
  private let arabic =
    "وصل الوفد في ١٧ كانون الثاني 2025 إلى العاصمة. وقال الوزير إن المحادثات ستستمر أسبوعا. ثم غادر الوفد المدينة مساء."
  private let german =
    "Die Delegation kam am 17/1/2025 in die Hauptstadt. Der Minister sagte, die Gespräche dauern eine Woche. Abends reiste sie ab."

  private func process(_ text: String, _ stages: String...) throws -> Document {
    let document = Document(id: "a", origin: Origin(path: "a", bytes: Array(text.utf8)))
    return try DocumentProcessor(Plan(chain: stages, registry: makeRegistry()), observing: document).process(document)
  }

  @Test func `a step is for the documents whose language was found`() throws {
    for (text, isTagged) in [(arabic, true), (german, false)] {
      let document = try process(text, "detect-language", "segment", "{ tag-dates: {}, when: language == ar }")
      #expect((document.layer(named: "dates") != nil) == isTagged)
    }
  }

  @Test func `a step takes the options of the language that was found`() throws {
    for (text, count) in [(arabic, 1), (german, 2)] {
      let document = try process(
        text, "detect-language", "segment", "{ summarise: { sentences: 2 }, per-language: { ar: { sentences: 1 } } }")
      #expect(document.layer(.summary)?.sentences.count == count)
    }
  }

  @Test func `what was found goes before what the document says only where it is sure`() throws {
    func language(_ text: String, declared: String) throws -> String? {
      let html = "<html lang=\"\(declared)\"><body><p>\(text)</p></body></html>"
      let document = Document(id: "a", origin: Origin(path: "a.html", bytes: Array(html.utf8), mediaType: .html))
      let plan = try Plan(chain: ["clean: { html: all }", "detect-language"], registry: makeRegistry())
      return try DocumentProcessor(plan, observing: document).process(document).layer(.language)?.tag
    }
    #expect(try language(german, declared: "en-US") == "de")
    #expect(try language(german, declared: "de-AT") == "de-at")
    #expect(try language("2025", declared: "fr") == "fr")
  }
}
