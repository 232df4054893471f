/// How likely letters follow one another in a language: what tells a right table of letters from a wrong one.
struct LetterPairs: Sendable {
  let language: String
  /// The encodings that can write the language, by name.
  let encodings: [String]
  /// The number of each letter in the alphabet, from 1; 0 stands for the edge of a word.
  private let places: [UInt32: UInt8]
  private let costs: [UInt8]
  private let width: Int

  static let all: [LetterPairs] = Resources.lines("letter-pairs.txt").compactMap(LetterPairs.init)

  private init?(_ line: String) {
    let fields = line.split(separator: " ")
    guard fields.count == 4 else { return nil }
    language = String(fields[0])
    encodings = fields[1].split(separator: ",").map(String.init)
    let letters = fields[2].unicodeScalars.map(\.value)
    places = Dictionary(
      zip(letters, (1...).lazy.map { UInt8(truncatingIfNeeded: $0) }), uniquingKeysWith: { first, _ in first })
    costs = fields[3].utf8.map { $0 &- 33 }
    width = letters.count + 1
    if costs.count != width * width { return nil }
  }

  /// The number of a small letter; nil for one that the language does not have.
  func place(of letter: UInt32) -> UInt8? {
    places[letter] ?? LetterPairs.instead[letter].flatMap { places[$0] }
  }

  /// Half bits that letter number `second` costs after number `first`.
  func cost(_ second: UInt8, after first: UInt8) -> Int { Int(costs[Int(first) * width + Int(second)]) }

  /// Letters that stand for others in old encodings, or that word lists write otherwise: yeh and kaf of Persian, sharp s.
  private static let instead: [UInt32: UInt32] = [
    0x6CC: 0x64A, 0x649: 0x64A, 0x6A9: 0x643, 0x6C0: 0x647, 0xDF: 0x73, 0x450: 0x435, 0x401: 0x435,
  ]
}
