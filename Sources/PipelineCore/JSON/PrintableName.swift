/// File names as text that can be printed, read back and told apart.
///
/// Valid UTF-8 stays as it is. Percent-encoded, byte by byte, are bytes that are not UTF-8, controls, line and paragraph separators and the
/// marks that turn the direction of writing; so is a percent sign that would read as such a code. Two names never become one.
package enum PrintableName {
  package static func encode(_ name: some Collection<UInt8>) -> String {
    let bytes = Array(name)
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "%") }) {
      return String(decoding: bytes, as: UTF8.self)
    }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + 16)
    var index = 0
    while index < bytes.count {
      let length = scalarLength(bytes[index...])
      let scalar = bytes[index..<(index + max(1, length))]
      if length == 0 || isHidden(scalar) || startsCode(bytes[index...]) {
        for byte in scalar { output.append(contentsOf: percentCode(byte)) }
      } else {
        output.append(contentsOf: scalar)
      }
      index += scalar.count
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// `%` and two hexadecimal digits.
  package static func percentCode(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  /// The length of the scalar that starts the bytes; 0 when they do not start with valid UTF-8.
  package static func scalarLength(_ bytes: ArraySlice<UInt8>) -> Int {
    guard let first = bytes.first else { return 0 }
    let length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0, bytes.count >= length else { return 0 }
    return String(validating: bytes.prefix(length), as: UTF8.self) == nil ? 0 : length
  }

  private static func isHidden(_ scalar: ArraySlice<UInt8>) -> Bool {
    switch String(decoding: scalar, as: UTF8.self).unicodeScalars.first?.value ?? 0 {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func startsCode(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.first == UInt8(ascii: "%") && bytes.count > 2 && bytes.dropFirst().prefix(2).allSatisfy(isHexadecimal)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
      UInt8(ascii: "a")...UInt8(ascii: "f"):
      true
    default: false
    }
  }
}
