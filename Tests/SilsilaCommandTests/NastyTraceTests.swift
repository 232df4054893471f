import Foundation
import PipelineCore
import PipelinePlan
import PipelineTesting
import Testing

@testable import PipelineRuntime
@testable import RunReports
@testable import SilsilaCommand

/// What asks about documents bears any of them.
@Suite struct NastyTraceTests {
  private func documents() -> [Document] {
    let inputs = NastyInputs(seed: 11, texts: NastyTexts.all.map { Array($0.utf8.prefix(2_000)) })
    return NastyTexts.all.enumerated().map { number, text in
      Document(id: "text \(number)\u{1B}[31m\u{202E}", origin: Origin(path: "t", bytes: Array(text.utf8)))
    } + (0..<300).map(inputs.document)
  }

  @Test func `a trace of any document is of bounded length, and cannot move the cursor`() async throws {
    let chain = [
      "clean", "detect-language", "segment", "tag-quotations", "tag-keywords: { explain: true }",
      "summarise: { explain: true, sections: true }",
    ]
    let plan = try Plan(chain: chain, registry: makeRegistry())
    let shown = TraceText(paint: Paint(isColoured: false), limit: 10)
    let all = documents()
    for part in 0...all.count / Articles.limit {
      let some = Plan(
        name: "nasty", sources: [HeldDocuments(Array(all.dropFirst(part * Articles.limit)))], steps: plan.steps,
        sinks: [], fingerprint: "")
      await Tracer(some, articles: try Articles(of: some), corpus: nil).follow { trace in
        let onlyAtClean = !trace.hasFailed || trace.steps.count == 1
        #expect(onlyAtClean, "only bytes that are no text fail")
        let text = shown.text(trace)
        #expect(text.utf8.count < 200_000)
        let moving = text.unicodeScalars.first { $0.value < 0x20 && $0.value != 0x0A || $0.value == 0x202E }
        #expect(moving == nil)
        #expect(TraceJSON.line(trace).hasSuffix("]}\n"))
      }
    }
  }

  @Test func `the page of any documents is well formed`() async throws {
    let plan = try Plan(chain: ["clean", "segment", "tag-keywords", "summarise"], registry: makeRegistry())
    let held = Plan(
      name: "nasty", sources: [HeldDocuments(documents())], steps: plan.steps, sinks: [], fingerprint: "")
    var options = RunOptions(workers: 2)
    let collector = SampleCollector()
    options.collector = collector
    let report = try await Runner(held, options: options).run()
    let page = String(decoding: RunPage(report, sample: collector.sample).bytes, as: UTF8.self)
    #expect(page.utf8.count > 10_000 && !page.utf8.contains(0))
    for name in ["p", "b", "mark", "bdi", "details", "summary", "ul", "li", "h3", "table", "div", "section"] {
      let opened = page.components(separatedBy: "<\(name)>").count + page.components(separatedBy: "<\(name) ").count - 2
      #expect(opened == page.components(separatedBy: "</\(name)>").count - 1, "\(name)")
    }
  }
}
