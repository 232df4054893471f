import TextModel

/// The classes of scalars and the two automata of UAX #29, read once from the resource that Scripts/generate-break-tables makes.
///
/// A two-stage table gives each scalar its class: blocks of 64, so that the bytes of UTF-8 are the indexes. Each automaton gives, for state and
/// class, the next state times 8 plus an action: 1 break here, 2 break at the marked place, 4 mark this place.
final class BreakTables: Sendable {
  let classCount: Int
  /// The classes of line feed and space.
  let lineFeed: UInt8
  let space: UInt8
  /// What the tailoring of sentences asks of a class.
  let kinds: [ScalarKind]
  let index: [UInt16]
  let blocks: [UInt8]
  /// For each scalar below U+0800, whose UTF-8 is one byte or two, whether it is an `ALetter` that the tailoring does not look at.
  let isPlainLetter: [Bool]
  /// The state of the word automaton after such a letter.
  let letterState: Int
  /// For state and class: the next state's first entry in the upper half, actions and flags in the lower one.
  let words: [UInt32]
  let sentences: [UInt32]
  /// For each state of the sentence automaton, by its first entry, whether nothing is pending: behind letters and spaces it is then the same as from the
  /// start, whatever stood before them.
  let isSettled: [Bool]

  /// What an automaton asks for: break here, break at the marked place, mark this place; and what the scalar is.
  enum Action {
    static let breakHere: UInt32 = 1
    static let breakAtMark: UInt32 = 2
    static let mark: UInt32 = 4
    /// The scalar is a letter or a number.
    static let letter: UInt32 = 8
    /// The scalar is one that the tailoring of sentences looks at.
    static let punctuation: UInt32 = 16
  }

  static let shared = BreakTables(Resources.lines("break-tables.txt"))

  private init(_ lines: [String]) {
    var tables: [String: [Int]] = [:]
    var name = ""
    for line in lines {
      if line.hasPrefix("= ") {
        name = String(line.dropFirst(2))
        continue
      }
      for run in line.split(separator: " ") {
        let parts = run.split(separator: "*")
        let value = Int(parts[0]) ?? 0
        let count = parts.count == 2 ? Int(parts[1]) ?? 1 : 1
        tables[name, default: []].append(contentsOf: repeatElement(value, count: count))
      }
    }
    let sizes = tables["sizes"] ?? []
    classCount = sizes[0]
    lineFeed = UInt8(sizes[3])
    space = UInt8(sizes[4])
    let kinds = (tables["kinds"] ?? []).map { ScalarKind(rawValue: UInt8($0)) ?? .other }
    let index = (tables["index"] ?? []).map(UInt16.init)
    let blocks = (tables["blocks"] ?? []).map(UInt8.init)
    // A mark makes no word by itself: behind a space it would belong to the space (WB4).
    let flags = zip(tables["letters"] ?? [], kinds).map { letter, kind in
      (letter == 1 && kind != .extend ? Action.letter : 0) | (kind.isMark ? Action.punctuation : 0)
    }
    func rules(_ name: String, flags: [UInt32]) -> [UInt32] {
      (tables[name] ?? []).enumerated().map { place, entry in
        UInt32((entry >> 3) * flags.count) << 16 | UInt32(entry & 7) | flags[place % flags.count]
      }
    }
    let words = rules("words", flags: flags)
    func entry(from state: Int, at scalar: Int) -> UInt32 {
      words[state + Int(blocks[Int(index[scalar >> 6]) << 6 | scalar & 0x3F])]
    }
    let letterState = Int(entry(from: 0, at: 0x61) >> 16)
    isPlainLetter = (0..<0x800).map { scalar in
      let entry = entry(from: letterState, at: scalar)
      return Int(entry >> 16) == letterState && entry & 0xFFFF == Action.letter
    }
    (self.kinds, self.index, self.blocks, self.words, self.letterState) = (kinds, index, blocks, words, letterState)
    let sentences = rules("sentences", flags: flags.map { _ in 0 })
    (self.sentences, isSettled) = (sentences, BreakTables.settled(sentences, kinds))
  }

  /// The states that letters, and spaces behind them, lead to from the start without a break, and in which the next one leads where it leads from the start.
  private static func settled(_ sentences: [UInt32], _ kinds: [ScalarKind]) -> [Bool] {
    let classes = kinds.indices.filter { kinds[$0].isLetter || kinds[$0] == .space }
    var isSettled = [Bool](repeating: false, count: sentences.count)
    var open = [0]
    while let state = open.popLast() {
      guard !isSettled[state], classes.allSatisfy({ sentences[state + $0] == sentences[$0] && sentences[$0] & 7 == 0 })
      else { continue }
      isSettled[state] = true
      open += classes.map { Int(sentences[state + $0] >> 16) }
    }
    return isSettled
  }

  /// What the scalar `value` is to the tailoring of sentences.
  @inline(__always)
  func kind(of value: UInt32) -> ScalarKind {
    kinds[Int(blocks[Int(index[Int(value >> 6)]) << 6 | Int(value & 0x3F)])]
  }
}

/// The sentence break property of a scalar, with classes of their own for some marks.
///
/// The raw values are those that Scripts/generate-break-tables writes.
enum ScalarKind: UInt8, Sendable {
  case other, upper, lower, letter, digit, space, close, stop, end, continuation, separator, extend, ellipsis, semicolon
  case colon, hyphen, at, ornament

  /// Whether the tailoring looks at such scalars.
  var isMark: Bool {
    switch self {
    case .close, .stop, .end, .ellipsis, .semicolon, .colon, .hyphen, .at, .ornament: true
    default: false
    }
  }

  /// Whether it may end a sentence in any script.
  var isTerminator: Bool { self == .stop || self == .end || self == .ellipsis }

  /// Whether it is a letter of any case.
  var isLetter: Bool { self == .upper || self == .lower || self == .letter }
}
