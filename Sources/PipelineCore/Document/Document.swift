public import TextModel

/// One article on its way through a pipeline: a text, typed layers of stand-off annotation, and the way back to the original bytes.
///
/// A stage reaches what it asked for in ``Setup``, through the ports it got there, and nothing else. Copies share storage until one changes.
public struct Document: Sendable {
  /// What the document is called: unique in a run, stable between runs.
  public let id: String
  /// Where it comes from.
  public internal(set) var origin: Origin
  /// The text that stages work on.
  ///
  /// Empty while ``isDecoded`` is false.
  public internal(set) var text: Text
  /// Whether the original bytes have been read as text: at once when they are valid UTF-8, else by the stage that asked ``Setup/decodes()``.
  public internal(set) var isDecoded: Bool
  /// Why the document was dropped; nil while it stays.
  public internal(set) var dropReason: DropReason?

  @usableFromInline var layers: [Layer] = []
  /// As many layers as a document of a long pipeline has: there is room for them from the start.
  private static let usualLayers = 16
  /// Layers that were there and were taken away, with the revision that did it.
  @usableFromInline var removals: [(name: String, revision: Int)] = []
  /// From the current text back to the original bytes, the last edit last.
  @usableFromInline var alignments: [Alignment] = []

  @usableFromInline
  struct Layer: Sendable {
    @usableFromInline let name: String
    @usableFromInline let isShownByDefault: Bool
    @usableFromInline var box: LayerBox {
      didSet { (type, isDerived) = (box.type, box.isDerived) }
    }
    /// The type of the content, beside the box so that looking for one layer touches no other.
    @usableFromInline private(set) var type: ObjectIdentifier
    /// Whether the content can be made again from other layers; beside the box too.
    @usableFromInline private(set) var isDerived: Bool
    /// The revision that wrote it last.
    @usableFromInline var revision: Int

    @inlinable
    init(name: String, isShownByDefault: Bool, box: LayerBox, revision: Int) {
      self.name = name
      self.isShownByDefault = isShownByDefault
      self.box = box
      self.type = box.type
      self.isDerived = box.isDerived
      self.revision = revision
    }

    var content: any LayerContent { box.any }
  }

  /// How many changes there were: what is stamped with a greater number than this was at some moment has changed since.
  @usableFromInline var revision = 0
  /// The revision that last replaced the text.
  var textRevision = 0
  /// The revision that last decoded the original bytes.
  var decodingRevision = 0

  /// The document that `origin` holds.
  ///
  /// Valid UTF-8 becomes the text as it is, but for a byte order mark; other bytes wait for a stage that decodes.
  public init(id: String, origin: Origin) {
    self.id = id
    self.origin = origin
    layers.reserveCapacity(Document.usualLayers)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let hasMark = origin.bytes.starts(with: mark)
    let bytes = hasMark ? Array(origin.bytes[mark.count...]) : origin.bytes
    if let text = Text(validating: bytes) {
      self.text = text
      isDecoded = true
      self.origin.encoding = "utf-8"
      if hasMark { alignments = [.identity(count: text.count, offset: mark.count)] }
    } else {
      text = .empty
      isDecoded = false
    }
  }

  /// The bytes of the original that `range` of the current text was made from, as offsets into ``Origin/bytes``.
  ///
  /// Complexity: O(log n) for each rewriting of the text.
  public func sourceRange(of range: TextRange) -> TextRange {
    alignments.reversed().reduce(range) { $1.sourceRange(of: $0) }
  }

  @inlinable
  func index(of name: String) -> Int? {
    layers.firstIndex { $0.name == name }
  }
}

/// Why a document was taken out of the pipeline: an adjective, as `too-short`.
public struct DropReason: Sendable, Hashable, Codable, CustomStringConvertible {
  /// The reason.
  public let name: String
  /// The reason.
  public var description: String { name }

  /// The reason `name`.
  public init(_ name: String) {
    self.name = name
  }
}
