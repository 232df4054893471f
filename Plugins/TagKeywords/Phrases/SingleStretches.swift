import Lexicon

/// Where phrases stand that stand once: words, then pairs, then longer runs, each in text order.
struct SingleStretches {
  private let all: [Stretch]
  let words: Range<Int>
  let pairs: Range<Int>
  let runs: Range<Int>

  init(_ words: GrowingBuffer<Stretch>, _ pairs: GrowingBuffer<Stretch>, _ runs: GrowingBuffer<Stretch>) {
    self.words = 0..<words.count
    self.pairs = words.count..<words.count + pairs.count
    self.runs = self.pairs.upperBound..<self.pairs.upperBound + runs.count
    let total = self.runs.upperBound
    all = [Stretch](unsafeUninitializedCapacity: total) { all, count in
      for part in [words, pairs, runs] where part.count > 0 {
        let rest = UnsafeMutableBufferPointer(rebasing: all[count...])
        _ = rest.initialize(from: UnsafeBufferPointer(start: part.pointer(to: 0), count: part.count))
        count += part.count
      }
    }
  }

  var count: Int { all.count }

  subscript(number: Int) -> Stretch { all[number] }

  func withUnsafeBufferPointer(_ body: (UnsafeBufferPointer<Stretch>) -> Void) { all.withUnsafeBufferPointer(body) }
}
