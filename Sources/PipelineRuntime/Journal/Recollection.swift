import PipelineCore

/// A document's way through a chain, with what the journal held of it.
struct Recollection: Sendable {
  /// What is to be noted; nil where the journal had all of it.
  let note: JournalNotes.Place?
  /// Whether the journal lacks the result of a step.
  let isNew: Bool
  /// Whether the journal has what the steps did, and they are no fewer than it has.
  let isUnchanged: Bool

  /// Puts what the journal lacks, which is among `notes`, into it.
  func note(in journal: Journal?, from notes: JournalNotes) throws {
    if let note { try journal?.append(note, of: notes) }
  }
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
  ///   - notes: gets what the journal lacks.
  /// - Throws: ``StepFailure``; any other error when a layer cannot be written or read as bytes.
  func run(
    on document: inout Document, recalling earlier: JournalEntry?, types: LayerTypes, timing: inout StepTimes,
    notes: inout JournalNotes
  ) throws -> Recollection {
    let input = try ResultKey(loaded: document)
    var passage = Passage(
      chain: self, types: types, earlier: earlier.flatMap { $0.trail.keys[0] == input ? $0 : nil },
      trail: JournalTrail(id: document.id, input: input, steps: links.count))
    try passage.run(on: &document, timing: &timing)
    return passage.note(in: &notes)
  }
}

/// One document on its way through a chain.
private struct Passage: ~Copyable {
  let chain: Chain
  let types: LayerTypes
  /// What the journal holds of a document that came in the same.
  let earlier: JournalEntry?
  private var trail: JournalTrail
  /// How many of its changes the journal has.
  private var known = 0
  /// How many changes the document has on it.
  private var applied = 0
  /// The changes, from the first step on, once there is one that was not recalled.
  private var writer = ByteWriter.lent()
  private var ends: [Int] = []
  private var isWriting = false

  init(chain: Chain, types: LayerTypes, earlier: JournalEntry?, trail: JournalTrail) {
    self.chain = chain
    self.types = types
    self.earlier = earlier
    self.trail = trail
  }

  mutating func run(on document: inout Document, timing: inout StepTimes) throws {
    for index in chain.links.indices {
      let link = chain.links[index]
      let key = trail.keys[index].combined(with: link.key)
      if !link.isLearned, let earlier, isRecalled(key, at: index) {
        timing.reuse(at: index)
        trail.keys.append(key)
        known += 1
        if isWriting {
          earlier.changes.append(index..<index + 1, to: &writer)
          ends.append(writer.byteCount)
        }
        if earlier.trail.isDropped, index + 1 == earlier.changes.count {
          try catchUp(&document, to: index + 1)
          timing.drop(at: index)
          trail.isDropped = true
          return
        }
        continue
      }
      try catchUp(&document, to: index)
      let moment = document.moment
      try chain.runStep(index, on: &document, timing: &timing)
      beginWriting(at: index)
      let start = writer.byteCount
      try document.writeChange(since: moment, to: &writer)
      ends.append(writer.byteCount)
      applied = index + 1
      if link.isLearned {
        let outcome = writer.withBytes { ResultKey(UnsafeRawBufferPointer(rebasing: $0[start...])) }
        let learnedKey = key.combined(with: outcome)
        if isRecalled(learnedKey, at: index) { known += 1 }
        trail.keys.append(learnedKey)
      } else {
        trail.keys.append(key)
      }
      if document.dropReason != nil {
        trail.isDropped = true
        return
      }
    }
    try catchUp(&document, to: chain.links.count)
    try chain.checkDecoded(document)
  }

  /// Whether the journal has the result of a step, and everything before it too.
  private func isRecalled(_ key: ResultKey, at index: Int) -> Bool {
    guard let earlier, known == index, index < earlier.changes.count else { return false }
    return earlier.trail.keys[index + 1] == key
  }

  /// Writes what was recalled of the steps before `index`, unless it is there.
  private mutating func beginWriting(at index: Int) {
    if isWriting { return }
    isWriting = true
    ends.reserveCapacity(chain.links.count)
    if let earlier, index > 0 {
      earlier.changes.append(0..<index, to: &writer)
      ends += earlier.changes.firstEnds(index)
    }
  }

  /// Does to the document what the journal has of the steps before `index`.
  private mutating func catchUp(_ document: inout Document, to index: Int) throws {
    while applied < index, let earlier {
      try document.apply(earlier.changes[applied], types: types)
      applied += 1
    }
  }

  /// Adds what was done and the journal lacks to `notes`.
  mutating func note(in notes: inout JournalNotes) -> Recollection {
    let count = trail.keys.count - 1
    let isUnchanged = known == count && known == earlier?.changes.count
    if isUnchanged, earlier?.trail.plan == chain.plan {
      return Recollection(note: nil, isNew: false, isUnchanged: true)
    }
    beginWriting(at: count)
    trail.plan = chain.plan
    return Recollection(
      note: notes.add(trail, known: known, in: earlier?.records ?? [], changes: writer, ends: ends),
      isNew: known < count, isUnchanged: isUnchanged)
  }
}
