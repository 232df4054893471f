import FoundationEssentials

/// Writes every text file under a folder, except hidden ones, into one Swift file: `EmbedResourcesTool FOLDER OUTPUT`.
///
/// String literals compile fast at any size and are in memory as they are; lists of numbers would not be.
@main
struct EmbedResourcesTool {
  static func main() throws {
    let folder = CommandLine.arguments[1]
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted().filter { name in
      if name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { return false }
      var isFolder = false
      return FileManager.default.fileExists(atPath: "\(folder)/\(name)", isDirectory: &isFolder) && !isFolder
    }
    var code = """
      /// The files of the folder `Resources`, by their paths in it.
      enum Resources {
        static let names: [String] = [\(names.map(\.debugDescription).joined(separator: ", "))]

        /// The bytes of a file; empty when there is none of that name.
        static func bytes(_ name: String) -> UnsafeBufferPointer<UInt8> {
          let text: StaticString
          switch name {

      """
    for (index, name) in names.enumerated() { code += "    case \(name.debugDescription): text = file\(index)\n" }
    code += """
          default: text = ""
          }
          return UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        }

        /// The lines of a file that are neither empty nor comments, which begin with `#`.
        static func lines(_ name: String) -> [String] {
          String(decoding: bytes(name), as: UTF8.self).split(separator: "\\n").map(String.init).filter { !$0.hasPrefix("#") }
        }
      }

      """
    for (index, name) in names.enumerated() {
      let data = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
      guard let text = String(validating: data, as: UTF8.self) else { fatalError("'\(name)' is not UTF-8") }
      guard !text.utf8.contains(13), !text.utf8.contains(0), !text.contains("\"\"\"##"), !text.contains("\\##") else {
        fatalError("'\(name)' holds a carriage return, a NUL, an escape or the end of a literal")
      }
      code += "\nprivate let file\(index): StaticString = ##\"\"\"\n\(text)\n\"\"\"##\n"
    }
    try Data(code.utf8).write(to: URL(filePath: CommandLine.arguments[2]))
  }
}
