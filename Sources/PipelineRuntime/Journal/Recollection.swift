import PipelineCore

/// A document's way through a chain, with what the journal held of it.
///
/// A class, as it goes through many hands and holds much.
final class Recollection: Sendable {
  /// What is known now.
  let entry: JournalEntry
  /// How many of its changes the journal had.
  let known: Int
  /// Whether the journal had all of it, so that nothing is to be noted.
  let isUnchanged: Bool

  init(entry: JournalEntry, known: Int, isUnchanged: Bool) {
    self.entry = entry
    self.known = known
    self.isUnchanged = isUnchanged
  }

  /// Whether the journal lacks something of the first `count` steps, or of the way to where the document was dropped.
  func isNewBefore(_ count: Int) -> Bool { !isUnchanged && known < min(count, entry.changes.count) }
}

extension Chain {
  /// Runs every step on `document`, but for those whose results `earlier` holds: their changes are done again.
  ///
  /// A step's result is taken when the document came in the same and no step up to it has changed. A step with a learned model always runs, as the model depends
  /// on all documents; where it does the same as before, the steps after it are taken from the journal all the same.
  ///
  /// - Parameters:
  ///   - earlier: what the journal holds of the document.
  ///   - types: how to read the layers in it.
  /// - Throws: ``StepFailure``; any other error when a layer cannot be written or read as bytes.
  func run(
    on document: inout Document, recalling earlier: JournalEntry?, types: LayerTypes, timing: inout StepTimes
  ) throws -> Recollection {
    let input = try ResultKey(loaded: document)
    var passage = Passage(
      chain: self, types: types, earlier: earlier.flatMap { $0.keys[0] == input ? $0 : nil },
      entry: JournalEntry(id: document.id, input: input))
    return try passage.run(on: &document, timing: &timing)
  }
}

/// One document on its way through a chain.
private struct Passage: ~Copyable {
  let chain: Chain
  let types: LayerTypes
  /// What the journal holds of a document that came in the same.
  let earlier: JournalEntry?
  private var entry: JournalEntry
  /// How many of its changes the journal has.
  private var known = 0
  /// How many changes the document has on it.
  private var applied = 0
  private var writer = ByteWriter(capacity: 2048)

  init(chain: Chain, types: LayerTypes, earlier: JournalEntry?, entry: JournalEntry) {
    self.chain = chain
    self.types = types
    self.earlier = earlier
    self.entry = entry
    self.entry.records = earlier?.records ?? []
    self.entry.keys.reserveCapacity(chain.links.count + 1)
    self.entry.changes.reserveCapacity(chain.links.count)
  }

  mutating func run(on document: inout Document, timing: inout StepTimes) throws -> Recollection {
    for index in chain.links.indices {
      let link = chain.links[index]
      let key = entry.keys[index].combined(with: link.key)
      if !link.isLearned, let change = recalled(key, at: index) {
        timing.reuse(at: index)
        note(key, change, isKnown: true)
        if let earlier, earlier.isDropped, index + 1 == earlier.changes.count {
          try catchUp(&document, to: index + 1)
          timing.drop(at: index)
          return finish(isDropped: true)
        }
        continue
      }
      try catchUp(&document, to: index)
      let moment = document.moment
      try chain.runStep(index, on: &document, timing: &timing)
      let change = try document.change(since: moment, by: &writer)
      applied = index + 1
      if link.isLearned {
        let learnedKey = key.combined(with: ResultKey(change.bytes))
        note(learnedKey, change, isKnown: recalled(learnedKey, at: index) != nil)
      } else {
        note(key, change, isKnown: false)
      }
      if document.dropReason != nil { return finish(isDropped: true) }
    }
    try catchUp(&document, to: chain.links.count)
    try chain.checkDecoded(document)
    return finish(isDropped: false)
  }

  /// What the journal has of a step, when it has everything before it too.
  private func recalled(_ key: ResultKey, at index: Int) -> DocumentChange? {
    guard let earlier, known == index, index < earlier.changes.count, earlier.keys[index + 1] == key else {
      return nil
    }
    return earlier.changes[index]
  }

  private mutating func note(_ key: ResultKey, _ change: DocumentChange, isKnown: Bool) {
    entry.keys.append(key)
    entry.changes.append(change)
    if isKnown { known += 1 }
  }

  /// Does to the document what the journal has of the steps before `index`.
  private mutating func catchUp(_ document: inout Document, to index: Int) throws {
    while applied < index {
      try document.apply(entry.changes[applied], types: types)
      applied += 1
    }
  }

  private mutating func finish(isDropped: Bool) -> Recollection {
    entry.isDropped = isDropped
    let isUnchanged = earlier.map { known == $0.changes.count } ?? false
    return Recollection(entry: entry, known: known, isUnchanged: isUnchanged && known == entry.changes.count)
  }
}
