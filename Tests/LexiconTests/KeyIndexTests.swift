import Testing

@testable import Lexicon

struct KeyIndexTests {
  /// Keys that have the same low bits, and keys that have not.
  private func key(_ number: Int) -> UInt64 {
    number % 2 == 0 ? UInt64(number) << 20 : UInt64(number) &* 0x9E37_79B9_7F4A_7C15
  }

  @Test func `what was numbered is found, however the table has grown, and nothing else is`() {
    var index = KeyIndex(capacity: 4)
    for number in 1...5_000 {
      #expect(index.number(of: key(number)) == (number - 1, true))
      #expect(index.existing(key(number + 1)) == nil)
    }
    #expect(index.count == 5_000)
    for number in 1...5_000 {
      #expect(index.existing(key(number)) == number - 1)
      #expect(index.number(of: key(number)) == (number - 1, false))
    }
    #expect((5_001...20_000).allSatisfy { index.existing(key($0)) == nil })
  }
}
