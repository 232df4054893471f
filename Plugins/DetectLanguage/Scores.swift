/// Sums up what the n-grams of a text say for each language of a group: naive Bayes over n-grams of two to four letters inside words.
///
/// The statistics are those of Cavnar and Trenkle 1994 and Dunning 1994, with hashes in place of the n-grams themselves, so that a row is found without a
/// search and all languages of a group are added up at once.
struct Scores {
  private let profile: Profile
  private let rows: UnsafePointer<UInt8>
  private let script: Script
  /// Sums of characters that still fit sixteen bits: those of even columns and of odd ones.
  private var even = (SIMD8<UInt16>(), SIMD8<UInt16>(), SIMD8<UInt16>())
  private var odd = (SIMD8<UInt16>(), SIMD8<UInt16>(), SIMD8<UInt16>())
  private var pending = 0
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
          add(hash: hash(2, 0, 0, first, new))
          if length > 0 { add(hash: hash(3, 0, second, first, new)) }
          if length > 1 { add(hash: hash(4, third, second, first, new)) }
          if letter == 0 {
            (third, second, first, length) = (0, 0, 0, 0)
          } else {
            (third, second, first) = (second, first, new)
            length += 1
          }
        }
      }
    }
    flush()
  }

  @inline(__always)
  private func hash(_ order: UInt32, _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> Int {
    var value = order
    if order > 3 { value = value &* 0x9E37_79B1 &+ a }
    if order > 2 { value = value &* 0x9E37_79B1 &+ b }
    value = value &* 0x9E37_79B1 &+ c
    value = value &* 0x9E37_79B1 &+ d
    return Int((value &* 0x85EB_CA6B) >> (32 - profile.bits))
  }

  @inline(__always)
  private mutating func add(hash: Int) {
    let row = UnsafeRawPointer(rows + hash &* profile.stride)
    let low = SIMD8<UInt16>(repeating: 0x00FF)
    let eight = SIMD8<UInt16>(repeating: 8)
    let one = row.loadUnaligned(as: SIMD8<UInt16>.self)
    even.0 &+= one & low
    odd.0 &+= one &>> eight
    if profile.columns.count > 16 {
      let two = row.loadUnaligned(fromByteOffset: 16, as: SIMD8<UInt16>.self)
      even.1 &+= two & low
      odd.1 &+= two &>> eight
      let three = row.loadUnaligned(fromByteOffset: 32, as: SIMD8<UInt16>.self)
      even.2 &+= three & low
      odd.2 &+= three &>> eight
    }
    pending &+= 1
    if pending == 256 { flush() }
  }

  private mutating func flush() {
    for lane in 0..<8 {
      sums[2 * lane] += Int(even.0[lane])
      sums[2 * lane + 1] += Int(odd.0[lane])
      sums[16 + 2 * lane] += Int(even.1[lane])
      sums[17 + 2 * lane] += Int(odd.1[lane])
      sums[32 + 2 * lane] += Int(even.2[lane])
      sums[33 + 2 * lane] += Int(odd.2[lane])
    }
    even = (SIMD8(), SIMD8(), SIMD8())
    odd = (SIMD8(), SIMD8(), SIMD8())
    count += pending
    pending = 0
  }

  /// For each column, how much likelier it makes the text than the mean of all languages does, in nats, less the handicap.
  var logLikelihoods: [Double] {
    profile.columns.enumerated().map { place, column in
      let steps = Double(sums[place] - count * Int(Profile.first))
      return Double(count) * Profile.lowest + steps * Profile.step - column.handicap
    }
  }
}
