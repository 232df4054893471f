import FoundationEssentials

/// Writes a table of hashes, one for each plugin, over its code and resources and those of the modules that plugins use: `RevisionsTool PACKAGE OUTPUT`.
@main
struct RevisionsTool {
  /// What plugins are built on; a change in one of them may change any plugin's results.
  static let shared = ["TextModel", "PipelineCore", "Lexicon", "Ranking", "CICU", "CLibXML2", "CHints"]

  static func main() throws {
    let package = CommandLine.arguments[1]
    var common = Hash()
    for name in shared { try common.add(folder: "\(package)/Sources/\(name)") }
    var code = """
      /// Which code each plugin was built from: a hash over its files and those of the modules that plugins use.
      enum Revisions {
        static let byModule: [String: String] = [

      """
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(package)/Plugins").sorted()
    where !name.hasPrefix(".") {
      var hash = common
      try hash.add(folder: "\(package)/Plugins/\(name)")
      code += "    \"\(name)Plugin\": \"\(String(hash.value, radix: 16))\",\n"
    }
    code += "  ]\n}\n"
    try Data(code.utf8).write(to: URL(filePath: CommandLine.arguments[2]))
  }
}

/// FNV-1a: told apart by chance, not by an adversary.
struct Hash {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds the names and contents of all files under a folder, tests left out.
  mutating func add(folder: String) throws {
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    where !name.split(separator: "/").contains(where: { $0 == "Tests" || $0.hasPrefix(".") }) {
      var isFolder = false
      let path = "\(folder)/\(name)"
      if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) || isFolder { continue }
      add(Data(name.utf8))
      add(try Data(contentsOf: URL(filePath: path)))
    }
  }

  private mutating func add(_ data: Data) {
    for byte in data { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}
