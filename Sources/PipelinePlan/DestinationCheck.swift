import Glibc
import PipelineCore

/// Checks that no two sinks write to the same place.
enum DestinationCheck {
  static func problems(of sinks: [Planner.PlannedSink]) -> [Diagnostic] {
    var taken: Set<[Substring]> = []
    return sinks.compactMap { sink in
      // Devices and pipes take what several sinks give them.
      guard let path = sink.component.destination, !isDevice(path), !taken.insert(parts(of: path)).inserted else {
        return nil
      }
      return Diagnostic(
        "same-destination", "another sink writes to '\(path)' already",
        at: sink.spec.options?["path"]?.node.place ?? sink.spec.place)
    }
  }

  /// The names that lead from the root to `path`, without `.` and `..`.
  private static func parts(of path: String) -> [Substring] {
    var whole = path
    if !path.hasPrefix("/"), let current = getcwd(nil, 0) {
      whole = String(cString: current) + "/" + path
      free(current)
    }
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts
  }

  private static func isDevice(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }
}
