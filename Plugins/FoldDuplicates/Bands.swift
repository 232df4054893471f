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
      return (0..<count).map { band in
        var key = UInt64(band)
        for row in band * rows..<(band + 1) * rows { key = mixed(key ^ UInt64(Bands.minimum(row, of: minima)) << 8) }
        return UInt32(truncatingIfNeeded: key)
      }
    }
  }

  /// What stands at a place; for an empty one, as short documents have many, at the first full place of a row of places that is always the same
  /// (Shrivastava 2017): so each place agrees in two documents as often as they have runs in common.
  @inline(__always)
  private static func minimum(_ place: Int, of minima: UnsafeMutableBufferPointer<UInt32>) -> UInt32 {
    if minima[place] != Sketch.empty { return minima[place] }
    // That many tries fail for one place in ten million, where one of 128 is full.
    for attempt in 1...2_048 as ClosedRange<UInt64> {
      let other = minima[Int(mixed(UInt64(place) << 32 | attempt) % UInt64(Bands.minima))]
      if other != Sketch.empty { return other }
    }
    return Sketch.empty
  }
}
