import PipelineCore
import PipelineTesting
import Testing

@testable import PipelinePlan
@testable import PipelineRuntime

@Suite struct TracerTests {
  private func plan(_ stages: [any Component.Type], over items: [MemorySource.Item], when: String? = nil) throws -> Plan
  {
    let steps = try stages.map { try step($0, when: when) }
    return Plan(name: "test", sources: [MemorySource(items)], steps: steps, sinks: [], fingerprint: "f")
  }

  private func step<Made: Component>(_ type: Made.Type, when: String?) throws -> Plan.Step {
    var problems: [Diagnostic] = []
    let built = try #require(type.build(from: nil, at: .commandLine, folder: ".", problems: &problems))
    let condition = when.flatMap {
      Condition.parse(SettingNode(.string($0), source: $0, at: .commandLine), problems: &problems)
    }
    return Plan.Step(
      label: type.info.name, component: built.component, contract: built.contract, condition: condition,
      onFailure: .quarantine, options: built.options.json, place: .commandLine)
  }

  private func traces(_ tracer: Tracer) -> [Trace] {
    var traces: [Trace] = []
    tracer.follow { traces.append($0) }
    return traces
  }

  private func item(_ id: String, _ text: String) -> MemorySource.Item { MemorySource.Item(id: id, text: text) }

  @Test func `tells what a step did, dropped and failed at`() async throws {
    let items = [
      item("a", "keep"), item("b", "drop"), item("c", "throw"),
      MemorySource.Item(id: "d", failure: LoadFailure("broken", bytes: [])),
    ]
    let plan = try plan([Obey.self], over: items)
    let tracer = await Tracer(plan, articles: try Articles(of: plan), corpus: nil)
    #expect(tracer.learning == .notNeeded)
    let traces = traces(tracer)
    #expect(traces.map(\.id) == ["a", "b", "c", "d"])
    #expect(traces[0].steps[0].outcome == .done && traces[0].steps[0].before.layer(.title) == nil)
    #expect(traces[0].steps[0].after.layer(.title) != nil)
    #expect(traces[1].steps[0].after.dropReason?.name == "too-short" && !traces[1].hasFailed)
    #expect(traces[2].steps[0].outcome == .failed("ordered to throw") && traces[2].hasFailed)
    #expect(traces[3].loadFailure == "broken" && traces[3].hasFailed)
  }

  @Test func `tells which comparison of a condition did not hold`() async throws {
    let plan = try plan([Obey.self], over: [item("a", "keep")], when: "bytes > 3 and (id == b or not title)")
    let tracer = await Tracer(plan, articles: try Articles(of: plan), corpus: nil)
    #expect(traces(tracer)[0].steps[0].outcome == .done, "'not title' holds")
    let other = try self.plan([Obey.self], over: [item("a", "keep")], when: "bytes > 3 and id in [b, c]")
    guard
      case .passedBy(let findings) = traces(await Tracer(other, articles: try Articles(of: other), corpus: nil))[0]
        .steps[0].outcome
    else { return #expect(Bool(false), "the step was tried") }
    #expect(findings.map(\.comparison) == ["bytes > 3", "id in [b, c]"])
    #expect(findings.map(\.holds) == [true, false] && findings.map(\.actual) == [.int(4), .string("a")])
  }

  @Test func `lets corpus stages learn from the pipeline's documents, the article among them by its bytes`()
    async throws
  {
    let corpus = try plan([Count.self], over: (0..<50).map { item("dir/\($0)", "keep \($0)") })
    let asked = try plan([Count.self], over: [item("7", "keep 7")])
    let tracer = await Tracer(asked, articles: try Articles(of: asked), corpus: corpus, workers: 2)
    #expect(tracer.learning == .corpus(documents: 50, added: 0))
    let trace = traces(tracer)[0]
    #expect(trace.id == "dir/7" && trace.steps[0].after.layer(.language)?.tag == "7-of-50")
  }

  @Test func `an article that is not among them joins after them, or instead of one with its id`() async throws {
    let corpus = try plan([Count.self], over: (0..<5).map { item("\($0)", "keep \($0)") })
    for (id, expected) in [("new", "5-of-6"), ("3", "0-of-5")] {
      let asked = try plan([Count.self], over: [item(id, "keep other")])
      let tracer = await Tracer(asked, articles: try Articles(of: asked), corpus: corpus)
      #expect(tracer.learning == .corpus(documents: 5, added: 1))
      #expect(traces(tracer)[0].steps[0].after.layer(.language)?.tag == expected)
    }
  }

  @Test func `says why corpus stages are not shown`() async throws {
    let asked = try plan([Count.self, Obey.self], over: [item("a", "keep")])
    let tracer = await Tracer(asked, articles: try Articles(of: asked), corpus: nil, reason: "gone")
    #expect(tracer.learning == .nothing("gone"))
    let steps = traces(tracer)[0].steps
    guard case .untried = steps[0].outcome else { return #expect(Bool(false), "the stage was tried") }
    #expect(steps[1].outcome == .done)
  }

  @Test func `finds an article of the pipeline by its id`() throws {
    let plan = try plan([Obey.self], over: (0..<9).map { item("\($0)", "keep") })
    #expect(try Articles(called: "4", in: plan).items.count == 1)
    #expect(try Articles(called: "40", in: plan).isEmpty)
  }

  @Test func `follows no more than a hundred`() throws {
    let plan = try plan([Obey.self], over: (0..<300).map { item("\($0)", "keep") })
    #expect(try Articles(of: plan).items.count == Articles.limit)
  }
}
