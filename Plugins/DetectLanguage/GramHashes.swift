/// Hashes of n-grams: polynomials of their letters, so that those which end at the same letter share their terms.
///
/// Scripts/generate-language-profiles has the same.
struct GramHashes {
  /// Bits of a hash.
  let bits: UInt32

  private static var base: UInt32 { 0x9E37_79B1 }
  private static var square: UInt32 { base &* base }
  private static var cube: UInt32 { base &* square }

  /// The hashes of the last two, three and four of four letters.
  @inline(__always)
  func ending(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> (two: Int, three: Int, four: Int) {
    let two = c &* GramHashes.base &+ d
    let three = b &* GramHashes.square &+ two
    let four = a &* GramHashes.cube &+ three
    return (
      spread(two &+ 2 &* GramHashes.square), spread(three &+ 3 &* GramHashes.cube),
      spread(four &+ 4 &* GramHashes.square &* GramHashes.square)
    )
  }

  @inline(__always)
  private func spread(_ value: UInt32) -> Int { Int((value &* 0x85EB_CA6B) &>> (32 - bits)) }
}
