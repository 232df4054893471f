import FoundationEssentials

/// The libraries of the system that the program works with: another version of ICU may cut words elsewhere.
enum SystemLibraries {
  /// Their file names, which hold their versions.
  static let names: String = {
    let maps = (try? String(contentsOf: URL(filePath: "/proc/self/maps"), encoding: .utf8)) ?? ""
    let paths = Set(maps.split(separator: "\n").compactMap { $0.split(separator: " ").dropFirst(5).first })
    return paths.compactMap { $0.split(separator: "/").last }.filter { $0.contains(".so") }.sorted().joined(
      separator: " ")
  }()
}
