public import PipelineCore
import PipelinePlan
import PipelineRuntime
import TextModel

/// Runs the examples that components give of themselves.
public enum ExampleRunner {
  /// What does not hold of `example` of the stage called `name`, a sentence each.
  public static func problems(of example: Example, of name: String, registry: Registry) async -> [String] {
    do {
      let document = try await run(example, of: name, registry: registry)
      return example.expectations.compactMap { problem(with: $0, of: document) }
    } catch let invalid as InvalidPipeline {
      return invalid.problems.map { "\($0.id): \($0.message)" }
    } catch {
      return ["\(error)"]
    }
  }

  private static func run(_ example: Example, of name: String, registry: Registry) async throws -> Document {
    var document = Document(
      id: "example", origin: Origin(path: "example", bytes: Array(example.text.utf8), mediaType: example.mediaType))
    if let tag = example.language { document.attach(Language(tag), as: .language) }
    if let title = example.documentTitle { document.attach(Title(title), as: .title) }
    let plan = try Plan(chain: example.after + ["\(name): \(example.options)"], registry: registry)
    let processor = try DocumentProcessor(plan, observing: document)
    return try processor.process(document)
  }

  private static func problem(with expectation: Example.Expectation, of document: Document) -> String? {
    func differs(_ what: String, _ actual: String, _ expected: String) -> String? {
      actual == expected ? nil : "\(what) is '\(actual)', not '\(expected)'"
    }
    switch expectation {
    case .text(let text): return differs("the text", document.text.string, text)
    case .dropped(let reason): return differs("the drop reason", document.dropReason?.name ?? "none", reason)
    case .absent(let layer): return document.layer(named: layer) == nil ? nil : "'\(layer)' is there"
    case .pieces(let layer, let pieces):
      let actual = document.layer(named: layer)?.ranges.map { document.text.string(in: $0) } ?? []
      return differs("'\(layer)'", "\(actual)", "\(pieces)")
    case .json(let layer, let json):
      var writer = JSONWriter(rangesOf: document.text, in: .scalars)
      document.layer(named: layer)?.write(to: &writer)
      return differs("'\(layer)'", String(decoding: writer.bytes, as: UTF8.self), json)
    }
  }
}
