import PipelineCore

/// The options of a stage, with values at the edges of what their shapes allow.
struct NastyOptions: Sendable {
  let name: String
  private let shapes: [(name: String, shape: OptionShape)]

  init(of type: any Component.Type) {
    func shapes<Made: Component>(_ type: Made.Type) -> [(name: String, shape: OptionShape)] {
      Made.Options.schema.map { ($0.name, $0.shape) }
    }
    name = type.info.name
    self.shapes = shapes(type)
  }

  init<Options: ComponentOptions>(_ name: String, _ options: Options.Type) {
    self.name = name
    shapes = options.schema.map { ($0.name, $0.shape) }
  }

  var optionNames: [String] { shapes.map(\.name) }

  /// A flow mapping of some of the options.
  func mapping(_ random: inout SplitMix) -> String {
    let chosen = shapes.shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random))
    return "{" + chosen.map { "\($0.name): \(NastyOptions.value(of: $0.shape, &random))" }.joined(separator: ", ") + "}"
  }

  private static func value(of shape: OptionShape, _ random: inout SplitMix) -> String {
    switch shape {
    case .integer(let minimum, let maximum):
      let low = minimum ?? -1_000_000
      let high = maximum ?? .max
      return [low, high, low &+ 1, high &- 1, min(high, max(low, 7)), min(high, max(low, 1 << 32)), 0]
        .randomElement(using: &random)?.description ?? "1"
    case .number(let minimum, let maximum):
      let low = minimum ?? -1e300
      let high = maximum ?? 1e300
      return [low, high, low.nextUp, high.nextDown, (low + high) / 2, 1e-300].randomElement(using: &random)?.description
        ?? "1"
    case .boolean: return Bool.random(using: &random) ? "true" : "false"
    case .text, .path:
      return ["''", "ar", "utf-16le", "windows-1256", "'a b'", "\"\\u0000\"", "\"\\u202e\"", "'漢字'", "[x]", "7", "'*'"]
        .randomElement(using: &random) ?? "a"
    case .choice(let names): return names.randomElement(using: &random) ?? "a"
    case .list(let element):
      let count = Int.random(in: 0...3, using: &random)
      return "[" + (0..<count).map { _ in value(of: element, &random) }.joined(separator: ", ") + "]"
    case .either(let first, let second): return value(of: Bool.random(using: &random) ? first : second, &random)
    case .optional(let wrapped): return Bool.random(using: &random) ? "null" : value(of: wrapped, &random)
    }
  }
}
