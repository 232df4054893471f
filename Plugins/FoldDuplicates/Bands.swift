/// Keys of a document of which similar documents share one: locality-sensitive hashing (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4).
///
/// Each key is made of some minima of the document's runs. Two documents of similarity s share a given key with probability s^rows, and so one of all
/// with 1 − (1 − s^rows)^bands.
struct Bands {
  /// How many minima a key is made of.
  let rows: Int
  /// How many keys a document has.
  let count: Int

  /// At most one pair in this many, as similar as asked for, shares no key.
  private static let missed = 1_000.0
  /// The minima that keys can be made of.
  private static let minima = 128

  /// The keys for documents that have `similarity` in common: of as many minima as can be, so that few other documents share one.
  init(similarity: Double) {
    var best = (rows: 1, count: 40)
    var share = 1.0
    for rows in 1...8 {
      share *= similarity
      // (1 − share)^count < 1 / missed.
      var count = 1
      var miss = 1 - share
      while miss > 1 / Bands.missed, count <= 40 {
        miss *= 1 - share
        count += 1
      }
      if count <= 40, rows * count <= Bands.minima { best = (rows, count) }
    }
    (rows, count) = best
  }

  /// The keys of a document, from the bins of its sketch.
  ///
  /// - Precondition: one bin holds something.
  func keys(of bins: UnsafeMutableBufferPointer<UInt32>) -> [UInt32] {
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Bands.minima) { minima in
      let width = Sketch.count / Bands.minima
      for place in 0..<Bands.minima {
        var least = Sketch.empty
        for bin in place * width..<(place + 1) * width { least = min(least, bins[bin]) }
        minima[place] = least
      }
      Bands.densify(minima)
      return (0..<count).map { band in
        var key = UInt64(band)
        for row in band * rows..<(band + 1) * rows { key = mixed(key ^ UInt64(minima[row]) << 8) }
        return UInt32(truncatingIfNeeded: key)
      }
    }
  }

  /// Fills empty places from the nearest full one on the left or on the right, by the place: short documents fill few (Shrivastava, Li 2014).
  private static func densify(_ minima: UnsafeMutableBufferPointer<UInt32>) {
    guard minima.contains(Sketch.empty) else { return }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: minima.count) { filled in
      for isLeft in [true, false] {
        // Once around from any place ends beside a full one; the second time fills.
        var value = Sketch.empty
        var distance: UInt32 = 0
        for step in 0..<2 * minima.count {
          let turn = step % minima.count
          let place = isLeft ? turn : minima.count - 1 - turn
          if minima[place] != Sketch.empty {
            (value, distance) = (minima[place], 0)
            filled[place] = value
          } else {
            distance &+= 1
            // The distance is part of the value, else copies of one minimum would make keys that unlike documents share.
            let takesLeft = mixed(UInt64(place) &+ 0x9E37_79B9) & 1 == 0
            if takesLeft == isLeft { filled[place] = value &+ distance &* 0x9E37_79B1 }
          }
        }
      }
      for place in minima.indices { minima[place] = filled[place] }
    }
  }
}
