import ArgumentParser
import PipelineCore

/// The files of a new stage, and the two places where it is named.
struct StageScaffold {
  /// Names whose types would hide what the template uses.
  private static let taken: Set = [
    "self", "type", "stage", "document", "component", "component-info", "example", "option-field", "options", "setup",
    "words", "read-port",
    "drop-port", "component-options", "any", "protocol", "int", "string", "bool", "corpus-stage", "text", "registry",
    "source", "sink", "test",
  ]

  let name: String
  /// The name as a type: `DropShort` for `drop-short`.
  let type: String

  init(_ name: String) throws {
    let words = name.split(separator: "-", omittingEmptySubsequences: false)
    let isName = words.allSatisfy { word in
      word.first.map { ("a"..."z").contains($0) } ?? false
        && word.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
    }
    guard isName else {
      throw ValidationError(
        "'\(name)' is no name for a stage; write words in lower case joined by hyphens, as drop-short")
    }
    if try makeRegistry().components.contains(where: { $0.info.name == name }) {
      throw ValidationError("there is a component '\(name)' already")
    }
    if StageScaffold.taken.contains(name) {
      throw ValidationError("'\(name)' is the name of a type that stages use; add a word, as in \(name)-articles")
    }
    self.name = name
    type = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// Writes the folder and hooks it up in the project at `project`.
  func write(to project: String) throws {
    let package = "\(project)/Package.swift"
    let registry = "\(project)/Sources/ShippedComponents/ShippedComponents.swift"
    let folder = "\(project)/Plugins/\(type)"
    guard Files.exists(package), Files.exists(registry) else {
      throw ValidationError("'\(project)' is not the project's folder; give it with --project")
    }
    if Files.exists(folder) { throw ValidationError("'\(folder)' is there already") }
    let hookedPackage = try inserting("  plugin(\"\(type)\"),", among: "  plugin(\"", in: Files.read(package))
    var hookedRegistry = try inserting("import \(type)Plugin", among: "import ", in: Files.read(registry))
    hookedRegistry = try inserting(
      "  \(type)Plugin.components,", among: "  ", suffix: "Plugin.components,", in: hookedRegistry)
    try Files.write(stage, to: "\(folder)/\(type).swift")
    try Files.write(components, to: "\(folder)/Components.swift")
    try Files.write(test, to: "\(folder)/Tests/\(type)Tests.swift")
    try Files.write(hookedPackage, to: package)
    try Files.write(hookedRegistry, to: registry)
  }

  /// `text` with `line` put in order among its neighbours: lines that begin with `prefix` and end with `suffix`.
  private func inserting(_ line: String, among prefix: String, suffix: String = "", in text: String) throws -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let neighbours = lines.indices.filter { lines[$0].hasPrefix(prefix) && lines[$0].hasSuffix(suffix) }
    guard let last = neighbours.last else { throw ValidationError("there is no place to hook up the stage") }
    lines.insert(line, at: neighbours.first { lines[$0] > line } ?? last + 1)
    return lines.joined(separator: "\n")
  }

  /// What to do now.
  var nextSteps: String {
    """
    Made Plugins/\(type)/: the stage in \(type).swift, its test in Tests/.

      1. Write the stage:   Plugins/\(type)/\(type).swift
      2. Test it:           swift test --filter \(type)Tests
      3. Build:             swift build -c release --product silsila
      4. See it:            .build/release/silsila stages \(name)
      5. Write its page:    make reference
      6. Use it, in a pipeline after 'segment':

           - \(name): { minimum: 50 }

    """
  }

  private var components: String {
    """
    public import PipelineCore

    /// The components of this plugin.
    public let components: [any Component.Type] = [\(type).self]

    """
  }

  private var stage: String {
    """
    import PipelineCore

    /// Drops documents of fewer words than asked for.
    struct \(type): Stage {
      struct Options: ComponentOptions {
        var minimum = 50

        static let schema = [
          OptionField<Options>("minimum", \\.minimum, "The fewest words a document may have.", 0...1_000_000)
        ]
      }

      static let info = ComponentInfo(
        name: "\(name)",
        summary: "Drops documents of fewer words than asked for.",
        examples: [
          Example(
            "too short", after: ["segment"], options: "{ minimum: 3 }", text: "Two words.", expect: .dropped("too-short")),
          Example(
            "long enough", after: ["segment"], options: "{ minimum: 2 }", text: "Two words.", expect: .text("Two words.")),
        ])

      private let minimum: Int
      private let words: ReadPort<Words>
      private let tooShort: DropPort

      init(options: Options, setup: inout Setup) {
        minimum = options.minimum
        words = setup.reads(.words)
        tooShort = setup.drops("too-short")
      }

      func process(_ document: inout Document) {
        if document.read(words).ranges.count < minimum { document.drop(tooShort) }
      }
    }

    """
  }

  private var test: String {
    """
    import PipelineCore
    import Testing
    import TextModel

    @testable import \(type)Plugin

    @Suite struct \(type)Tests {
      @Test func `drops what is too short`() throws {
        var options = \(type).Options()
        options.minimum = 2
        var setup = Setup(folder: ".")
        let stage = \(type)(options: options, setup: &setup)
        var document = Document(id: "a", origin: Origin(path: "a", bytes: Array("one".utf8)))
        document.attach(Words([TextRange(0, 3)]), as: .words)
        stage.process(&document)
        #expect(document.dropReason?.name == "too-short")
      }
    }

    """
  }
}
