/// An encoding of one byte a scalar, by the code points of its upper half.
struct SingleByteEncoding: Sendable {
  let name: String
  /// The code points of bytes 80 to FF; 0 where there is none.
  let upper: [UInt32]

  static let all: [SingleByteEncoding] = Resources.lines("encodings.txt").map { line in
    let fields = line.split(separator: " ")
    return SingleByteEncoding(name: String(fields[0]), upper: fields.dropFirst().map { UInt32($0, radix: 16) ?? 0 })
  }

  static func named(_ name: String) -> SingleByteEncoding? {
    let wanted = name.lowercased()
    let aliases = [
      "cp1256": "windows-1256", "cp1252": "windows-1252", "iso-8859-1": "windows-1252", "latin1": "windows-1252",
    ]
    return all.first { $0.name == aliases[wanted] ?? wanted }
  }
}
