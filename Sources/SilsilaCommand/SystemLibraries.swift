import CProcesses
import Glibc

/// The libraries of the system that the program works with: another version of ICU may cut words elsewhere.
enum SystemLibraries {
  /// Their file names, which hold their versions.
  static let names: String = {
    var names: Set<String> = []
    withUnsafeMutablePointer(to: &names) { names in
      process_each_library(
        { path, names in
          guard let file = realpath(path, nil) else { return }
          defer { free(file) }
          let name = String(cString: file).split(separator: "/").last.map(String.init) ?? ""
          names?.assumingMemoryBound(to: Set<String>.self).pointee.insert(name)
        }, names)
    }
    return names.sorted().joined(separator: " ")
  }()
}
