import CProcesses
import Glibc
import PipelineCore
import TextModel

/// What a stage can do that no stage should.
enum Deed: String, OptionChoice {
  case nothing, throwing, trap, segfault, overflow, abort, exit, loop, sleep, eat, gulp, fork, print, close, kill

  /// Does it.
  func carryOut() throws {
    switch self {
    case .nothing: break
    case .throwing: throw ComponentError("the saboteur throws")
    case .trap:
      let empty: [Int] = Array(CommandLine.arguments.dropFirst(1_000)).map(\.count)
      Deed.sink = empty[CommandLine.arguments.count]
    case .segfault: Deed.sink = UnsafePointer<Int>(bitPattern: 64).map { $0.pointee } ?? 0
    case .overflow: Deed.sink = Deed.recurse(1)
    case .abort: Glibc.abort()
    case .exit: Glibc.exit(0)
    case .loop: while Deed.sink >= 0 { Deed.sink = (Deed.sink &+ 1) & 0xFFFF }
    case .sleep: while true { Glibc.sleep(1_000) }
    case .eat:
      var eaten: [[UInt8]] = []
      while true { eaten.append([UInt8](repeating: 1, count: 1 << 20)) }
    case .gulp:
      Deed.sink = [UInt8](repeating: 1, count: 1 << 40).count
    case .fork: _ = process_fork()
    case .print:
      Swift.print("{\"id\":\"not an article\"}")
      fflush(nil)
      for descriptor: Int32 in [1, 2] {
        _ = "noise on \(descriptor)\n".withCString { write(descriptor, $0, strlen($0)) }
      }
    case .close: process_close_from(0)
    case .kill: Glibc.kill(getpid(), SIGKILL)
    }
  }

  /// Where results go, lest the compiler leaves out what makes them.
  nonisolated(unsafe) private static var sink = 0

  private static func recurse(_ depth: Int) -> Int { depth < 0 ? 0 : recurse(depth + 1) + sink + depth }
}

/// A stage that does a deed at documents with a word in their text.
struct Sabotage: Stage {
  struct Options: ComponentOptions {
    var deed = Deed.nothing
    var word = "poison"

    static let schema = [
      OptionField<Options>("deed", \.deed, "What is done."),
      OptionField<Options>("word", \.word, "The word."),
    ]
  }

  static let info = ComponentInfo(name: "sabotage", summary: "Does harm at documents with a word.")

  private let options: Options

  init(options: Options, setup: inout Setup) { self.options = options }

  func process(_ document: inout Document) throws {
    if document.text.string.contains(options.word) { try options.deed.carryOut() }
  }
}

/// A stage that leaves documents with a word in their text a layer that cannot be read back, or does a deed then, and does another at them when there is an output already.
struct SabotageKeeping: Stage {
  struct Unreadable: LayerContent, Codable {
    private let reading: Deed

    init(reading: Deed) { self.reading = reading }

    init(from decoder: any Decoder) throws {
      reading = Deed(rawValue: try String(from: decoder)) ?? .nothing
      try reading.carryOut()
      throw ComponentError("the layer cannot be read")
    }

    func encode(to encoder: any Encoder) throws { try reading.rawValue.encode(to: encoder) }
    func write(to json: inout JSONWriter) { json.value("a layer") }
  }

  static let info = ComponentInfo(name: "sabotage-keeping", summary: "Leaves a layer that cannot be read back.")

  struct Options: ComponentOptions {
    var deed = Deed.nothing
    var reading = Deed.nothing
    var word = "poison"

    static let schema = [
      OptionField<Options>("deed", \.deed, "What is done when there is an output."),
      OptionField<Options>("reading", \.reading, "What is done when the layer is read back."),
      OptionField<Options>("word", \.word, "The word."),
    ]
  }

  private let options: Options
  private let unreadable: WritePort<Unreadable>

  init(options: Options, setup: inout Setup) {
    self.options = options
    unreadable = setup.writes(LayerKey("unreadable", isShownByDefault: false))
  }

  func process(_ document: inout Document) throws {
    guard document.text.string.contains(options.word) else { return }
    document.write(Unreadable(reading: options.reading), to: unreadable)
    if access("out.jsonl", F_OK) == 0 { try options.deed.carryOut() }
  }
}

/// A stage that does a deed when it is to observe documents with a word in their text.
struct SabotageObserving: CorpusStage {
  struct Seen: Mergeable, Codable {
    var count = 0
    mutating func merge(_ next: consuming Seen) { count += next.count }
  }

  static let info = ComponentInfo(
    name: "sabotage-observing", summary: "Does harm when it observes documents with a word.")

  private let options: Sabotage.Options

  init(options: Sabotage.Options, setup: inout Setup) { self.options = options }

  func makeState() -> Seen { Seen() }

  func observe(_ document: Document, into state: inout Seen) throws {
    state.count += 1
    if document.text.string.contains(options.word) { try options.deed.carryOut() }
  }

  func fit(_ state: consuming Seen) -> Int { state.count }

  func process(_ document: inout Document, with model: Int) {}
}

/// A stage that does a deed when it is to learn from what it has observed.
struct SabotageLearning: CorpusStage {
  static let info = ComponentInfo(name: "sabotage-learning", summary: "Does harm when it learns.")

  private let options: Sabotage.Options

  init(options: Sabotage.Options, setup: inout Setup) { self.options = options }

  func makeState() -> SabotageObserving.Seen { SabotageObserving.Seen() }

  func observe(_ document: Document, into state: inout SabotageObserving.Seen) { state.count += 1 }

  func fit(_ state: consuming SabotageObserving.Seen) throws -> Int {
    try options.deed.carryOut()
    return state.count
  }

  func process(_ document: inout Document, with model: Int) {}
}

/// A sink that does a deed when it is to make the bytes of documents with a word in their text, and keeps nothing.
struct SabotageWriting: Sink {
  struct Session: SinkSession {
    func write(_ bytes: [UInt8], of id: String) {}
    func finish() {}
    func abandon() {}
  }

  static let info = ComponentInfo(name: "sabotage-writing", summary: "Does harm where documents become bytes.")

  private let options: Sabotage.Options

  init(options: Sabotage.Options, setup: inout Setup) { self.options = options }

  var destination: String? { nil }

  func format(_ document: Document) throws -> [UInt8] {
    if document.text.string.contains(options.word) { try options.deed.carryOut() }
    return []
  }

  func open() -> Session { Session() }
}
