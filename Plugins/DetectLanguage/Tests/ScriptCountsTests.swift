import Testing
import TextModel

@testable import DetectLanguagePlugin

@Suite struct ScriptCountsTests {
  /// The letters of each script as the table has them, scalar by scalar.
  private func expected(_ text: String) -> [Int] {
    var counts = [Int](repeating: 0, count: Script.allCases.count)
    for scalar in text.unicodeScalars {
      let value = Int(scalar.value)
      if value < 0x80 {
        counts[Int(Script.latin.rawValue)] += scalar.properties.isAlphabetic ? 1 : 0
      } else if value < 0x1_0000 {
        counts[Int(Script.bySixteen[value >> 4])] += 1
      }
    }
    counts[Int(Script.none.rawValue)] = 0
    return counts
  }

  private func counts(_ text: String) -> [Int] {
    var counts = ScriptCounts()
    Array(text.utf8).withUnsafeBufferPointer { counts.add($0) }
    return counts.counts
  }

  @Test func `every scalar of the Arabic block and of ASCII is counted as its script's table says`() {
    for value in Array(0x20..<0x7F) + Array(0x600..<0x700) {
      guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
      let text = String(repeating: Character(scalar), count: 40)
      #expect(counts(text) == expected(text), "U+\(String(value, radix: 16))")
    }
  }

  @Test func `scripts are counted the same wherever they begin`() {
    let pieces = ["سلامٌ، ", "word ", "«слово» ", "“كلمة” ", "語と仮名 ", "𐎀🙂 ", "é ", "۱۲۳ ", "ک؟"]
    for start in 0..<40 {
      for (place, piece) in pieces.enumerated() {
        let text =
          String(repeating: "a", count: start) + piece + String(repeating: "ب", count: 33)
          + pieces[(place + 3) % pieces.count] + "end"
        #expect(counts(text) == expected(text), "\(text)")
      }
    }
  }

  @Test func `a long Arabic text overflows no sum`() {
    #expect(counts(String(repeating: "م", count: 100_000))[Int(Script.arabic.rawValue)] == 100_000)
    #expect(counts(String(repeating: "m", count: 100_000))[Int(Script.latin.rawValue)] == 100_000)
  }

  @Test func `sequences that are cut at the ends count for nothing`() {
    let bytes = Array("مرحبا بكم في المدينة".utf8)
    for range in [1..<bytes.count, 0..<bytes.count - 1, 1..<bytes.count - 1] {
      var counts = ScriptCounts()
      bytes.withUnsafeBufferPointer { counts.add(UnsafeBufferPointer(rebasing: $0[range])) }
      let cut = (range.lowerBound > 0 ? 1 : 0) + (range.upperBound < bytes.count ? 1 : 0)
      #expect(counts[.arabic] == 17 - cut)
    }
  }
}
