/// A number rounded to four places, which has few digits: they need no search for the shortest that reads back the same.
struct RoundedNumber {
  /// The most bytes of one: the digits of a number below a million, its sign, its point.
  static let longest = 12

  private let tenThousandths: Int

  /// Nil for a number that has too many digits, or is not finite.
  init?(_ number: Double) {
    let scaled = (number * 10_000).rounded()
    guard scaled.magnitude < 1e10 else { return nil }
    tenThousandths = Int(scaled)
  }

  /// Writes the number so that it ends where `digits` end, without zeros at the end of its fraction; returns where it begins.
  func write(into digits: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let (whole, fraction) = tenThousandths.magnitude.quotientAndRemainder(dividingBy: 10_000)
    var first = digits.count
    func prepend(_ byte: UInt8) {
      first -= 1
      digits[first] = byte
    }
    if fraction > 0 {
      var rest = fraction
      var places = 4
      while rest % 10 == 0 {
        rest /= 10
        places -= 1
      }
      for _ in 0..<places {
        prepend(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
      }
      prepend(UInt8(ascii: "."))
    }
    JSONWriter.write(whole, before: &first, of: digits)
    if tenThousandths < 0 { prepend(UInt8(ascii: "-")) }
    return first
  }
}
