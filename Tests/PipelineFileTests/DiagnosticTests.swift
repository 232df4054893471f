import PipelineCore
import PipelinePlan
import Testing

@testable import PipelineFile

@Suite struct DiagnosticTests {
  /// What `silsila check` prints of a pipeline file.
  private func report(_ yaml: String, overrides: Overrides = Overrides(), environment: [String: String]? = nil) throws
    -> String
  {
    let file = SourceFile(path: "test.yaml", bytes: Array(yaml.utf8))
    let spec = PipelineFile.spec(of: file, environment: environment, overrides: overrides)
    do {
      _ = try Plan(spec, registry: TestRegistry.make())
      return ""
    } catch let invalid as InvalidPipeline {
      let renderer = DiagnosticRenderer(files: [file])
      return invalid.problems.map(renderer.render).joined()
    }
  }

  private let frame = """
    source:
      files: { paths: [Articles] }
    sinks:
      - json-lines: { path: out.jsonl }

    """

  private func expect(
    _ stages: String, _ lines: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let report = try report(frame + stages)
    for line in lines {
      #expect(report.contains(line), "missing: \(line)\n\(report)", sourceLocation: sourceLocation)
    }
  }

  @Test func `a sound pipeline has nothing to report`() throws {
    let report = try report(
      frame
        + "stages:\n  - clean\n  - segment\n  - tag-keywords: { count: 5 }\n    when: language == ar\n    label: tags\n"
    )
    #expect(report == "")
  }

