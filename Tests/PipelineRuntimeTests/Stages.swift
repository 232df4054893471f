import PipelineCore
import PipelinePlan
import TextModel

/// A stage that does what its document's text says.
struct Obey: Stage {
  static let info = ComponentInfo(name: "obey", summary: "Does what the text says.")
  let tooShort: DropPort
  let title: WritePort<Title>

  init(options: NoOptions, setup: inout Setup) {
    tooShort = setup.drops("too-short")
    title = setup.writes(.title)
  }

  func process(_ document: inout Document) throws {
    let order = document.text.string
    if order.hasPrefix("throw") { throw ComponentError("ordered to throw") }
    if order.hasPrefix("drop") { return document.drop(tooShort) }
    // Unequal work, so that batches end out of order.
    var sum: UInt64 = 0
    for step in 0..<UInt64(order.utf8.count * 97 % 3_000) { sum = sum &* 31 &+ step }
    document.write(Title("\(order) \(sum)"), to: title)
  }
}

/// A corpus stage that numbers documents by how many there are, and keeps the order in which it saw them.
struct Count: CorpusStage {
  struct Tally: Mergeable, Codable, Equatable {
    var ids: [String] = []
    mutating func merge(_ next: consuming Tally) { ids += next.ids }
  }

  static let info = ComponentInfo(name: "count", summary: "Counts documents.")
  let language: WritePort<Language>

  init(options: NoOptions, setup: inout Setup) {
    language = setup.writes(.language)
  }

  func makeState() -> Tally { Tally() }

  func observe(_ document: Document, into state: inout Tally) throws {
    state.ids.append(document.id)
    if document.text.string.hasPrefix("refuse") { throw ComponentError("not to be observed") }
  }

  func fit(_ state: consuming Tally) -> [String] { state.ids }

  func process(_ document: inout Document, with model: [String]) {
    let place = model.firstIndex(of: document.id).map(String.init) ?? "none"
    document.write(Language("\(place)-of-\(model.count)"), to: language)
  }
}
