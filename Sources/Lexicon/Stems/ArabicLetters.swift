/// The letters of an Arabic word at the start of some bytes, of two bytes each, as they are written; at most sixteen are counted.
public struct ArabicLetters {
  static let most = 16

  private let bytes: UnsafeBufferPointer<UInt8>
  public let count: Int

  public init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    var count = 0
    while count < ArabicLetters.most, 2 * count + 1 < bytes.count, (0xD8...0xD9).contains(bytes[2 * count]) {
      count += 1
    }
    self.count = count
  }

  /// Whether there are no other bytes.
  var areAll: Bool { 2 * count == bytes.count }

  @inline(__always)
  public subscript(place: Int) -> UInt16 {
    UInt16(bytes[2 * place] & 0x1F) << 6 | UInt16(bytes[2 * place + 1] & 0x3F)
  }

  /// Whether the letters from `start` on are a word whose first letter is its own.
  public func beginWithOwn(from start: Int) -> Bool {
    withUnsafeTemporaryAllocation(of: UInt16.self, capacity: ArabicLetters.most) { letters in
      for place in 0..<max(0, count - start) { letters[place] = self[start + place] }
      return ArabicOwnLetter.begins(UnsafeBufferPointer(rebasing: letters[..<max(0, count - start)]))
    }
  }
}
