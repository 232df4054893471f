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
    notes: JournalNotes
  ) throws -> Recollection {
    try notes.adding { writer in
      let input = try ResultKey(loaded: document, through: &writer)
      var passage = Passage(
        types: types, earlier: earlier.flatMap { $0.trail.keys[0] == input ? $0 : nil },
        trail: JournalTrail(id: document.id, input: input, steps: links.count))
      try passage.run(self, on: &document, writer: &writer, timing: &timing)
      return passage.note(of: self, in: &writer)
    }
  }
}

/// One document on its way through a chain.
private struct Passage: ~Copyable {
  let types: LayerTypes
  /// What the journal holds of a document that came in the same.
  let earlier: JournalEntry?
  private var trail: JournalTrail
  /// How many of its changes the journal has.
  private var known = 0
  /// How many changes the document has on it.
  private var applied = 0
  /// Where the record begins that is being written; nil while all was recalled.
  private var start: Int?
  /// Where each of its changes ends, from the first step on.
  private var ends: [Int] = []

  init(types: LayerTypes, earlier: JournalEntry?, trail: JournalTrail) {
    self.types = types
    self.earlier = earlier
    self.trail = trail
  }

  mutating func run(
    _ chain: Chain, on document: inout Document, writer: inout ByteWriter, timing: inout StepTimes
  ) throws {
    for index in chain.links.indices {
      let key = trail.keys[index].combined(with: chain.links[index].key)
      let isLearned = chain.links[index].isLearned
      if !isLearned, let earlier, isRecalled(key, at: index) {
        timing.reuse(at: index)
        trail.keys.append(key)
        known += 1
        if start != nil {
          earlier.changes.append(index..<index + 1, to: &writer)
          ends.append(writer.byteCount)
        }
        if earlier.trail.isDropped, index + 1 == earlier.changes.count {
          try catchUp(&document, to: index + 1, in: chain)
          timing.drop(at: index)
          trail.isDropped = true
          return
        }
        continue
      }
      try catchUp(&document, to: index, in: chain)
      let moment = document.moment
      try chain.runStep(index, on: &document, timing: &timing)
      begin(at: index, of: chain, in: &writer)
      let start = writer.byteCount
      try document.writeChange(since: moment, to: &writer)
      ends.append(writer.byteCount)
      applied = index + 1
      if isLearned {
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
    try catchUp(&document, to: chain.links.count, in: chain)
    try chain.checkDecoded(document)
  }

  /// Whether the journal has the result of a step, and everything before it too.
  private func isRecalled(_ key: ResultKey, at index: Int) -> Bool {
    guard let earlier, known == index, index < earlier.changes.count else { return false }
    return earlier.trail.keys[index + 1] == key
  }

  /// Begins the record with what was recalled of the steps before `index`, unless it has been begun; gives its place.
  @discardableResult
  private mutating func begin(at index: Int, of chain: Chain, in writer: inout ByteWriter) -> Int {
    if let start { return start }
    let start = writer.beginRecord()
    self.start = start
    ends.reserveCapacity(chain.links.count)
    if let earlier, index > 0 {
      let base = writer.byteCount
      earlier.changes.append(0..<index, to: &writer)
      ends += earlier.changes.firstEnds(index).lazy.map { base + $0 }
    }
    return start
  }

  /// Does to the document what the journal has of the steps before `index`.
  private mutating func catchUp(_ document: inout Document, to index: Int, in chain: Chain) throws {
    while applied < index, let earlier {
      // A layer whose code ends the process when it is read back is that step's fault.
      chain.progress?.enter(step: applied)
      try document.apply(earlier.changes[applied], types: types)
      applied += 1
    }
  }

  /// Ends the record of what was done and the journal lacks.
  mutating func note(of chain: Chain, in writer: inout ByteWriter) -> Recollection {
    let count = trail.keys.count - 1
    let isUnchanged = known == count && known == earlier?.changes.count
    if isUnchanged, earlier?.trail.plan == chain.plan {
      return Recollection(note: nil, isNew: false, isUnchanged: true)
    }
    let start = begin(at: count, of: chain, in: &writer)
    trail.plan = chain.plan
    let (first, previous) = earlier?.continuation(knowing: known) ?? (0, 0)
    let changes = start + JournalFile.headerCount
    let sizes = ends.indices.dropFirst(first).lazy.map { [ends] in ends[$0] - ($0 == 0 ? changes : ends[$0 - 1]) }
    if first > 0 { writer.remove(changes..<ends[first - 1]) }
    writer.recordEnd(of: trail, first: first, sizes: sizes)
    let idHash = IDList.hash(of: trail.id)
    writer.endRecord(at: start, idHash: idHash, previous: previous)
    return Recollection(
      note: JournalNotes.Place(range: start..<writer.byteCount, idHash: idHash, previous: previous),
      isNew: known < count, isUnchanged: isUnchanged)
  }
}
