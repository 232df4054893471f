import Glibc

/// This program once more, in a process of its own.
enum ChildProcess {
  /// How it ended.
  enum Ending: Equatable {
    case exit(Int32)
    case signal(Int32)
    /// It was ended, as it took too long.
    case overdue
  }

  /// Runs the program with `arguments`, its streams being ours, for at most `seconds`.
  static func run(_ arguments: [String], seconds: Int) -> Ending {
    let path = "/proc/self/exe"
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    guard posix_spawn(&process, path, nil, nil, words, environ) == 0 else { return .exit(2) }
    let end = ContinuousClock.now + .seconds(seconds)
    var status: Int32 = 0
    while waitpid(process, &status, WNOHANG) == 0 {
      if ContinuousClock.now > end {
        kill(process, SIGKILL)
        waitpid(process, &status, 0)
        return .overdue
      }
      usleep(2_000)
    }
    return status & 0x7F == 0 ? .exit(status >> 8 & 0xFF) : .signal(status & 0x7F)
  }
}
