import TextModel

/// A moment in a document's life, to tell later what changed since.
public struct DocumentMoment: Sendable {
  @usableFromInline let revision: Int
  @usableFromInline let alignmentCount: Int

  @inlinable
  init(revision: Int, alignmentCount: Int) {
    self.revision = revision
    self.alignmentCount = alignmentCount
  }
}

/// What a step did to a document, as bytes: layers written and taken away, the text replaced, the document dropped.
///
/// Layers that are derived from others are left out. Made by ``Document/change(since:)``, done again by ``Document/apply(_:types:)``.
public struct DocumentChange: Sendable, Hashable {
  /// The change as bytes: of this build of the program only.
  public let bytes: [UInt8]

  /// The change that ``bytes`` hold.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }
}

extension Document {
  /// This moment.
  @inlinable public var moment: DocumentMoment { DocumentMoment(revision: revision, alignmentCount: alignments.count) }

  /// What changed since `moment`.
  ///
  /// - Throws: what the `encode(to:)` of a layer throws.
  /// - Complexity: O(bytes of text and layers that changed).
  public func change(since moment: DocumentMoment) throws -> DocumentChange {
    var writer = ByteWriter.lent()
    try writeChange(since: moment, to: &writer)
    return DocumentChange(bytes: writer.bytes)
  }

  /// Writes what changed since `moment`, without how long it is.
  package func writeChange(since moment: DocumentMoment, to writer: inout ByteWriter) throws {
    if revision == moment.revision, dropReason == nil {
      // No reason to drop, the text as it was, no layers taken away, none written.
      return writer.half(0)
    }
    let isRewritten = textRevision > moment.revision
    writer.string(dropReason?.name)
    writer.byte(isRewritten ? 1 : 0)
    if isRewritten {
      writer.string(origin.encoding)
      Difference.write(from: origin.bytes, to: text.utf8, by: alignments, to: &writer)
      let kept = decodingRevision > moment.revision ? 0 : moment.alignmentCount
      writer.count(kept)
      writer.count(alignments.count - kept)
      for place in kept..<alignments.count { alignments[place].write(to: &writer) }
    }
    writer.count(removals.count { $0.revision > moment.revision })
    for removal in removals where removal.revision > moment.revision { writer.string(removal.name) }
    // Lent one by one: a loop over the layers would share and let go of each.
    let layers = layers.span
    for place in layers.indices where layers[place].isKept(since: moment) {
      writer.byte(layers[place].isShownByDefault ? Layer.Mark.shown : Layer.Mark.hidden)
      writer.string(layers[place].name)
      let start = writer.reserveSize()
      try layers[place].box.write(kept: &writer, on: text)
      writer.fill(UInt32(writer.byteCount - start), at: start - 4)
    }
    writer.byte(Layer.Mark.end)
  }

  /// Does `change` again.
  ///
  /// - Throws: ``ByteReader/Malformed`` or a `DecodingError` when the bytes are not a change of this build; the document is then of no use.
  public mutating func apply(_ change: DocumentChange, types: LayerTypes) throws {
    var reader = ByteReader(change.bytes)
    dropReason = try reader.optionalString().map { DropReason($0) }
    revision += 1
    if try reader.byte() == 1 { try applyText(from: &reader) }
    for _ in 0..<(try reader.count()) {
      let name = try reader.string()
      layers.removeAll { $0.name == name }
      removals.append((name, revision))
    }
    while case let mark = try reader.byte(), mark != Layer.Mark.end {
      guard mark <= Layer.Mark.shown else { throw ByteReader.Malformed() }
      let isShown = mark == Layer.Mark.shown
      let name = try reader.string()
      let content = try types.content(of: name, from: try reader.sizedBlock(), on: text)
      if let index = index(of: name) {
        layers[index].box = .holding(content)
        layers[index].revision = revision
      } else {
        layers.append(Layer(name: name, isShownByDefault: isShown, box: .holding(content), revision: revision))
      }
    }
    guard reader.isAtEnd else { throw ByteReader.Malformed() }
  }

  private mutating func applyText(from reader: inout ByteReader) throws {
    origin.encoding = try reader.optionalString()
    let bytes = try Difference(from: &reader).applied(to: origin.bytes)
    guard let text = Text(validating: bytes) else { throw ByteReader.Malformed() }
    self.text = text
    isDecoded = true
    textRevision = revision
    let kept = try reader.integer()
    guard kept <= alignments.count else { throw ByteReader.Malformed() }
    alignments.removeSubrange(kept...)
    if kept == 0 { decodingRevision = revision }
    for _ in 0..<(try reader.count()) { alignments.append(try Alignment(from: &reader)) }
  }
}

extension Document.Layer {
  /// What stands before a layer, or behind the last.
  fileprivate enum Mark {
    static let end: UInt8 = 0
    static let hidden: UInt8 = 1
    static let shown: UInt8 = 2
  }

  /// Whether it is part of what changed since `moment`.
  @inline(__always)
  fileprivate func isKept(since moment: DocumentMoment) -> Bool { revision > moment.revision && !isDerived }
}

extension Alignment {
  fileprivate func write(to writer: inout ByteWriter) {
    writer.count(runs.count)
    var oldEnd = 0
    for run in runs {
      writer.count(run.newUnit)
      writer.count(run.oldUnit)
      writer.count(run.count)
      writer.count(run.oldStart - oldEnd)
      oldEnd = run.oldEnd
    }
  }

  fileprivate init(from reader: inout ByteReader) throws {
    self.init()
    for _ in 0..<(try reader.count(ofSize: 4)) {
      let (newUnit, oldUnit, count) = (try reader.integer(), try reader.integer(), try reader.integer())
      let gap = try reader.integer()
      let most = 1 << 40
      guard newUnit < most, oldUnit < most, count < most, gap < most, newUnit.multipliedFullWidth(by: count).high == 0
      else { throw ByteReader.Malformed() }
      append(newUnit: newUnit, oldUnit: oldUnit, count: count, oldStart: (runs.last?.oldEnd ?? 0) + gap)
    }
  }
}
