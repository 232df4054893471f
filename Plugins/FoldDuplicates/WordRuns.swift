import Lexicon
import TextModel

/// The runs of words of a text, as hashes: every `length` words that follow each other, or all of a text that has fewer.
struct WordRuns {
  /// How many words a run has.
  let length: Int

  /// Calls `body` with the hash of each run in text order.
  ///
  /// Words are compared by their folded form. - Returns: a hash of all words in order, for telling exact copies.
  /// - Complexity: O(n), nothing is allocated but a ring of `length` numbers.
  @inline(__always)
  func forEach(of ranges: [TextRange], in text: Text, _ body: (UInt64) -> Void) -> UInt64 {
    let length = min(self.length, ranges.count)
    guard length > 0 else { return 0 }
    // The hash of a run is a polynomial of its words, so that the next one takes two multiplications.
    var outgoing: UInt64 = 1
    for _ in 0..<length { outgoing = outgoing &* WordRuns.base }
    let bytes = text.utf8
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: length) { ring in
      ring.initialize(repeating: 0)
      return bytes.withUnsafeBufferPointer { bytes in
        var run: UInt64 = 0
        var whole: UInt64 = 0xCBF2_9CE4_8422_2325
        var slot = 0
        var count = 0
        for range in ranges {
          let form = WordKey.folded(UnsafeBufferPointer(rebasing: bytes[range.bytes]))
          let word = form &* 0x9E37_79B9_7F4A_7C15
          run = run &* WordRuns.base &+ word &- ring[slot] &* outgoing
          ring[slot] = word
          slot = slot + 1 == length ? 0 : slot + 1
          whole = mixed(whole ^ word)
          count += 1
          if count >= length { body(mixed(run)) }
        }
        return whole
      }
    }
  }

  private static let base: UInt64 = 0xD6E8_FEB8_6659_FD93
}

/// Spreads every bit of `value` over the result (the finaliser of MurmurHash3).
@inline(__always)
func mixed(_ value: UInt64) -> UInt64 {
  var value = value
  value = (value ^ value >> 33) &* 0xFF51_AFD7_ED55_8CCD
  value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
  return value ^ value >> 33
}
