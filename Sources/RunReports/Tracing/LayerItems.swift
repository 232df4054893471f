import PipelineCore
import TextModel

/// The content of a layer as things that can be counted and shown, each on a line.
struct LayerItems {
  /// How many there are.
  let count: Int
  /// The thing at a place, in words.
  let item: (Int) -> String

  private init(_ count: Int, _ item: @escaping (Int) -> String) {
    self.count = count
    self.item = item
  }

  private init<Element>(_ elements: [Element], _ show: @escaping (Element) -> String) {
    self.init(elements.count) { show(elements[$0]) }
  }

  /// The things in `content`, a layer on `text`; layers of types not known here show the pieces of the text they speak of, or their JSON.
  init(_ content: any LayerContent, on text: Text) {
    func piece(_ range: TextRange) -> String { Shown.line(text, range, limit: 100) }
    switch content {
    case let content as Metadata: self.init(content.members) { "\($0.name): \(LayerItems.value($0.value))" }
    case let content as Links: self.init(content.items) { "\($0.kind): \(Shown.line($0.title, limit: 100))" }
    case let content as EmbeddedArticles:
      self.init(content.items) { "\($0.kind): \(Shown.line($0.title ?? $0.text, limit: 100))" }
    case let content as PageParts: self.init(content.items) { "\($0.kind): \(Shown.line($0.text, limit: 100))" }
    case let content as Assumptions: self.init(content.items) { "\($0.kind): \(Shown.line($0.message, limit: 300))" }
    case let content as Related:
      self.init(content.items) { "\(Numbers.fixed($0.score, 3))  \(Shown.line($0.id))" }
    case let content as Duplicates:
      self.init(content.items) { "\(Numbers.fixed($0.similarity, 2))  \(Shown.line($0.id))" }
    case let content as Paragraphs: self.init(content.items) { "\($0.kind.rawValue): \(piece($0.range))" }
    case let content as Sections: self.init(content.items) { $0.heading.map(piece) ?? "(no heading)" }
    case let content as Quotations:
      self.init(content.items) { ($0.verb.map { piece($0) + ": " } ?? "") + piece($0.range) }
    case let content as Summary:
      self.init(content.ranges.count) { place in
        let number = place < content.sentences.count ? "\(content.sentences[place] + 1). " : ""
        return number + Shown.line(text, content.ranges[place], limit: 300)
      }
    case let content as Keywords: self.init(content.items) { "\(Numbers.fixed($0.score, 3))  \(Shown.line($0.text))" }
    case let content as DuplicateOf where content.id == nil: self.init(1) { _ in "none" }
    case let content where content.scalar != nil: self.init(1) { _ in LayerItems.value(content.scalar ?? .null) }
    case let content where type(of: content).refersToText: self.init(content.ranges, piece)
    default:
      var json = JSONWriter()
      content.write(to: &json)
      let shown = Shown.line(String(decoding: json.bytes.prefix(2_000), as: UTF8.self), limit: 300)
      self.init(1) { _ in shown }
    }
  }

  /// Whether a layer holds nothing to read: a type not known here, without places in the text, whose JSON is long.
  static func isForStagesAlone(_ content: any LayerContent) -> Bool {
    switch content {
    case is Metadata, is Links, is EmbeddedArticles, is PageParts, is Assumptions, is Related, is Duplicates:
      return false
    case let content where content.scalar != nil || type(of: content).refersToText: return false
    default:
      var json = JSONWriter()
      content.write(to: &json)
      // Numbers alone tell a reader nothing, and long JSON not much.
      return json.bytes.count > 300 || !json.bytes.contains(UInt8(ascii: "\""))
    }
  }

  private static func value(_ value: JSONValue) -> String {
    if case .string(let text) = value { return Shown.line(text, limit: 200) }
    return Shown.line(value.text, limit: 200)
  }

  /// The first things, and how many more there are.
  func sample(_ limit: Int) -> [String] {
    let shown = (0..<min(count, limit)).map(item)
    return count > limit ? shown + ["… \(Numbers.grouped(count - limit)) more"] : shown
  }

  /// The things that went and came, a sign before each; nil when there are too many to compare.
  func difference(from former: LayerItems, limit: Int) -> (lines: [String], removed: Int, inserted: Int)? {
    guard count <= 20_000, former.count <= 20_000 else { return nil }
    let (old, new) = ((0..<former.count).map(former.item), (0..<count).map(item))
    let changes = SequenceDifference(old.map(StableHash.of), new.map(StableHash.of)).changes
    let lines = changes.flatMap { change in old[change.old].map { "- " + $0 } + new[change.new].map { "+ " + $0 } }
    let removed = changes.reduce(0) { $0 + $1.old.count }
    let inserted = changes.reduce(0) { $0 + $1.new.count }
    return (
      lines.count > limit ? lines.prefix(limit) + ["… \(lines.count - limit) more"] : lines, removed, inserted
    )
  }
}
