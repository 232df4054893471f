import PipelineCore
import PipelineTesting
import Testing
import TextModel

@testable import FoldDuplicatesPlugin

@Suite struct SketchTests {
  private func bins<Result>(of hashes: some Sequence<UInt64>, _ body: (UnsafeMutableBufferPointer<UInt32>) -> Result)
    -> Result
  {
    var bins = [UInt32](repeating: Sketch.empty, count: Sketch.count)
    return bins.withUnsafeMutableBufferPointer { bins in
      for hash in hashes { Sketch.add(mixed(hash), to: bins) }
      return body(bins)
    }
  }

  private func sketch(of hashes: some Sequence<UInt64>) -> [UInt8] {
    var sketch = [UInt8](repeating: 0, count: Sketch.count)
    bins(of: hashes) { bins in sketch.withUnsafeMutableBufferPointer { Sketch.shorten(bins, to: $0) } }
    return sketch
  }

  private func similarity(_ left: some Sequence<UInt64>, _ right: some Sequence<UInt64>) -> Double {
    sketch(of: left).withUnsafeBufferPointer { left in
      sketch(of: right).withUnsafeBufferPointer { Sketch.similarity(left, $0) }
    }
  }

  @Test func `small sets are told exactly`() {
    // Two of four in common.
    #expect(similarity([1, 2, 3], [2, 3, 4]) == 0.5)
    #expect(similarity([1, 2, 3], [1, 2, 3]) == 1)
    #expect(similarity([1], [2]) == 0)
    #expect(similarity([] as [UInt64], []) == 0)
  }

  @Test(arguments: [0.05, 0.2, 0.5, 0.8, 0.95], [200, 1_000, 20_000])
  func `the error is as small as the papers say`(share: Double, size: Int) {
    var sum = 0.0
    for seed in 0..<20 as Range<UInt64> {
      let common = Int(share * Double(size))
      let start = seed << 32
      let left = (0..<size).map { start + UInt64($0) }
      let right = (0..<size).map { start + UInt64($0 < common ? $0 : $0 + size) }
      let exact = Double(common) / Double(2 * size - common)
      let error = similarity(left, right) - exact
      let deviation = (exact * (1 - exact) / Double(Sketch.count)).squareRoot()
      #expect(abs(error) < 5 * deviation)
      sum += error / deviation
    }
    // No bias: the mean of twenty errors is near nothing.
    #expect(abs(sum / 20) < 1)
  }

  @Test(arguments: Array(stride(from: 0.2, through: 1, by: 0.05)))
  func `of pairs as similar as asked for hardly one shares no key`(similarity: Double) {
    let bands = Bands(similarity: similarity)
    var missed = 1.0
    for _ in 0..<bands.count {
      missed *= 1 - (0..<bands.rows).reduce(1.0) { share, _ in share * similarity }
    }
    #expect(missed <= 0.001)
    #expect(bands.rows * bands.count <= 128)
  }

  @Test(arguments: [5, 40, 2_000]) func `similar sets share a key, unlike sets seldom do`(size: Int) {
    let bands = Bands(similarity: 0.5)
    var found = 0
    var wrong = 0
    for seed in 0..<200 as Range<UInt64> {
      let start = seed << 32
      let keys = bins(of: (0..<size).map { start + UInt64($0) }, bands.keys)
      // Three quarters in common: 0.6.
      let near = bins(of: (0..<size).map { start + UInt64($0 * 4 < size * 3 ? $0 : $0 + size) }, bands.keys)
      let far = bins(of: (0..<size).map { start + UInt64($0 + 2 * size) }, bands.keys)
      found += zip(keys, near).contains { $0 == $1 } ? 1 : 0
      wrong += zip(keys, far).contains { $0 == $1 } ? 1 : 0
    }
    #expect(found >= 196)
    #expect(wrong <= 4)
  }

  @Test func `runs are the words in a row, and the hash of all words tells their order`() {
    func runs(_ text: String, _ length: Int = 3) -> (runs: [UInt64], print: UInt64) {
      let document = document("", text)
      var runs: [UInt64] = []
      let print = WordRuns(length: length).forEach(of: document.layer(.words)?.ranges ?? [], in: document.text) {
        runs.append($0)
      }
      return (runs, print)
    }
    #expect(runs("a b c d e").runs.count == 3)
    #expect(runs("x a b c").runs[1] == runs("a b c d").runs[0])
    #expect(runs("a b c").runs != runs("c b a").runs)
    #expect(runs("A, b c").runs != runs("A b c").runs)
    #expect(runs("A B c") == runs("a b C"))
    #expect(runs("a b").runs.count == 1)
    #expect(runs("a b").runs != runs("b a").runs)
    #expect(runs("a b c d").print != runs("a b d c").print)
    #expect(runs("").runs.isEmpty)
  }
}
