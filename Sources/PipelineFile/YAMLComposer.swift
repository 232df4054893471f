import PipelineCore

/// Builds the tree of a YAML text, every node with its place, and refuses what would not end well.
struct YAMLComposer: ~Copyable {
  /// Lists and mappings inside one another.
  static let maximumDepth = 64
  /// Nodes after every alias is replaced by what it stands for.
  static let maximumNodes = 100_000

  private let events: YAMLEvents
  private let variables: Variables?
  private var anchors: [String: (node: SettingNode, count: Int)] = [:]
  private var nodeCount = 0
  private var depth = 0
  /// Mistakes that do not keep the rest from being read.
  private var problems: [Diagnostic] = []

  private init(_ file: SourceFile, variables: Variables?) {
    events = YAMLEvents(file)
    self.variables = variables
  }

  /// The tree of the one document in `file`, nil when it holds none; every mistake goes to `problems`.
  ///
  /// - Parameter variables: what `${NAME}` stands for; nil leaves it as it is.
  static func compose(
    _ file: SourceFile, variables: Variables? = nil, problems: inout [Diagnostic]
  ) -> SettingNode? {
    if let nul = file.bytes.firstIndex(of: 0) {
      problems.append(Diagnostic("yaml-characters", "a NUL character is not allowed", at: file.place(ofByte: nul)))
      return nil
    }
    var composer = YAMLComposer(file, variables: variables)
    do throws(YAMLError) {
      let root = try composer.root()
      problems += composer.problems
      return root
    } catch {
      problems += composer.problems + [error.diagnostic]
      return nil
    }
  }

  private mutating func root() throws(YAMLError) -> SettingNode? {
    var root: SettingNode?
    while true {
      let (event, place) = try events.next()
      switch event {
      case .streamEnd: return root
      case .documentStart:
        if root != nil {
          throw YAMLError(id: "yaml-documents", message: "a pipeline file holds one YAML document", place: place)
        }
        let (first, firstPlace) = try events.next()
        root = try node(first, firstPlace)
      default: break
      }
    }
  }

  private mutating func node(_ event: YAMLEvent, _ place: Place) throws(YAMLError) -> SettingNode {
    try count(1, at: place)
    let before = nodeCount
    switch event {
    case .alias(let name):
      guard let (target, size) = anchors[name] else {
        throw YAMLError(
          id: "yaml-alias", message: "no anchor '&\(name)' stands before this alias", place: place,
          hint: Suggestion.hint(for: name, among: anchors.keys.sorted()))
      }
      try count(size, at: place)
      return SettingNode(target.value, source: target.source, at: place)
    case .scalar(let text, let isPlain, let anchor, let tag):
      let isVariable = variables?.isReference(text) ?? false
      let text = variables?.expand(text, at: place, problems: &problems) ?? text
      let node = SettingNode(
        try scalar(text, isPlain: isPlain || isVariable, tag: tag, at: place), source: text, at: place)
      define(anchor, as: node, count: 1)
      return node
    case .sequenceStart(let anchor, let tag):
      try refuse(tag, unless: "tag:yaml.org,2002:seq", at: place)
      let node = try sequence(from: place)
      define(anchor, as: node, count: nodeCount - before + 1)
      return node
    case .mappingStart(let anchor, let tag):
      try refuse(tag, unless: "tag:yaml.org,2002:map", at: place)
      let node = try mapping(from: place)
      define(anchor, as: node, count: nodeCount - before + 1)
      return node
    default:
      throw YAMLError(id: "yaml-syntax", message: "a value is missing", place: place)
    }
  }

  // MARK: Kinds of nodes

  private func scalar(_ text: String, isPlain: Bool, tag: String?, at place: Place) throws(YAMLError)
    -> SettingNode.Value
  {
    switch tag {
    case nil: return isPlain ? CoreSchema.value(of: text) : .string(text)
    case "!", "tag:yaml.org,2002:str": return .string(text)
    case let tag?:
      try refuse(tag, unless: "", at: place)
      return .null
    }
  }

  private mutating func sequence(from start: Place) throws(YAMLError) -> SettingNode {
    try descend(at: start)
    defer { depth -= 1 }
    var nodes: [SettingNode] = []
    while true {
      let (event, place) = try events.next()
      if case .sequenceEnd = event { return SettingNode(.list(nodes), at: span(start, place)) }
      nodes.append(try node(event, place))
    }
  }

  private mutating func mapping(from start: Place) throws(YAMLError) -> SettingNode {
    try descend(at: start)
    defer { depth -= 1 }
    var entries: [SettingEntry] = []
    var lines: [String: Int] = [:]
    var merged: [SettingEntry] = []
    while true {
      let (event, place) = try events.next()
      if case .mappingEnd = event {
        // What a merge key brings yields to what the mapping says itself.
        return SettingNode(.map(entries + merged.filter { lines[$0.name] == nil }), at: span(start, place))
      }
      guard case .scalar(let name, let isPlain, let anchor, _) = event else {
        throw YAMLError(id: "yaml-key", message: "a key must be text", place: place)
      }
      define(anchor, as: SettingNode(.string(name), source: name, at: place), count: 1)
      let (valueEvent, valuePlace) = try events.next()
      let value = try node(valueEvent, valuePlace)
      if name == "<<", isPlain {
        merge(value, into: &merged)
      } else if let line = lines[name] {
        problems.append(
          Diagnostic("duplicate-key", "'\(name)' stands here twice", at: place, notes: ["the first is in line \(line)"])
        )
      } else {
        lines[name] = place.start.line
        entries.append(SettingEntry(name: name, namePlace: place, node: value))
      }
    }
  }

  /// Adds the entries of a mapping, or of each of a list of mappings, as `<<` asks; the earlier of two wins.
  private mutating func merge(_ node: SettingNode, into merged: inout [SettingEntry]) {
    switch node.value {
    case .map(let entries):
      for entry in entries where !merged.contains(where: { $0.name == entry.name }) { merged.append(entry) }
    case .list(let nodes) where nodes.allSatisfy({ if case .map = $0.value { true } else { false } }):
      for node in nodes { merge(node, into: &merged) }
    default:
      problems.append(
        Diagnostic(
          "yaml-merge", "'<<' merges a mapping or a list of mappings, not \(node.kindDescription)", at: node.place))
    }
  }

  // MARK: Limits

  private mutating func count(_ nodes: Int, at place: Place) throws(YAMLError) {
    nodeCount += nodes
    if nodeCount > YAMLComposer.maximumNodes {
      throw YAMLError(
        id: "yaml-too-large",
        message: "the file holds more than \(YAMLComposer.maximumNodes) values once its aliases are expanded",
        place: place)
    }
  }

  private mutating func descend(at place: Place) throws(YAMLError) {
    depth += 1
    if depth > YAMLComposer.maximumDepth {
      throw YAMLError(
        id: "yaml-too-deep", message: "lists and mappings are nested more than \(YAMLComposer.maximumDepth) deep",
        place: place)
    }
  }

  private func refuse(_ tag: String?, unless allowed: String, at place: Place) throws(YAMLError) {
    guard let tag, tag != "!", tag != allowed else { return }
    throw YAMLError(
      id: "yaml-tag", message: "the tag '\(tag)' is not understood", place: place,
      hint: "leave it out; quotes make text")
  }

  private mutating func define(_ anchor: String?, as node: SettingNode, count: Int) {
    if let anchor { anchors[anchor] = (node, count) }
  }

  private func span(_ start: Place, _ end: Place) -> Place {
    Place(file: start.file, start: start.start, end: end.end)
  }
}
