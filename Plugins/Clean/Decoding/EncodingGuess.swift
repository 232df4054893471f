/// Judges by its letters which encoding of one byte a scalar a text is in, and in which language.
///
/// Each encoding is tried with each language that it can write: the winner is the one in which the bytes of the upper half, each after the byte
/// before it, are least surprising (a character model of order 1, in bits). Bytes that an encoding does not have, capitals inside words, and
/// signs where letters should be count against it.
struct EncodingGuess {
  /// How one encoding does, with the language that fits best.
  struct Score {
    let encoding: SingleByteEncoding
    let language: String
    /// Half bits of all pairs together.
    let cost: Int
  }

  /// The scores, best first, one for each encoding; encodings standing earlier in the table win ties.
  let scores: [Score]
  /// How many pairs with a byte of the upper half there are in the sample.
  let pairCount: Int

  private static let tables: [LetterTable] = SingleByteEncoding.all.flatMap { encoding in
    LetterPairs.all.filter { $0.encodings.contains(encoding.name) }.map { LetterTable($0, encoding) }
  }

  /// The guess for `bytes`, by the first 64 KiB.
  ///
  /// - Complexity: O(bytes + encodings × languages × different pairs).
  init(_ bytes: [UInt8]) {
    var counts = [Int](repeating: 0, count: 0x10000)
    var total = 0
    var previous: UInt8 = 0x20
    for byte in bytes.prefix(65_536) {
      if byte | previous >= 0x80 {
        counts[Int(previous) << 8 | Int(byte)] += 1
        total += 1
      }
      previous = byte
    }
    let pairs = counts.indices.filter { counts[$0] > 0 }.map { (UInt8($0 >> 8), UInt8($0 & 0xFF), counts[$0]) }
    var best: [Score] = []
    for table in EncodingGuess.tables {
      let cost = pairs.reduce(0) { $0 + $1.2 * table.cost($1.1, after: $1.0) }
      let score = Score(encoding: table.encoding, language: table.pairs.language, cost: cost)
      if let last = best.last, last.encoding.name == score.encoding.name {
        if cost < last.cost { best[best.count - 1] = score }
      } else {
        best.append(score)
      }
    }
    scores = best.enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }.map(\.element)
    pairCount = total
  }

  /// Bits a pair costs, on average.
  func bits(_ score: Score) -> Double { Double(score.cost) / 2 / Double(max(pairCount, 1)) }

  /// The evidence for the best score, for people: the share, and the best of the encodings that read the bytes otherwise.
  var evidence: String {
    guard let best = scores.first else { return "no UTF-8 and nothing declared" }
    let next = scores.dropFirst().first { $0.cost > best.cost }
    let than = next.map { "; \(EncodingGuess.shown(bits($0))) as \($0.encoding.name)" } ?? ""
    return
      "no UTF-8 and nothing declared; letters read best as \(best.encoding.name), language '\(best.language)': \(EncodingGuess.shown(bits(best))) bits each\(than)"
  }

  /// A number with one decimal place.
  private static func shown(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
