/// The classes of scalars and the two automata of UAX #29, read once from the resource that Scripts/generate-break-tables makes.
///
/// A two-stage table gives each scalar its class: blocks of 64, so that the bytes of UTF-8 are the indexes. Each automaton gives, for state and
/// class, the next state times 8 plus an action: 1 break here, 2 break at the marked place, 4 mark this place.
struct BreakTables: Sendable {
  let classCount: Int
  /// The classes of line feed and space.
  let lineFeed: UInt8
  let space: UInt8
  /// Whether scalars of a class are letters or numbers.
  let isLetter: [Bool]
  let index: [UInt16]
  let blocks: [UInt8]
  let words: [UInt16]
  let sentences: [UInt16]

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
    isLetter = (tables["letters"] ?? []).map { $0 == 1 }
    index = (tables["index"] ?? []).map(UInt16.init)
    blocks = (tables["blocks"] ?? []).map(UInt8.init)
    words = (tables["words"] ?? []).map(UInt16.init)
    sentences = (tables["sentences"] ?? []).map(UInt16.init)
  }
}
