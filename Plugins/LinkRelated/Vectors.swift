import Glibc
import Lexicon
import PipelineCore

/// Documents as vectors of length 1 of weighted terms.
///
/// A term weighs (1 + ln f) √(1 + ln((n + 1) / (d + 1))): f is how often it counts in the document, d how many of the n documents have it (Salton, Buckley
/// 1988). The root is there because both documents of a pair bring the factor in: their product has it once, as BM25 has (Robertson, Zaragoza 2009).
struct Vectors {
  /// The terms of each document by number: those that another document has too, but not more than half of some thousands.
  private(set) var terms = Rows<UInt32>()
  /// Their weights in parts of ``unit``.
  private(set) var weights = Rows<UInt16>()
  /// For each term how many vectors hold it.
  private(set) var frequencies: [UInt32] = []

  /// The length of a vector, so that a product of two fits 32 bits.
  static let unit = 32_767.0
  /// The most terms of a vector.
  private static let most = 128

  var count: Int { terms.count }

  /// Takes the memory of `gathered` as it goes.
  init(_ gathered: consuming GatheredTerms) {
    let count = gathered.terms.count
    var index = KeyIndex(capacity: 1 << 12)
    var documents: [UInt32] = []
    for document in 0..<count {
      gathered.terms.withRow(document) { row in
        for term in row {
          let (number, isNew) = index.number(of: Vectors.spread(term))
          if isNew { documents.append(1) } else { documents[number] += 1 }
        }
      }
    }
    let logarithms = [0] + (1...255).map { Float(1 + log(Double($0))) }
    // Words that more than half of many documents have tell nothing, and would have to be looked up for each.
    let limit = max(count / 2, 1_000)
    var numbers = [Int32](repeating: -1, count: documents.count)
    var vector: [(weight: Float, term: Int)] = []
    for document in 0..<count {
      vector.removeAll(keepingCapacity: true)
      var square: Float = 0
      gathered.terms.withRow(document) { row in
        gathered.counts.withRow(document) { counts in
          for (term, often) in zip(row, counts) {
            guard let number = index.existing(Vectors.spread(term)) else { continue }
            let frequency = Int(documents[number])
            if frequency > limit { continue }
            let rarity = Float(log(Double(count + 1) / Double(frequency + 1)) + 1).squareRoot()
            let weight = logarithms[Int(often)] * rarity
            square += weight * weight
            if frequency > 1 { vector.append((weight, number)) }
          }
        }
      }
      if vector.count > Vectors.most {
        vector.sort { ($1.weight, $0.term) < ($0.weight, $1.term) }
        vector.removeSubrange(Vectors.most...)
      }
      add(vector, length: square.squareRoot(), &numbers)
      if document % 4_096 == 0 {
        gathered.terms.discard(before: document)
        gathered.counts.discard(before: document)
      }
    }
  }

  private mutating func add(_ vector: [(weight: Float, term: Int)], length: Float, _ numbers: inout [Int32]) {
    terms.append(
      vector.map { entry in
        if numbers[entry.term] < 0 {
          numbers[entry.term] = Int32(frequencies.count)
          frequencies.append(0)
        }
        let number = Int(numbers[entry.term])
        frequencies[number] += 1
        return UInt32(number)
      })
    weights.append(vector.map { UInt16($0.weight / length * Float(Vectors.unit)) })
  }

  /// Calls `body` with each term of a document and its weight.
  @inline(__always)
  func forEach(of document: Int, _ body: (_ term: Int, _ weight: UInt32) -> Void) {
    terms.withRow(document) { terms in
      weights.withRow(document) { weights in
        for place in terms.indices { body(Int(terms[place]), UInt32(weights[place])) }
      }
    }
  }

  /// Spreads a key over the bits that ``KeyIndex`` looks at.
  private static func spread(_ key: UInt32) -> UInt64 { UInt64(key) &* 0x9E37_79B9_7F4A_7C15 }
}
