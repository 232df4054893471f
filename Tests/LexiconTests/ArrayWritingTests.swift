import Lexicon
import Testing

struct ArrayWritingTests {
  @Test(arguments: [0, 1, 2, 15, 16, 1000]) func `an array holds what was written and no more`(count: Int) {
    let numbers = [Int32](capacity: count + 7) { values, used in
      #expect(values.count == count + 7)
      for place in 0..<count { values[place] = Int32(place) }
      used = count
    }
    #expect(numbers == Array(0..<Int32(count)))
    #expect([UInt8](9, times: count) == [UInt8](repeating: 9, count: count))
  }
}
