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
