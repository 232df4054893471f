import PipelineCore

/// A document's way through a chain, with what the journal held of it.
struct Recollection: Sendable {
  /// What is known now.
  var entry: JournalEntry
  /// How many of its changes the journal had.
  var known = 0
  /// Whether the journal had all of it, so that nothing is to be noted.
  var isUnchanged = false

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
  ///   - types: how to read the layers in it; nil when there is no journal.
  func run(
    on document: inout Document, recalling earlier: JournalEntry?, types: LayerTypes?, timing: inout StepTimes
  ) throws(StepFailure) -> Recollection? {
    guard let types else {
      try run(on: &document, timing: &timing)
      return nil
    }
    let original = document
    var times = StepTimes(count: links.count)
    do {
      let input = try ResultKey(loaded: document)
      var passage = Passage(
        chain: self, types: types, earlier: earlier.flatMap { $0.keys[0] == input ? $0 : nil },
        recollection: Recollection(entry: JournalEntry(id: document.id, input: input)))
      try passage.run(on: &document, timing: &times)
      timing.merge(times)
      return passage.recollection
    } catch let failure as StepFailure {
      timing.merge(times)
      throw failure
    } catch {
      // A layer that cannot be written or read as bytes: the document goes its way without the journal.
      if verify { throw StepFailure(step: nil, error: error) }
      document = original
      try run(on: &document, timing: &timing)
      return nil
    }
  }
}

/// One document on its way through a chain.
private struct Passage {
  let chain: Chain
  let types: LayerTypes
  /// What the journal holds of a document that came in the same.
  let earlier: JournalEntry?
  var recollection: Recollection
  /// How many changes the document has on it.
  private var applied = 0

  init(chain: Chain, types: LayerTypes, earlier: JournalEntry?, recollection: Recollection) {
    self.chain = chain
    self.types = types
    self.earlier = earlier
    self.recollection = recollection
    self.recollection.entry.records = earlier?.records ?? []
  }

  mutating func run(on document: inout Document, timing: inout StepTimes) throws {
    for index in chain.links.indices {
      let link = chain.links[index]
      let key = recollection.entry.keys[index].combined(with: link.key)
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
      let change = try document.change(since: moment)
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
    finish(isDropped: false)
  }

  /// What the journal has of a step, when it has everything before it too.
  private func recalled(_ key: ResultKey, at index: Int) -> DocumentChange? {
    guard let earlier, recollection.known == index, index < earlier.changes.count, earlier.keys[index + 1] == key else {
      return nil
    }
    return earlier.changes[index]
  }

  private mutating func note(_ key: ResultKey, _ change: DocumentChange, isKnown: Bool) {
    recollection.entry.keys.append(key)
    recollection.entry.changes.append(change)
    if isKnown { recollection.known += 1 }
  }

  /// Does to the document what the journal has of the steps before `index`.
  private mutating func catchUp(_ document: inout Document, to index: Int) throws {
    while applied < index {
      try document.apply(recollection.entry.changes[applied], types: types)
      applied += 1
    }
  }

  private mutating func finish(isDropped: Bool) {
    recollection.entry.isDropped = isDropped
    recollection.isUnchanged =
      earlier.map { recollection.known == $0.changes.count } ?? false
      && recollection.known == recollection.entry.changes.count
  }
}
