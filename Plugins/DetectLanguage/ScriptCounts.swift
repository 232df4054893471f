/// How many letters of each script a sample holds.
struct ScriptCounts {
  private(set) var counts = [Int](repeating: 0, count: Script.allCases.count)

  subscript(script: Script) -> Int { counts[Int(script.rawValue)] }

  /// Counts the letters in `bytes`, valid UTF-8 but for a sequence that is cut at either end.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    let table = Script.bySixteen
    table.withUnsafeBufferPointer { scripts in
      counts.withUnsafeMutableBufferPointer { counts in
        var index = 0
        var latin = 0
        while index < bytes.count {
          if index + 8 <= bytes.count, let base = bytes.baseAddress {
            let eight = UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self)
            if eight & 0x8080_8080_8080_8080 == 0 {
              // The top bit of each byte says whether it is at least 'a', then whether it is past 'z'; no sum carries into the next byte.
              let lower = eight | 0x2020_2020_2020_2020
              let fromA = lower &+ 0x1F1F_1F1F_1F1F_1F1F
              let pastZ = lower &+ 0x0505_0505_0505_0505
              latin &+= (fromA & ~pastZ & 0x8080_8080_8080_8080).nonzeroBitCount
              index += 8
              continue
            }
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
          counts[Int(scripts[block])] &+= 1
          index += length
        }
        counts[Int(Script.latin.rawValue)] += latin
        counts[Int(Script.none.rawValue)] = 0
      }
    }
  }

  /// All letters, each by its script's weight.
  var total: Int { Script.allCases.reduce(0) { $0 + self[$1] * $1.weight } }
}
