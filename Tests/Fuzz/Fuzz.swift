import Foundation
import PipelineCore
import PipelinePlan
import PipelineRuntime
import PipelineTesting
import ShippedComponents

/// Cleans, segments, tags and summarises as many nasty inputs as asked for, with options of all kinds, and stops at the first that breaks a law, with the smallest
/// input that still does: `SilsilaFuzz [--inputs N] [--seed S] [--first N] [--only N]`.
///
/// With `pipelines` before these, pipeline files are tried instead; with `records`, JSON Lines.
/// An input that crashes or hangs is named by its number; `--only` shows and repeats it.
@main
struct Fuzz {
  /// Chains that differ in their options.
  private static let chains: [[String]] = [
    ["clean", "segment"],
    ["clean: { furniture: keep, html: all }", "segment"],
    ["clean: { diacritics: strip, alef: fold, ya: fold, ta-marbuta: fold }", "segment: { rules: unicode }"],
    ["clean: { damage: keep, forms: keep, tatweel: keep }", "segment: { dictionary: false }"],
    ["clean: { encoding: windows-1256, html: all }", "segment"],
    ["clean: { encoding: utf-16le }", "segment: { rules: unicode, dictionary: false }"],
    ["clean: { encoding: gb18030, furniture: keep }", "segment"],
    ["clean: { invalid: fail, diacritics: strip }", "segment"],
    ["clean", "segment", "tag-keywords", "summarise: { headline: true, sections: true, explain: true }"],
    ["clean", "segment", "tag-keywords: { method: yake, explain: true }", "summarise: { method: lsa }"],
    ["clean", "segment", "tag-keywords: { method: multipartite-rank }", "summarise: { method: lex-rank, share: 0.2 }"],
    ["clean", "segment", "tag-keywords: { method: position-rank }", "summarise: { method: sum-basic, words: 20 }"],
    ["clean", "segment", "tag-keywords: { method: text-rank }", "summarise: { method: text-rank }"],
    ["clean", "segment", "tag-keywords: { method: rake, maximum-words: 6 }", "summarise: { method: luhn }"],
  ]

  static func main() async throws {
    let arguments = FuzzArguments(CommandLine.arguments)
    let registry = try Registry(shippedComponents)
    if arguments.only == nil { Watch.start() }
    switch CommandLine.arguments.dropFirst().first {
    case "pipelines": await PipelineFuzz.run(arguments, registry: registry)
    case "records": try await RecordFuzz.run(arguments, registry: registry, texts: articles())
    default: try run(arguments, registry: registry)
    }
  }

  private static func run(_ arguments: FuzzArguments, registry: Registry) throws {
    let sample = Document(id: "sample", origin: Origin(path: "sample", bytes: []))
    let processors = try chains.map { try DocumentProcessor(Plan(chain: $0, registry: registry), observing: sample) }
    let isTailored = chains.map { !$0.joined().contains("rules: unicode") }
    let inputs = NastyInputs(seed: arguments.seed, texts: try articles())
    if let only = arguments.only { show(inputs.document(only)) }
    var slowest = (time: Duration.zero, number: arguments.numbers.lowerBound)
    var refused = 0
    let clock = ContinuousClock()
    let start = clock.now
    for number in arguments.numbers {
      Watch.number = number
      if number & 0xFF == 0 { Watch.feed() }
      let document = inputs.document(number)
      let place = number % processors.count
      let before = clock.now
      let broken = laws(broken: document, processors[place], isTailored: isTailored[place])
      let time = clock.now - before
      if time > slowest.time { slowest = (time, number) }
      if broken == ["refused"] {
        refused += 1
      } else if !broken.isEmpty {
        print("input \(number), chain \(chains[place]): \(broken)")
        show(smallest(document) { laws(broken: $0, processors[place], isTailored: isTailored[place]) })
        exit(1)
      }
      if number % 100_000 == 99_999 { print("\(number + 1) inputs, \(refused) refused, \(clock.now - start)") }
    }
    print(
      "\(arguments.numbers.count) inputs, \(refused) refused, \(clock.now - start); slowest: \(slowest.number) in \(slowest.time)"
    )
  }

  private static func laws(broken document: Document, _ processor: DocumentProcessor, isTailored: Bool) -> [String] {
    // What is no text is refused, and what `invalid: fail` says fails.
    guard let result = try? processor.process(document) else { return ["refused"] }
    return DocumentLaws.broken(by: result, isTailored: isTailored)
  }

  /// The input without every part that it breaks a law without.
  private static func smallest(_ document: Document, _ laws: (Document) -> [String]) -> Document {
    var best = document
    var length = max(1, document.origin.bytes.count / 2)
    while length >= 1 {
      var start = 0
      while start < best.origin.bytes.count {
        var bytes = best.origin.bytes
        bytes.removeSubrange(start..<min(bytes.count, start + length))
        let smaller = Document(
          id: document.id, origin: Origin(path: document.id, bytes: bytes, mediaType: document.origin.mediaType))
        let broken = laws(smaller)
        if broken.isEmpty || broken == ["refused"] { start += length } else { best = smaller }
      }
      length /= 2
    }
    return best
  }

  private static func show(_ document: Document) {
    let bytes = document.origin.bytes
    print(document.origin.mediaType.rawValue, String(decoding: bytes, as: UTF8.self).debugDescription)
    print(bytes.map { String($0, radix: 16) }.joined(separator: " "))
  }

  /// The articles that come with the project.
  private static func articles() throws -> [[UInt8]] {
    let folder = FuzzArguments.project + "/Pipelines/Articles"
    return try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
      .compactMap { FileManager.default.contents(atPath: "\(folder)/\($0)").map(Array.init) }
  }
}
