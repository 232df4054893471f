import PipelineCore

/// Resolves plain scalars by the core schema of YAML 1.2.2 (section 10.3.2): `no`, `on` and `012` mean what they look like.
enum CoreSchema {
  static func value(of scalar: String) -> SettingNode.Value {
    switch scalar {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: return number(scalar) ?? .string(scalar)
    }
  }

  private static func number(_ scalar: String) -> SettingNode.Value? {
    guard let first = scalar.utf8.first, isDigit(first) || "+-.".utf8.contains(first) else { return nil }
    if scalar.hasPrefix("0x") { return Int(scalar.dropFirst(2), radix: 16).map { .int($0) } }
    if scalar.hasPrefix("0o") { return Int(scalar.dropFirst(2), radix: 8).map { .int($0) } }
    let digits = scalar.first == "+" ? String(scalar.dropFirst()) : scalar
    if digits.utf8.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: "-") }), let number = Int(digits) {
      return .int(number)
    }
    guard scalar.utf8.contains(where: isDigit), scalar.utf8.allSatisfy({ isDigit($0) || "+-.eE".utf8.contains($0) })
    else { return special(scalar) }
    return Double(digits).map { .double($0) }
  }

  private static func special(_ scalar: String) -> SettingNode.Value? {
    switch scalar {
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": .double(.infinity)
    case "-.inf", "-.Inf", "-.INF": .double(-.infinity)
    case ".nan", ".NaN", ".NAN": .double(.nan)
    default: nil
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}
