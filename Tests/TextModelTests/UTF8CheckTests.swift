import Testing

@testable import TextModel

struct UTF8CheckTests {
  /// What the standard library says.
  private func expected(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

  /// Sequences of every kind, right and wrong, at the limits of what may follow what.
  private var pieces: [[UInt8]] {
    let ends: [UInt8] = [0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF]
    let leads: [UInt8] = [
      0xC0, 0xC1, 0xC2, 0xD8, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    var pieces = ends.map { [$0] } + leads.map { [$0] }
    for lead in leads {
      for second in ends {
        pieces.append([lead, second])
        pieces.append([lead, second, 0x80])
        pieces.append([lead, second, 0xBF, 0x80])
        pieces.append([lead, second, 0x80, 0xBF, 0x80])
      }
    }
    return pieces
  }

  @Test(arguments: 0...35) func `a sequence is judged as the standard library does, wherever it stands`(start: Int) {
    for piece in pieces {
      for filling in ["a", "م", "語", "🙂"] {
        let before =
          [UInt8](repeating: 0x20, count: start % 4) + Array(String(repeating: filling, count: start / 4).utf8)
        for after in [[], [0x20], Array("ب".utf8), Array("語, and more than one block after it".utf8)] {
          let bytes = before + piece + after
          #expect(UTF8Check.isValid(bytes) == expected(bytes), "\(bytes)")
        }
      }
    }
  }

  @Test func `a text that is cut is valid just where a scalar ends`() {
    let bytes = Array("النص 語 🙂 text, متبوعا بغيره 🙂🙂🙂🙂".utf8)
    for end in 0...bytes.count {
      let cut = Array(bytes[..<end])
      #expect(UTF8Check.isValid(cut) == expected(cut), "\(end)")
      let rest = Array(bytes[end...])
      #expect(UTF8Check.isValid(rest) == expected(rest), "\(end)")
    }
  }

  @Test func `random bytes are judged as the standard library does`() {
    var seed: UInt64 = 1
    func random(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % limit
    }
    let pieces = pieces
    for _ in 0..<20_000 {
      var bytes: [UInt8] = []
      for _ in 0..<random(12) { bytes += random(5) == 0 ? pieces[random(pieces.count)] : Array("م€🙂a é".utf8) }
      #expect(UTF8Check.isValid(bytes) == expected(bytes), "\(bytes)")
    }
  }
}
