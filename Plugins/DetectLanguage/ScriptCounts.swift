/// How many letters of each script a sample holds.
struct ScriptCounts {
  private(set) var counts = [Int](repeating: 0, count: Script.allCases.count)

  subscript(script: Script) -> Int { counts[Int(script.rawValue)] }

  /// Counts the letters in `bytes`, valid UTF-8 but for a sequence that is cut at either end.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    Script.bySixteen.withUnsafeBufferPointer { scripts in
      counts.withUnsafeMutableBufferPointer { counts in
        var index = 0
        var latin = 0
        // Most letters are of the script of the one before: they are counted apart, so that no sum waits for memory.
        var (run, current) = (0, 0)
        // Before this place a block holds what only the slow way knows.
        var slow = 0
        while index < bytes.count {
          if index >= slow {
            let arabic = ArabicRun(bytes, from: index)
            counts[Int(Script.arabic.rawValue)] &+= arabic.letters
            latin &+= arabic.latin
            index += arabic.count
            slow = index + ArabicRun.block
          }
          let byte = Int(bytes[index])
          if byte < 0x80 {
            if (byte | 0x20) &- 0x61 < 26, byte | 0x20 >= 0x61 { latin &+= 1 }
            index += 1
            continue
          }
          let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
          guard index + length <= bytes.count else { break }
          var block = 0
          switch length {
          case 2: block = (byte & 0x1F) << 2 | Int(bytes[index + 1] & 0x3F) >> 4
          case 3: block = (byte & 0x0F) << 8 | Int(bytes[index + 1] & 0x3F) << 2 | Int(bytes[index + 2] & 0x3F) >> 4
          default: break
          }
          index += length
          let script = Int(scripts[block])
          if script != current {
            counts[current] &+= run
            (run, current) = (0, script)
          }
          run &+= 1
        }
        counts[current] &+= run
        counts[Int(Script.latin.rawValue)] += latin
        counts[Int(Script.none.rawValue)] = 0
      }
    }
  }

  /// All letters, each by its script's weight.
  var total: Int { Script.allCases.reduce(0) { $0 + self[$1] * $1.weight } }
}
