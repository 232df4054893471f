import InMemoryLogging
import InMemoryTracing
import Logging
import MetricsTestKit
import PipelineCore
import PipelineTesting
import Testing
import Tracing

@testable import PipelinePlan
@testable import PipelineRuntime

/// What loggers, metrics and tracers of an embedding program get of a run.
@Suite struct ObserversTests {
  private let sink = MemorySink()

  private func plan() throws -> Plan {
    let items = (0..<300).map { number in
      let order = number % 7 == 3 ? "throw" : number % 11 == 5 ? "drop" : "keep"
      return MemorySource.Item(id: "\(number)", text: order + " word")
    }
    let stages: [any Component.Type] = [Obey.self, Count.self]
    let steps = try stages.map { try step($0) }
    return Plan(name: "test", sources: [MemorySource(items)], steps: steps, sinks: [sink], fingerprint: "f")
  }

  private func step<Made: Component>(_ type: Made.Type) throws -> Plan.Step {
    var problems: [Diagnostic] = []
    let built = try #require(type.build(from: nil, at: .commandLine, folder: ".", problems: &problems))
    return Plan.Step(
      label: type.info.name, component: built.component, contract: built.contract, condition: nil,
      onFailure: .quarantine, options: built.options.json, place: .commandLine)
  }

  private func run(_ observers: RunObservers, workers: Int = 3) async throws -> RunReport {
    var options = RunOptions(workers: workers)
    options.observers = observers
    return try await Runner(plan(), options: options).run()
  }

  @Test func `metrics count what the report counts`() async throws {
    let metrics = TestMetrics()
    var observers = RunObservers()
    observers.metrics = metrics
    let report = try await run(observers)
    func total(_ name: String, _ labels: (String, String)...) throws -> Int {
      Int(try metrics.expectCounter(name, [("pipeline", "test")] + labels).totalValue)
    }
    #expect(try total("silsila_documents_total", ("outcome", "written")) == report.written && report.written > 100)
    #expect(try total("silsila_documents_total", ("outcome", "failed")) == report.failed && report.failed > 30)
    let dropped = report.dropped.values.reduce(0, +)
    #expect(try total("silsila_documents_total", ("outcome", "dropped")) == dropped && dropped > 10)
    #expect(try total("silsila_documents_dropped_total", ("reason", "too-short")) == dropped)
    #expect(try total("silsila_input_bytes_total") == report.bytes)
    for step in report.steps {
      #expect(try total("silsila_step_entered_total", ("step", step.label)) == step.documents)
      #expect(try total("silsila_step_failed_total", ("step", step.label)) == step.failed)
    }
    #expect(try total("silsila_runs_total", ("ending", "complete")) == 1)
    #expect(try metrics.expectTimer("silsila_document_seconds", [("pipeline", "test")]).values.count == 300)
    #expect(try metrics.expectMeter("silsila_pass_documents", [("pipeline", "test")]).lastValue == 300)
  }

  @Test func `each document and step has a span in that of its pass`() async throws {
    let tracer = InMemoryTracer()
    var observers = RunObservers()
    observers.tracer = tracer
    let report = try await run(observers)
    let spans = tracer.finishedSpans
    func named(_ name: String) -> [FinishedInMemorySpan] { spans.filter { $0.operationName == name } }
    // The stage that learns takes a pass more, in which the step before it runs too.
    #expect(named("run").count == 1 && named("pass").count == 2 && named("document").count == 2 * report.read)
    #expect(tracer.activeSpans.isEmpty)
    let passes = Set(named("pass").map(\.spanID))
    #expect(named("document").allSatisfy { $0.parentSpanID.map(passes.contains) == true })
    let documents = Set(named("document").map(\.spanID))
    for (step, times) in zip(report.steps, [2, 1]) {
      let spans = named(step.label)
      #expect(spans.count == times * step.documents, "\(step.label)")
      #expect(spans.allSatisfy { $0.parentSpanID.map(documents.contains) == true })
      #expect(spans.count { !$0.errors.isEmpty } == times * step.failed)
    }
  }

  @Test func `failed documents are logged in the order of the input, with their step`() async throws {
    let handler = InMemoryLogHandler()
    var observers = RunObservers()
    observers.logger = Logger(label: "test") { _ in handler }
    observers.logger.logLevel = .debug
    let report = try await run(observers)
    let failed = handler.entries.filter { $0.level == .warning }
    #expect(failed.count == report.failed)
    let ids = failed.compactMap { Int("\($0.metadata["document"] ?? "")") }
    #expect(ids == ids.sorted() && ids.count == report.failed)
    #expect(failed.allSatisfy { $0.metadata["step"] != nil && $0.metadata["error"] != nil })
    #expect(handler.entries.count { "\($0.message)" == "document dropped" } == report.dropped.values.reduce(0, +))
    #expect(handler.entries.first?.message == "run begins" && handler.entries.last?.message == "run is complete")
  }

  @Test func `who looks on changes nothing of what comes out`() async throws {
    let alone = try await run(RunObservers())
    let bytes = sink.store.contents.bytes
    var observers = RunObservers()
    observers.metrics = TestMetrics()
    observers.tracer = InMemoryTracer()
    observers.logger = Logger(label: "test") { _ in InMemoryLogHandler() }
    let observed = try await run(observers, workers: 7)
    #expect(observed.written == alone.written && !bytes.isEmpty)
    #expect(sink.store.contents.bytes.suffix(bytes.count).elementsEqual(bytes))
  }
}
