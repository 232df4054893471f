import PipelineCore
public import PipelinePlan

/// Documents that somebody asks about, in memory.
public struct Articles: Sendable {
  /// The most documents that are followed at once.
  public static let limit = 100

  let items: [Swift.Result<Document, Failure>]

  /// Whether there are none.
  public var isEmpty: Bool { items.isEmpty }

  /// The first documents of `plan`'s sources, ``limit`` at most.
  ///
  /// - Throws: what a source throws when it is opened.
  public init(of plan: Plan) throws {
    var items: [Swift.Result<Document, Failure>] = []
    try Articles.each(of: plan.sources, passes: 1) { item, _ in
      items.append(item())
      return items.count < Articles.limit
    }
    self.items = items
  }

  /// The document called `id` among `plan`'s sources; none when there is no such document.
  ///
  /// - Throws: what a source throws when it is opened.
  public init(called id: String, in plan: Plan) throws {
    var items: [Swift.Result<Document, Failure>] = []
    try Articles.each(of: plan.sources, passes: 1) { item, name in
      let loaded = item()
      let own = (try? loaded.get())?.id ?? name
      if own == id || name == id { items = [loaded] }
      return items.isEmpty
    }
    self.items = items
  }

  private init(_ items: [Swift.Result<Document, Failure>]) {
    self.items = items
  }

  /// The documents as they stand among those of a pipeline.
  struct Placed {
    let articles: Articles
    /// All documents: the pipeline's own, and those of the articles that are not among them.
    let sources: [any Source]
    let count: Int
    let added: Int
  }

  /// Finds the documents among those of `corpus`: the same bytes under any name are the same document.
  ///
  /// One that is not there joins: after all others, or before them where one of those has its id, which then gives way.
  func placed(in corpus: Plan) throws -> Placed {
    var found = [Document?](repeating: nil, count: items.count)
    var (count, taken) = (0, Set<String>())
    let passes = corpus.steps.count { $0.component is any CorpusStage } + 1
    let asked = items.map { try? $0.get() }
    try Articles.each(of: corpus.sources, passes: passes) { item, _ in
      count += 1
      guard case .success(let document) = item() else { return true }
      for (place, article) in asked.enumerated() {
        guard let article else { continue }
        if article.id == document.id { taken.insert(article.id) }
        guard article.origin.bytes == document.origin.bytes else { continue }
        if found[place] == nil || document.origin.path.hasSuffix(article.origin.path) { found[place] = document }
      }
      return true
    }
    let added = zip(asked, found).compactMap { $1 == nil ? $0 : nil }
    let isFirst = added.contains { taken.contains($0.id) }
    let own: [any Source] = added.isEmpty ? [] : [HeldDocuments(added)]
    return Placed(
      articles: Articles(zip(items, found).map { item, document in document.map { .success($0) } ?? item }),
      sources: isFirst ? own + corpus.sources : corpus.sources + own,
      count: count, added: added.count)
  }

  /// Gives each item, with its name, to `take` until that is false.
  private static func each(
    of sources: [any Source], passes: Int, _ take: (() -> Swift.Result<Document, Failure>, String) -> Bool
  ) throws {
    func feed(_ source: some Source) throws -> any ItemFeed { try SourceFeed(source, passes: passes) }
    for source in sources {
      var feed = try feed(source)
      while let item = try feed.next() {
        if !take({ item.document() }, item.id) { return }
      }
    }
  }
}

/// A source of documents that are there already.
struct HeldDocuments: Source {
  struct Cursor: SourceCursor {
    var rest: ArraySlice<Document>
    let total: Int?

    mutating func next() -> SourceItem<Document>? {
      rest.popFirst().map { SourceItem(id: $0.id, byteCount: $0.origin.bytes.count, item: $0) }
    }
  }

  static let info = ComponentInfo(name: "held", summary: "Documents that are in memory.")
  private let documents: [Document]

  init(_ documents: [Document]) { self.documents = documents }

  init(options: NoOptions, setup: inout Setup) { documents = [] }

  func open(passes: Int) -> Cursor { Cursor(rest: documents[...], total: documents.count) }

  func load(_ item: Document) -> Document { item }
}
