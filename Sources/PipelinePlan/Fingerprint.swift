import PipelineCore

/// A short name for what a plan does to documents.
enum Fingerprint {
  static func of(steps: [Plan.Step], sinks: [Planner.PlannedSink], registry: Registry) -> String {
    let stepParts = steps.map(\.fingerprint)
    let sinkParts = sinks.map { sink in
      let info = type(of: sink.component).info
      return "\(info.name) \(info.version) \(registry.revision(of: type(of: sink.component))) \(sink.options.text)"
    }
    return hash((stepParts + ["→"] + sinkParts).joined(separator: "\n"))
  }

  /// FNV-1a over 64 bits, in hexadecimal: told apart by chance, not by an adversary.
  private static func hash(_ string: String) -> String {
    let hash = string.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension Plan.Step {
  /// Equal for two steps that do the same to a document: the stage's name, version and code, its options, the condition.
  package var fingerprint: String {
    let info = type(of: component).info
    let variants = variants.map { " \($0.language) \($0.options.text)" }.joined()
    return "\(info.name) \(info.version) \(revision) \(options.text) \(condition?.source ?? "")\(variants)"
  }
}
