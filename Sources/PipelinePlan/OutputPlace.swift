import Glibc

/// Where an output lies: two ways to write the path of one file are one place.
package struct OutputPlace: Hashable {
  /// The names that lead from the root to it, without `.` and `..`.
  private let names: [Substring]

  /// The place at `path`, seen from the working folder; nil for devices and pipes, which take what several outputs give them.
  package init?(_ path: String) {
    var status = stat()
    if stat(path, &status) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT) { return nil }
    var whole = path
    if !path.hasPrefix("/"), let current = getcwd(nil, 0) {
      whole = String(cString: current) + "/" + path
      free(current)
    }
    var names: [Substring] = []
    for name in whole.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(name) }
    }
    self.names = names
  }
}
