/// Where and why bytes are not the JSON they should be.
package struct JSONProblem: Error, Equatable {
  /// What is wrong.
  package let message: String
  /// The offset of the byte at which it shows.
  package let offset: Int

  package init(_ message: String, at offset: Int) {
    self.message = message
    self.offset = offset
  }

  /// The bytes from `offset` are not UTF-8.
  package static func invalidUTF8(at offset: Int) -> JSONProblem {
    JSONProblem("the line is not valid UTF-8", at: offset)
  }

  /// The problem with its place in `line`: column in characters as editors count, and byte, both from 1.
  package func description(in line: [UInt8]) -> String {
    let before = line.prefix(offset)
    let column = before.count { $0 & 0xC0 != 0x80 } + 1
    return "column \(column) (byte \(offset + 1)): \(message)"
  }
}
