/// For each term the documents that have it and its weight in them, as far as they were added.
struct Postings {
  private let starts: [Int]
  private var ends: [Int]
  private(set) var documents: [UInt32]
  private(set) var weights: [UInt16]

  /// Room for as many documents of each term as `frequencies` says.
  init(frequencies: [UInt32]) {
    var starts: [Int] = []
    starts.reserveCapacity(frequencies.count)
    var total = 0
    for frequency in frequencies {
      starts.append(total)
      total += Int(frequency)
    }
    self.starts = starts
    ends = starts
    documents = Array(repeating: 0, count: total)
    weights = Array(repeating: 0, count: total)
  }

  /// The places of a term's documents in ``documents`` and ``weights``, in the order in which they were added.
  @inline(__always)
  func places(of term: Int) -> Range<Int> { starts[term]..<ends[term] }

  mutating func add(_ document: Int, to term: Int, weight: UInt32) {
    documents[ends[term]] = UInt32(document)
    weights[ends[term]] = UInt16(truncatingIfNeeded: weight)
    ends[term] += 1
  }
}