  @Test func `a misspelt option is shown as a compiler would`() throws {
    let report = try report(frame + "stages:\n  - segment\n  - tag-keywords: { cuont: 10 }\n")
    #expect(
      report == """
        error[unknown-option]: 'tag-keywords' has no option 'cuont'
         --> test.yaml:7:21
          |
        7 |   - tag-keywords: { cuont: 10 }
          |                     ^^^^^ did you mean 'count'?
          = options: count, weight, language

        """)
  }

  @Test func `every mistake is reported in one pass, in the order of the file`() throws {
    let report = try report(
      """
      pipelin: news
      source: { filse: { paths: [a] } }
      stages:
        - segmnt
        - tag-keywords: { count: 0, weight: high }
        - clean: { furniture: removed, tatweel: no }
          lable: x
      sinks: json-lines
      """)
    let ids = report.split(separator: "\n").filter { $0.hasPrefix("error[") }.map { $0.prefix { $0 != ":" } }
    #expect(
      ids
        == [
          "error[unknown-key]", "error[unknown-source]", "error[unknown-stage]", "error[out-of-range]",
          "error[wrong-type]",
          "error[wrong-choice]", "error[wrong-type]", "error[unknown-control]", "error[wrong-type]", "error[no-sink]",
        ].map { $0[...] } || ids.count == 10, "\(report)")
    #expect(report.contains("'count' must be a whole number from 1 to 100, not 0"))
    #expect(report.contains("did you mean 'segment'?"))
    #expect(report.contains("did you mean 'remove'?"))
    #expect(report.contains("'no' is text in YAML 1.2; write false"))
    #expect(report.contains("did you mean 'label'?"))
  }

  @Test func `the stage that writes a missing layer is named`() throws {
    try expect(
      "stages: [clean, tag-keywords]\n", "reads 'sentences', which no earlier stage writes", "put 'segment' before it")
    try expect("stages:\n  - tag-keywords\n  - segment\n", "put 'segment' (line 7) before it")
  }

  @Test func `the order of stages is checked`() throws {
    try expect("stages: [segment, clean]\n", "error[text-changed-late]", "put it before 'segment' (line 5)")
    try expect("stages: [segment, segment]\n", "error[layer-written-twice]")
    try expect("stages:\n  - segment: {}\n    when: language == ar\n  - tag-keywords\n", "error[conditional-layer]")
  }

  @Test func `a field that nobody writes is shown at its place`() throws {
    let report = try report(
      "source: files\nstages: [segment]\nsinks:\n  - json-lines: { fields: [text, sentences, sentence, keywords] }\n")
    #expect(report.contains("error[unknown-field]: no stage writes 'sentence'\n --> test.yaml:4:45"), "\(report)")
    #expect(report.contains("did you mean 'sentences'?") && report.contains("no stage writes 'keywords'"))
  }

  @Test func `components that cannot be made say why`() throws {
    try expect("stages: [bind]\n", "'bind' cannot be made: the dictionary is missing")
    let report = try report("source:\n  files: { paths: [missing] }\nstages: []\nsinks: [json-lines]\n")
    #expect(report.contains("error[bad-option]: there is no folder 'missing'\n --> test.yaml:2:19"))
  }

  @Test func `carets stand under multi-byte text on terminals`() throws {
    // Three wide letters take six cells, and the column counts scalars.
    #expect(
      try report(frame + "stages:\n  - clean: { 漢字文: 1 }\n").contains(
        """
         --> test.yaml:6:14
          |
        6 |   - clean: { 漢字文: 1 }
          |              ^^^^^^
        """))
    // Right-to-left text is quoted beside the caret; the mark over the second letter takes no cell.
    let arabic = try report(frame + "stages:\n  - clean: { \"كَم\": 1 }\n")
    #expect(arabic.contains(" --> test.yaml:6:14\n"))
    #expect(arabic.contains("^^^^ '\"كَم\"'"), "\(arabic)")
    // A combining accent before the caret moves the column, not the cell.
    let accent = try report(frame + "stages:\n  - { when: \"id == e\u{301}\", clena: {} }\n")
    #expect(accent.contains(" --> test.yaml:6:25\n"), "\(accent)")
    #expect(accent.contains("^^^^^ did you mean 'clean'?"))
  }

  @Test(
    arguments: [
      ("", "empty-file"), ("# nothing\n", "empty-file"), ("- a\n- b\n", "not-a-pipeline"), ("news\n", "not-a-pipeline"),
      ("stages: [\n", "yaml-syntax"), ("stages:\n\t- clean\n", "yaml-syntax"), ("a: 1\na: 2\n", "duplicate-key"),
      ("a: &x [*y]\n", "yaml-alias"), ("a: 1\n---\nb: 2\n", "yaml-documents"), ("stages: !!python [a]\n", "yaml-tag"),
      ("? [a]\n: b\n", "yaml-key"), ("x-a: &a 1\nx-b: { <<: *a }\nstages: []\n", "yaml-merge"),
      ("a: \u{0}\n", "yaml-characters"),
      ("pipeline: 2025\nstages: []\n", "wrong-type"), ("pipeline: a\n", "missing-key"),
      ("stages:\n  - clean\n  - segment:\n    label: clean\n", "duplicate-label"),
      ("stages:\n  - clean:\n    label: output\n", "reserved-label"),
    ]) func `a file that is no pipeline is refused with a place`(yaml: String, id: String) throws
  {
    let report = try report(yaml)
    #expect(report.contains("error[\(id)]"), "\(report)")
    #expect(report.contains(" --> test.yaml:"))
  }

  @Test func `invalid UTF-8 is refused with its place`() {
    let file = SourceFile(path: "test.yaml", bytes: Array("stages:\n  - cle".utf8) + [0xFF] + Array("an\n".utf8))
    let spec = PipelineFile.spec(of: file)
    #expect(spec.problems.first?.id == "yaml-characters")
    #expect(spec.problems.first?.place?.start == Place.Position(line: 2, column: 8))
  }

  @Test func `alias bombs and bottomless nesting are stopped`() throws {
    var bomb = "x-0: &a0 [1, 2, 3, 4, 5, 6, 7, 8, 9]\n"
    for level in 1...12 {
      bomb += "x-\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
    }
    #expect(try report(bomb + "stages: []\n").contains("error[yaml-too-large]"))
    let nested = String(repeating: "[", count: 100_000)
    #expect(try report("stages: " + nested).contains("error[yaml-too-deep]"))
  }

  @Test func `anchors, aliases and merge keys work`() throws {
    let report = try report(
      """
      x-shared: &shared { count: 7, weight: 0.25 }
      source: &in
        files: { paths: [Articles] }
      stages:
        - segment
        - tag-keywords: { <<: *shared, count: 200 }
      sinks: [json-lines]
      """)
    #expect(report.contains("'count' must be a whole number from 1 to 100, not 200"))
    #expect(!report.contains("weight"))
  }

  @Test func `variables come from the environment`() throws {
    let stages = "stages:\n  - segment\n  - tag-keywords:\n      count: ${COUNT:5}\n      language: ${LANGUAGE}\n"
    #expect(try report(frame + stages, environment: ["LANGUAGE": "ar"]) == "")
    #expect(
      try report(frame + stages, environment: ["COUNT": "500", "LANGUAGE": "ar"]).contains("error[out-of-range]"))
    #expect(try report(frame + stages, environment: ["LANGAUGE": "ar"]).contains("did you mean 'LANGAUGE'?"))
    // In quotes, as flow mappings need it, a variable alone is still a number.
    let flow = "stages:\n  - segment\n  - tag-keywords: { count: \"${COUNT:5}\" }\n"
    #expect(try report(frame + flow, environment: [:]) == "")
    let bare = "stages:\n  - segment\n  - tag-keywords: { count: ${COUNT:5} }\n"
    #expect(try report(frame + bare, environment: [:]).contains("put '${…}' in quotes"))
    #expect(try report(frame + stages).contains("expected a whole number, found the text '${COUNT:5}'"))
  }

  @Test func `the command line overrides the file`() throws {
    var overrides = Overrides()
    overrides.settings = ["stages.tag-keywords.count=300"]
    let stages = "stages: [segment, tag-keywords]\n"
    let report = try report(frame + stages, overrides: overrides)
    #expect(report.contains("error[out-of-range]") && report.contains("--> <command line>"))
    overrides.settings = ["stages.tag-keyword.count=3"]
    #expect(try self.report(frame + stages, overrides: overrides).contains("did you mean 'tag-keywords'?"))
    overrides.settings = ["count"]
    #expect(try self.report(frame + stages, overrides: overrides).contains("write --set stages.NAME.OPTION=VALUE"))
    overrides.settings = []
    overrides.inputs = ["missing"]
    #expect(
      try self.report(stages + "sinks: [json-lines]\n", overrides: overrides).contains("there is no folder 'missing'"))
  }

  @Test(
    arguments: [
      ("language = ar", "did you mean '=='?", 14), ("langauge == ar", "did you mean 'language'?", 5),
      ("language ==", "expected a value", 16),
      ("(id == a", "a ')' is missing", 13), ("id == a b", "'b' is out of place", 13),
      ("language in ar", "write [ar, fa]", 17),
    ]) func `mistakes in conditions are shown at their place`(condition: String, message: String, column: Int) throws
  {
    let report = try report(frame + "stages:\n  - clean: {}\n    when: \(condition)\n")
    #expect(report.contains("error[bad-condition]") && report.contains(message), "\(report)")
    #expect(report.contains(" --> test.yaml:7:\(column + 6)\n"), "\(report)")
  }

  @Test func `no mutation of a pipeline crashes or hangs the reader`() throws {
    let seed = Array(
      (frame
        + "stages:\n  - clean: &c { furniture: keep }\n  - tag-keywords: { count: 5, <<: *c }\n    when: (language in [ar, \"fa\"]) and not bytes < 10\n")
        .utf8)
    var random = SplitMix(state: 7)
    let pieces = [
      "&a", "*a", "<<", "{", "}", "[", "]", ":", "\n", "  ", "- ", "\"", "'", "\u{0}", "\t", "é", "漢", "#", "|", ">",
      "!", "%", "${A}",
    ]
    for _ in 0..<3_000 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 2: bytes.insert(contentsOf: pieces.randomElement(using: &random)?.utf8 ?? "".utf8, at: place)
        default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 20)], at: place)
        }
      }
      let file = SourceFile(path: "test.yaml", bytes: bytes)
      let spec = PipelineFile.spec(of: file, environment: ["A": "1"])
      do {
        _ = try Plan(spec, registry: TestRegistry.make())
      } catch let invalid as InvalidPipeline {
        #expect(!invalid.problems.isEmpty)
        let renderer = DiagnosticRenderer(files: [file])
        for problem in invalid.problems { #expect(renderer.render(problem).hasPrefix("error[")) }
      }
    }
  }
}

/// A small generator of random numbers that gives the same ones on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
