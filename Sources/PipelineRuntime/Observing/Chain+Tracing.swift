import PipelineCore
import PipelinePlan
import Tracing

extension Chain {
  /// The chain with a span around each step; the same chain where there is no tracer, so that nothing is asked for each document.
  func traced(by tracer: (any Tracing.Tracer)?) -> Chain {
    guard let tracer else { return self }
    var chain = self
    chain.links = links.map { link in
      let (label, process) = (link.step.label, link.process)
      return Link(step: link.step) { document in
        try tracer.withSpan(label) { _ in try process(&document) }
      }
    }
    return chain
  }
}

extension FeedItem {
  /// Runs `body`, which works on the item, in a span where there is a tracer.
  ///
  /// - Parameter outcome: what became of the document.
  func inSpan<Result>(of tracer: (any Tracing.Tracer)?, outcome: (Result) -> String?, _ body: () -> Result) -> Result {
    guard let tracer else { return body() }
    return tracer.withSpan("document") { span in
      let result = body()
      span.attributes["id"] = id
      span.attributes["bytes"] = byteCount
      if let outcome = outcome(result) { span.attributes["outcome"] = outcome }
      return result
    }
  }
}

extension Tracing.Tracer {
  /// Records the spans of a document that was worked on in another process: it has ended by now, and its steps are laid one after another by the time each took.
  ///
  /// - Parameter last: when the document before it ended, as two never are in one process at once.
  func recordSpans(
    of item: FeedItem, _ times: StepTimes, links: [Chain.Link], outcome: String, after last: inout UInt64
  ) {
    let durations = times.counts.map { UInt64(max(0, $0.seconds) * 1e9) }
    func instant(_ nanoseconds: UInt64) -> DefaultTracerClock.Timestamp {
      DefaultTracerClock.Timestamp(nanosecondsSinceEpoch: nanoseconds)
    }
    let total = durations.reduce(0, +)
    var time = max(last, DefaultTracerClock.now.nanosecondsSinceEpoch - total)
    last = time + total
    let document = startSpan("document", at: instant(time))
    document.attributes["id"] = item.id
    document.attributes["bytes"] = item.byteCount
    document.attributes["outcome"] = outcome
    for (index, link) in links.enumerated() where times.counts[index].entered > 0 {
      let step = startSpan(link.step.label, context: document.context, at: instant(time))
      time += durations[index]
      step.end(at: instant(time))
    }
    document.end(at: instant(last))
  }
}
