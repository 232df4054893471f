import PipelineCore

/// The text of a pipeline file with its lines, for places and excerpts.
public struct SourceFile: Sendable {
  /// The path as the user gave it.
  public let path: String
  /// The bytes, without a byte order mark.
  public let bytes: [UInt8]
  /// Where each line starts.
  private let lineStarts: [Int]

  /// The file at `path` with these bytes.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes[3...]) : bytes
    var starts = [0]
    for (offset, byte) in self.bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    lineStarts = starts
  }

  /// The line counted from 1, without its end; bytes that are not UTF-8 show as U+FFFD.
  public func line(_ number: Int) -> String {
    guard lineStarts.indices.contains(number - 1) else { return "" }
    let start = lineStarts[number - 1]
    let end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    let line = String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
    return line.hasSuffix("\r") ? String(line.dropLast()) : line
  }

  /// The position of byte `offset`.
  func position(ofByte offset: Int) -> Place.Position {
    let line = lineStarts.lastIndex { $0 <= offset } ?? 0
    let before = String(decoding: bytes[lineStarts[line]..<min(offset, bytes.count)], as: UTF8.self)
    return Place.Position(line: line + 1, column: before.unicodeScalars.count + 1)
  }

  /// The place of byte `offset` alone.
  func place(ofByte offset: Int) -> Place {
    let position = position(ofByte: offset)
    return Place(file: path, start: position, end: Place.Position(line: position.line, column: position.column + 1))
  }
}
