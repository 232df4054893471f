import PipelineCore

/// Finds the texts that can stand for others without comparing all with all.
///
/// Of the texts that share a key each is compared with the first of them and with the few before it, so that a key that many share costs time in proportion to
/// their number: many alike are found through the first of them.
struct Pairs {
  private let likeness: Likeness
  /// The document that shows each text.
  private let shown: [Int32]
  /// Who stands for whom: the number of a text in the upper half, of one it can stand for in the lower; sorted.
  private(set) var standing: [UInt64] = []
  /// How many others each text was found to be like, as the later of two.
  private var found: [UInt8]

  /// How many of the first texts with a key the others are compared with.
  private static let hubs = 12
  /// How many of the texts before it each is compared with.
  private static let window = 4
  /// The most texts before it that a text is found to be like: as many as one key gives.
  private static let most = 16

  init(_ likeness: Likeness, shown: [Int32]) {
    self.likeness = likeness
    self.shown = shown
    found = Array(repeating: 0, count: shown.count)
  }

  /// Compares the texts that share a key of band `band`.
  mutating func addBand(_ band: Int, of keys: Rows<UInt32>) {
    var keyed: [UInt64] = []
    keyed.reserveCapacity(shown.count)
    for (text, document) in shown.enumerated() {
      keyed.append(keys.withRow(Int(document)) { UInt64($0[band]) << 32 | UInt64(text) })
    }
    add(keyed)
  }

  /// Compares the texts that share a sampled run.
  mutating func addSamples(_ samples: Rows<UInt32>) {
    var keyed: [UInt64] = []
    for (text, document) in shown.enumerated() {
      samples.withRow(Int(document)) { row in
        for sample in row { keyed.append(UInt64(sample) << 32 | UInt64(text)) }
      }
    }
    add(keyed)
  }

  private mutating func add(_ keyed: consuming [UInt64]) {
    keyed.sort()
    var fresh: [UInt64] = []
    var start = 0
    while start < keyed.count {
      var end = start + 1
      while end < keyed.count, keyed[end] >> 32 == keyed[start] >> 32 { end += 1 }
      if end - start > 1 { compare(keyed[start..<end], into: &fresh) }
      start = end
    }
    fresh.sort()
    standing = Pairs.united(standing, fresh)
  }

  private mutating func compare(_ bucket: ArraySlice<UInt64>, into fresh: inout [UInt64]) {
    let start = bucket.startIndex
    for later in bucket.indices.dropFirst() {
      let text = Int(bucket[later] & 0xFFFF_FFFF)
      let hubs = start..<min(start + Pairs.hubs, later)
      for places in [hubs, max(hubs.upperBound, later - Pairs.window)..<later] {
        for place in places where found[text] < Pairs.most {
          let other = Int(bucket[place] & 0xFFFF_FFFF)
          if other == text || isKnown(other, text) { continue }
          let (otherStands, textStands) = likeness.standing(Int(shown[other]), Int(shown[text]))
          if otherStands { fresh.append(UInt64(other) << 32 | UInt64(text)) }
          if textStands { fresh.append(UInt64(text) << 32 | UInt64(other)) }
          if otherStands || textStands { found[text] += 1 }
        }
      }
    }
  }

  /// Whether an earlier band found the two.
  private func isKnown(_ left: Int, _ right: Int) -> Bool {
    found[right] > 0
      && (has(UInt64(left) << 32 | UInt64(right)) || likeness.contained > 0 && has(UInt64(right) << 32 | UInt64(left)))
  }

  private func has(_ pair: UInt64) -> Bool {
    var (low, high) = (0, standing.count)
    while low < high {
      let middle = (low + high) / 2
      if standing[middle] < pair { low = middle + 1 } else { high = middle }
    }
    return low < standing.count && standing[low] == pair
  }

  /// Two sorted lists as one, nothing twice.
  private static func united(_ left: [UInt64], _ right: [UInt64]) -> [UInt64] {
    if right.isEmpty { return left }
    var united: [UInt64] = []
    united.reserveCapacity(left.count + right.count)
    var (i, j) = (0, 0)
    while i < left.count || j < right.count {
      let next: UInt64
      if j == right.count || i < left.count && left[i] <= right[j] {
        next = left[i]
        i += 1
      } else {
        next = right[j]
        j += 1
      }
      if united.last != next { united.append(next) }
    }
    return united
  }
}
