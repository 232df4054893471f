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
    EncodingNames.canonical(name).flatMap { wanted in all.first { $0.name == wanted } }
  }
}

/// The names of encodings, and the labels by which pages and people call them.
enum EncodingNames {
  /// The names of all encodings that can be read, in order of the alphabet.
  static let all: [String] = lines.map { $0[0] }

  private static let lines = Resources.lines("encoding-labels.txt").map { $0.split(separator: " ").map(String.init) }

  private static let names: [String: String] = lines.reduce(into: [:]) { names, line in
    for label in line { names[label] = line[0] }
  }

  /// The name of the encoding that `label` means, in any case and with white space around it; nil when it is not known.
  static func canonical(_ label: String) -> String? {
    names[label.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")]
  }
}
