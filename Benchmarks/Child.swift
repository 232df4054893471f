import Glibc

/// A command that has run to its end, with what the system counted of it.
struct Child {
  let exitCode: Int32
  let seconds: Double
  let processorSeconds: Double
  let peakBytes: Int

  /// Runs `arguments` with the standard streams of this process, and waits for it.
  init(running arguments: [String]) throws(BenchmarkError) {
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    words.append(nil)
    defer { words.forEach { free($0) } }
    let start = ContinuousClock.now
    var process: pid_t = 0
    guard posix_spawn(&process, arguments[0], nil, nil, words, environ) == 0 else {
      throw BenchmarkError("cannot run '\(arguments[0])'; build it first: swift build -c release")
    }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process else { throw BenchmarkError("lost the process") }
    let duration = (ContinuousClock.now - start).components
    seconds = Double(duration.seconds) + Double(duration.attoseconds) * 1e-18
    processorSeconds = [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6 }
    peakBytes = usage.ru_maxrss * 1024
    exitCode = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + status & 0x7F
  }
}

/// Why nothing was measured.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
