import TextModel

/// A moment in a document's life, to tell later what changed since.
public struct DocumentMoment: Sendable {
  let revision: Int
  let alignmentCount: Int
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
  public var moment: DocumentMoment { DocumentMoment(revision: revision, alignmentCount: alignments.count) }

  /// What changed since `moment`.
  ///
  /// - Throws: what the `encode(to:)` of a layer throws.
  /// - Complexity: O(bytes of text and layers that changed).
  public func change(since moment: DocumentMoment) throws -> DocumentChange {
    let isRewritten = textRevision > moment.revision
    var writer = ByteWriter(capacity: 1024)
    writer.string(dropReason?.name)
    writer.byte(isRewritten ? 1 : 0)
    if isRewritten {
      writer.string(origin.encoding)
      Difference(from: origin.bytes, to: text.utf8).write(to: &writer)
      let kept = decodingRevision > moment.revision ? 0 : moment.alignmentCount
      writer.count(kept)
      writer.count(alignments.count - kept)
      for alignment in alignments[kept...] { alignment.write(to: &writer) }
    }
    let removed = removals.filter { $0.revision > moment.revision }
    writer.count(removed.count)
    for removal in removed { writer.string(removal.name) }
    let written = layers.filter { $0.revision > moment.revision && !type(of: $0.content).isDerived }
    writer.count(written.count)
    for layer in written {
      writer.string(layer.name)
      writer.byte(layer.isShownByDefault ? 1 : 0)
      if let content = layer.content as? any LayerContent & Compact {
        let start = writer.reserveSize()
        content.write(to: &writer)
        writer.fill(UInt32(writer.bytes.count - start), at: start - 4)
      } else {
        let bytes = try encoded(layer.content)
        writer.half(UInt32(bytes.count))
        writer.append(bytes)
      }
    }
    return DocumentChange(bytes: writer.bytes)
  }

  private func encoded(_ content: some LayerContent) throws -> [UInt8] { try CompactEncoder.encode(content) }

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
    for _ in 0..<(try reader.count()) {
      let name = try reader.string()
      let isShown = try reader.byte() == 1
      let content = try types.content(of: name, from: try reader.sizedBlock())
      if let index = index(of: name) {
        layers[index].content = content
        layers[index].revision = revision
      } else {
        layers.append(Layer(name: name, isShownByDefault: isShown, content: content, revision: revision))
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
