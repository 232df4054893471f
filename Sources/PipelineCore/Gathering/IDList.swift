/// Ids of documents in the order in which they came, in one piece of memory.
public struct IDList: Sendable, Codable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// No ids.
  public init() {}

  /// How many ids there are.
  public var count: Int { ends.count }

  /// Adds an id.
  public mutating func append(_ id: String) {
    bytes.append(contentsOf: id.utf8)
    ends.append(bytes.count)
  }

  /// Adds the ids of `next`.
  public mutating func append(idsOf next: IDList) {
    let base = bytes.count
    bytes.append(contentsOf: next.bytes)
    for end in next.ends { ends.append(base + end) }
  }

  /// The id at a place.
  public subscript(place: Int) -> String {
    String(decoding: bytes[range(at: place)], as: UTF8.self)
  }

  /// The hash of the id at a place, as ``hash(of:)`` gives it.
  public func hash(at place: Int) -> UInt64 {
    bytes[range(at: place)].withUnsafeBytes { StableHash.of($0) }
  }

  /// A hash of an id, the same in every run: by it ids are found again, and two of a million fall together with a chance of 3 in 10⁸.
  public static func hash(of id: String) -> UInt64 { StableHash.of(id) }

  private func range(at place: Int) -> Range<Int> {
    (place == 0 ? 0 : ends[place - 1])..<ends[place]
  }
}
