/// What is known of the languages that share a script: for each hash of an n-gram, how much likelier each language makes it than the mean of all does.
struct Profile: Sendable {
  /// A language of the group.
  struct Column: Sendable {
    let tag: String
    /// What is taken from its score, in nats, because texts in it are rarer.
    let handicap: Double
  }

  let columns: [Column]
  /// Bits of a hash.
  let bits: UInt32
  /// Where the rows begin in the resource: a character for each column and a line feed, for each hash.
  let start: Int
  /// From one row to the next.
  var stride: Int { columns.count + 1 }

  /// The character for the lowest value.
  static let first: UInt16 = 0x24
  /// What a character stands for, in nats: its place after the first, times the step, from the lowest on.
  static let lowest = -5.0
  static let step = 0.16
  /// At most this many languages can be told apart in a group.
  static let maximumColumns = 48

  /// The bytes of the resource; part of the program, never changed.
  nonisolated(unsafe) static let bytes = Resources.bytes("profiles.txt")

  /// The groups, by script; read once, without a copy of the rows.
  static let byScript: [Script: Profile] = {
    var profiles: [Script: Profile] = [:]
    var index = 0
    while index < bytes.count {
      let end = bytes[index...].firstIndex(of: 0x0A) ?? bytes.count
      let words = String(decoding: bytes[index..<end], as: UTF8.self).split(separator: " ")
      index = end + 1
      guard words.count > 3, words[0] == "=", let bits = UInt32(words[2]), let script = script(named: words[1]) else {
        continue
      }
      let columns = words[3...].map { word in
        let parts = word.split(separator: ":")
        return Column(tag: String(parts[0]), handicap: parts.count > 1 ? Double(parts[1]) ?? 0 : 0)
      }
      let profile = Profile(columns: columns, bits: bits, start: index)
      precondition(columns.count <= maximumColumns, "a group holds too many languages")
      profiles[script] = profile
      index += profile.stride << Int(bits)
    }
    return profiles
  }()

  private static func script(named name: Substring) -> Script? {
    Script.allCases.first { "\($0)" == name }
  }
}
