import PipelineCore

/// The path of a document's file in a folder: the id, made safe.
///
/// Two ids never become one path. Each part of the id is a folder, the last the file; percent-encoded are controls, percent signs, and the dot
/// where a part is `.` or `..` or a folder could be taken for a file; an empty part is `%`. A part, or a path, too long for the system
/// becomes its start and its SHA-256.
enum OutputName {
  /// The longest name that file systems take, in bytes.
  private static let longestName = 255
  /// The longest path below the folder; leaves room for the folder's own within the system's 4096.
  private static let longestPath = 3000

  /// The path of document `id` below the folder, with `suffix` at its end.
  static func path(of id: String, suffix: String = ".json") -> String {
    let parts = id.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Array($0) }
    let names = parts.enumerated().map { index, part in
      index == parts.count - 1
        ? shortened(encoded(part), of: part, room: longestName - suffix.utf8.count) + Array(suffix.utf8)
        : shortened(folder(encoded(part)), of: part, room: longestName)
    }
    let path = Array(names.joined(separator: [UInt8(ascii: "/")]))
    if path.count <= longestPath { return String(decoding: path, as: UTF8.self) }
    return "%~" + SHA256.hexadecimal(Array(id.utf8)) + suffix
  }

  private static func encoded(_ part: [UInt8]) -> [UInt8] {
    if part.isEmpty { return [UInt8(ascii: "%")] }
    if part == Array(".".utf8) || part == Array("..".utf8) { return part.flatMap(PrintableName.percentCode) }
    return part.flatMap { byte in
      byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "%") ? PrintableName.percentCode(byte) : [byte]
    }
  }

  /// A folder is never called like a document's file.
  private static func folder(_ name: [UInt8]) -> [UInt8] {
    let suffix = Array(".json".utf8)
    guard name.suffix(suffix.count).elementsEqual(suffix) else { return name }
    return name.dropLast(suffix.count) + PrintableName.percentCode(UInt8(ascii: ".")) + suffix.dropFirst()
  }

  private static func shortened(_ name: [UInt8], of part: [UInt8], room: Int) -> [UInt8] {
    if name.count <= room { return name }
    let mark = Array("%~".utf8) + Array(SHA256.hexadecimal(part).utf8)
    var end = room - mark.count
    while end > 0, name[end] & 0xC0 == 0x80 { end -= 1 }
    return name[..<end] + mark
  }
}
