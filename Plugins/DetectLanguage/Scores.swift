/// Sums up what the n-grams of a text say for each language of a group: naive Bayes over n-grams of two to four letters inside words.
///
/// The statistics are those of Cavnar and Trenkle 1994 and Dunning 1994, with hashes in place of the n-grams themselves, so that a row is found without a
/// search and all languages of a group are added up at once.
struct Scores {
  private let profile: Profile
  private let rows: UnsafePointer<UInt8>
  private let script: Script
  private var sums = [Int](repeating: 0, count: Profile.maximumColumns)
  /// How many n-grams were added.
  private(set) var count = 0

  init?(_ profile: Profile, script: Script) {
    guard let base = Profile.bytes.baseAddress else { return nil }
    self.profile = profile
    self.script = script
    rows = base + profile.start
  }

  /// Adds the words in `bytes`, valid UTF-8 but for a sequence that is cut at either end.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    if profile.columns.count <= NarrowRow.columns {
      add(bytes, rows: NarrowRow.self)
    } else {
      add(bytes, rows: WideRow.self)
    }
  }

  private mutating func add<Row: RowSum>(_ bytes: UnsafeBufferPointer<UInt8>, rows kind: Row.Type) {
    let hashes = GramHashes(bits: profile.bits)
    let (stride, script, rows) = (profile.stride, script, rows)
    // A window is added up in registers; sums of sixteen bits hold 256 rows.
    var sum = Row()
    var pending = 0
    Letters.table.withUnsafeBufferPointer { letters in
      Script.bySixteen.withUnsafeBufferPointer { scripts in
        // The three letters before the one at hand; 0 is the space before a word.
        var (third, second, first): (UInt32, UInt32, UInt32) = (0, 0, 0)
        var length = 0
        var index = 0
        while index < bytes.count {
          let byte = Int(bytes[index])
          var value = byte
          let size = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
          guard index + size <= bytes.count else { break }
          switch size {
          case 2: value = (byte & 0x1F) << 6 | Int(bytes[index + 1] & 0x3F)
          case 3: value = (byte & 0x0F) << 12 | Int(bytes[index + 1] & 0x3F) << 6 | Int(bytes[index + 2] & 0x3F)
          default: break
          }
          index += size
          var letter: UInt16 = 0
          if value < 0x80 {
            letter = script == .latin ? letters[value] : 0
          } else if size < 4, scripts[value >> 4] == script.rawValue || value >> 4 == 0x65 {
            letter = value < 0x800 ? letters[value] : Letters.fold(value)
          }
          if letter == Letters.passedOver { continue }
          if letter == 0, length == 0 { continue }
          let new = UInt32(letter)
          if pending > 253 { take(&sum, &pending) }
          let (two, three, four) = hashes.ending(third, second, first, new)
          sum.add(rows + two &* stride)
          if length > 0 { sum.add(rows + three &* stride) }
          if length > 1 { sum.add(rows + four &* stride) }
          pending &+= min(length, 2) &+ 1
          if letter == 0 {
            (third, second, first, length) = (0, 0, 0, 0)
          } else {
            (third, second, first) = (second, first, new)
            length += 1
          }
        }
      }
    }
    take(&sum, &pending)
  }

  private mutating func take<Row: RowSum>(_ sum: inout Row, _ pending: inout Int) {
    sum.add(to: &sums)
    count += pending
    sum = Row()
    pending = 0
  }

  /// How much likelier a column makes the text than the mean of all languages does, in nats, less the handicap.
  func logLikelihood(_ column: Int) -> Double {
    let steps = Double(sums[column] - count * Int(Profile.first))
    return Double(count) * Profile.lowest + steps * Profile.step - profile.columns[column].handicap
  }
}
