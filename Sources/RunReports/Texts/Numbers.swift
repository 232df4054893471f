/// Numbers as people read them.
enum Numbers {
  /// A whole number with a comma between thousands.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }

  /// A number with so many digits after the point.
  static func fixed(_ number: Double, _ digits: Int) -> String {
    guard number.isFinite, abs(number) < 1e15 else { return number.isNaN ? "–" : "\(number)" }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let whole = Int((abs(number) * scale).rounded())
    let unit = Int(scale)
    let sign = number < 0 && whole > 0 ? "-" : ""
    if digits == 0 { return sign + grouped(whole) }
    let rest = String(whole % unit)
    return sign + grouped(whole / unit) + "." + String(repeating: "0", count: digits - rest.count) + rest
  }

  /// Seconds in the unit that suits them.
  static func duration(_ seconds: Double) -> String {
    switch abs(seconds) {
    case ..<1e-3: fixed(seconds * 1e6, 0) + " µs"
    case ..<1: fixed(seconds * 1e3, seconds < 0.01 ? 2 : 1) + " ms"
    case ..<120: fixed(seconds, 2) + " s"
    case ..<7200: fixed(seconds / 60, 1) + " min"
    default: fixed(seconds / 3600, 1) + " h"
    }
  }

  /// Bytes in the unit that suits them; a kilobyte has a thousand.
  static func size(_ bytes: Double) -> String {
    switch bytes {
    case ..<1e3: fixed(bytes, 0) + " bytes"
    case ..<1e6: fixed(bytes / 1e3, 1) + " kB"
    case ..<1e9: fixed(bytes / 1e6, 1) + " MB"
    default: fixed(bytes / 1e9, 2) + " GB"
    }
  }

  /// A share of a whole, in percent.
  static func percent(_ part: Double, of whole: Double) -> String {
    whole > 0 ? fixed(100 * part / whole, part / whole < 0.1 ? 1 : 0) + " %" : "–"
  }

  /// `count` of a thing, whose name takes an s for more than one.
  static func count(_ count: Int, _ name: String) -> String {
    grouped(count) + " " + name + (count == 1 ? "" : "s")
  }
}
