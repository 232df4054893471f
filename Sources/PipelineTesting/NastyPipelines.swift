public import PipelineCore
import PipelinePlan

/// Makes the bytes of pipeline files that no one would write: whole files and made-up ones with options of every kind, damaged, spliced and stretched.
///
/// Each number gives one file, the same on every machine.
public struct NastyPipelines: Sendable {
  private let seed: UInt64
  private let files: [[UInt8]]
  private let stages: [NastyOptions]
  private let settings = NastyOptions("run", RunSettings.self)
  private let words: [String]

  /// Files by `seed`: from `files`, and from the stages, options and names of `registry`.
  public init(seed: UInt64, files: [[UInt8]], registry: Registry) {
    self.seed = seed
    self.files = files
    stages = registry.stages.sorted { $0.key < $1.key }.map { NastyOptions(of: $0.value) }
    let names =
      stages.map(\.name) + (stages + [settings]).flatMap(\.optionNames) + registry.sinks.keys.sorted()
      + registry.sources.keys.sorted()
    words = NastyYAML.words + names
  }

  /// The file by this number, and whether it is as it was made, without damage.
  public func file(_ number: Int) -> (bytes: [UInt8], isWhole: Bool) {
    var random = SplitMix(state: seed &* 0x9E37_79B9 &+ UInt64(truncatingIfNeeded: number))
    var bytes = Bool.random(using: &random) ? made(&random) : files.randomElement(using: &random) ?? made(&random)
    let count = max(0, Int.random(in: -2...6, using: &random))
    for _ in 0..<count { damage(&bytes, &random) }
    return (bytes, count == 0)
  }

  // MARK: Whole files

  /// A file of stages in an order that mostly has a plan, each with a few options.
  private func made(_ random: inout SplitMix) -> [UInt8] {
    var text = "pipeline: made\nstages:\n"
    let order = [
      "clean", "detect-language", "learn-furniture", "segment", "fold-duplicates", "drop-copies", "weigh-terms",
    ]
    let first = order.compactMap { name in stages.first { $0.name == name } }
    let rest = stages.filter { !order.contains($0.name) }.shuffled(using: &random)
    for stage in first + rest
    where ["clean", "segment"].contains(stage.name) || Int.random(in: 0..<3, using: &random) == 0 {
      text += "  - \(stage.name): \(stage.mapping(&random))\n"
      if Int.random(in: 0..<8, using: &random) == 0 {
        text += "    when: \(NastyYAML.conditions.randomElement(using: &random) ?? "")\n"
      }
      if Int.random(in: 0..<12, using: &random) == 0 { text += "    on-failure: stop\n" }
      if Int.random(in: 0..<8, using: &random) == 0 {
        text += "    per-language: { ar: \(stage.mapping(&random)), en: \(stage.mapping(&random)) }\n"
      }
    }
    if Int.random(in: 0..<3, using: &random) == 0 { text += "run: \(settings.mapping(&random))\n" }
    text += "source: { files: { paths: [Articles] } }\nsinks: [json-lines: { path: '-' }]\n"
    return Array(text.utf8)
  }

  // MARK: Damage

  private func damage(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    if bytes.isEmpty { return bytes = Array((words.randomElement(using: &random) ?? "").utf8) }
    switch Int.random(in: 0..<12, using: &random) {
    case 0...2: damageByte(&bytes, &random)
    case 3...6: damageLines(&bytes, &random)
    case 7, 8: replaceWord(&bytes, &random)
    case 9: insert(Array((words.randomElement(using: &random) ?? "").utf8), into: &bytes, &random)
    case 10:
      guard let other = files.randomElement(using: &random), !other.isEmpty else { return }
      let start = Int.random(in: 0..<other.count, using: &random)
      insert(Array(other[start...].prefix(Int.random(in: 1...120, using: &random))), into: &bytes, &random)
    default: insert(NastyYAML.bomb(&random), into: &bytes, &random)
    }
  }

  private func damageByte(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 2: bytes.remove(at: place)
    default: bytes.removeLast(bytes.count - place)
    }
  }

  private func damageLines(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    let place = Int.random(in: 0..<lines.count, using: &random)
    let other = Int.random(in: 0..<lines.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: lines.remove(at: place)
    case 1: lines.insert(lines[place], at: other)
    case 2: lines.swapAt(place, other)
    case 3: lines[place].insert(contentsOf: Array(repeating: 0x20, count: Int.random(in: 1...4, using: &random)), at: 0)
    case 4:
      lines[place].removeFirst(min(lines[place].prefix { $0 == 0x20 }.count, Int.random(in: 1...4, using: &random)))
    default: lines[place].insert(0x09, at: 0)
    }
    bytes = Array(lines.joined(separator: [0x0A]))
  }

  private func replaceWord(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    func isPart(_ byte: UInt8) -> Bool { byte > 0x2F && byte != 0x3A && byte < 0x7B || byte == 0x2D || byte >= 0x80 }
    var start = Int.random(in: 0..<bytes.count, using: &random)
    while start < bytes.count, !isPart(bytes[start]) { start += 1 }
    while start > 0, start <= bytes.count, isPart(bytes[start - 1]) { start -= 1 }
    let end = bytes[start...].firstIndex { !isPart($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: Array((words.randomElement(using: &random) ?? "").utf8))
  }

  private func insert(_ piece: [UInt8], into bytes: inout [UInt8], _ random: inout SplitMix) {
    bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &random))
  }
}
