import PipelineCore
import TextModel

/// A registry of components that do little but ask for layers, for tests of the planner.
enum TestRegistry {
  static func make() throws -> Registry {
    try Registry([Folder.self, Lines.self, Wash.self, Cut.self, Pick.self, Bind.self])
  }
}

struct Folder: Source {
  struct Options: ComponentOptions {
    var paths: [OptionPath] = []
    static let schema = [OptionField<Options>("paths", \.paths, "What to read.")]
  }
  struct Cursor: SourceCursor {
    var total: Int? { 0 }
    mutating func next() -> SourceItem<String>? { nil }
  }

  static let info = ComponentInfo(name: "files", summary: "Reads nothing.")
  init(options: Options, setup: inout Setup) {
    if options.paths == ["missing"] { setup.reject(option: "paths", "there is no folder 'missing'") }
  }
  func open(passes: Int) -> Cursor { Cursor() }
  func load(_ item: String) throws -> Document { throw ComponentError("nothing to load") }
}

struct Lines: Sink {
  struct Options: ComponentOptions {
    var path: OptionPath = "out.jsonl"
    var fields: [String]?
    static let schema = [
      OptionField<Options>("path", \.path, "Where to write."),
      OptionField<Options>("fields", \.fields, "What to write."),
    ]
  }
  struct Session: SinkSession {
    mutating func write(_ bytes: [UInt8], of id: String) {}
    mutating func finish() {}
    mutating func abandon() {}
  }

  static let info = ComponentInfo(name: "json-lines", summary: "Writes nothing.")
  let fields: [String]?
  init(options: Options, setup: inout Setup) { fields = options.fields }
  var destination: String? { nil }
  func format(_ document: Document) -> [UInt8] { [] }
  func open() -> Session { Session() }
}

/// Rewrites the text.
struct Wash: Stage {
  enum Furniture: String, OptionChoice { case keep, remove }
  struct Options: ComponentOptions {
    var furniture = Furniture.remove
    var tatweel = true
    static let schema = [
      OptionField<Options>("furniture", \.furniture, "What becomes of furniture."),
      OptionField<Options>("tatweel", \.tatweel, "Whether tatweel goes."),
    ]
  }
  static let info = ComponentInfo(name: "clean", summary: "Rewrites the text.")
  init(options: Options, setup: inout Setup) {
    _ = setup.decodes()
    _ = setup.rewritesText()
  }
  func process(_ document: inout Document) {}
}

/// Writes sentences.
struct Cut: Stage {
  static let info = ComponentInfo(name: "segment", summary: "Writes sentences.")
  init(options: NoOptions, setup: inout Setup) { _ = setup.writes(.sentences) }
  func process(_ document: inout Document) {}
}

/// Reads sentences, writes keywords.
struct Pick: Stage {
  struct Options: ComponentOptions {
    var count = 10
    var weight = 0.5
    var language: String? = nil
    static let schema = [
      OptionField<Options>("count", \.count, "How many.", 1...100),
      OptionField<Options>("weight", \.weight, "How much.", 0...1),
      OptionField<Options>("language", \.language, "Which language."),
    ]
  }
  static let info = ComponentInfo(name: "tag-keywords", summary: "Reads sentences, writes keywords.")
  init(options: Options, setup: inout Setup) {
    _ = setup.reads(.sentences)
    _ = setup.writes(.keywords)
  }
  func process(_ document: inout Document) {}
}

/// Cannot be made without what it needs.
struct Bind: Stage {
  static let info = ComponentInfo(name: "bind", summary: "Cannot be made.")
  init(options: NoOptions, setup: inout Setup) throws { throw ComponentError("the dictionary is missing") }
  func process(_ document: inout Document) {}
}

/// Learns from all documents.
struct Learn: CorpusStage {
  struct Options: ComponentOptions {
    var count = 10
    static let schema = [OptionField<Options>("count", \.count, "How many.")]
  }
  struct Nothing: Mergeable, Codable {
    mutating func merge(_ next: consuming Nothing) {}
  }
  static let info = ComponentInfo(name: "learn", summary: "Learns nothing.")
  init(options: Options, setup: inout Setup) {}
  func makeState() -> Nothing { Nothing() }
  func observe(_ document: Document, into state: inout Nothing) {}
  func fit(_ state: consuming Nothing) -> Nothing { Nothing() }
  func process(_ document: inout Document, with model: Nothing) {}
}

/// Writes another layer when told to.
struct Choose: Stage {
  struct Options: ComponentOptions {
    var words = false
    static let schema = [OptionField<Options>("words", \.words, "Whether words are written.")]
  }
  static let info = ComponentInfo(name: "choose", summary: "Writes sentences or words.")
  init(options: Options, setup: inout Setup) {
    if options.words { _ = setup.writes(.words) } else { _ = setup.writes(.sentences) }
  }
  func process(_ document: inout Document) {}
}
