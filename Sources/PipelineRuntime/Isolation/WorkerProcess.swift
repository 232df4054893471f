import CProcesses
import Glibc
import PipelineCore

/// One worker process, and the way to it.
struct WorkerProcess: Sendable {
  let id: pid_t
  /// Can be read when the process has ended; -1 where the kernel has no such thing.
  let descriptor: Int32
  let socket: FrameSocket
  /// What it is at.
  let slot: WorkPage.Slot
  let slotNumber: Int
  /// A file in memory that holds what it wrote to standard output and standard error.
  let output: Int32

  /// Ends it and everything that it started.
  func kill() {
    Glibc.kill(-id, SIGKILL)
    Glibc.kill(id, SIGKILL)
  }

  /// Gives it a moment to end by itself, so that its own end is reported and not ours.
  func waitForEnd() {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    poll(&wait, 1, 200)
  }

  func close() {
    socket.close()
    for descriptor in [descriptor, output] where descriptor >= 0 { Glibc.close(descriptor) }
  }

  /// Hands on to our standard error what stages wrote, as it would come there without isolation.
  func forwardOutput() {
    let bytes = tail(of: 1 << 20)
    if bytes.isEmpty { return }
    ftruncate(output, 0)
    bytes.withUnsafeBytes { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Why the process ended, in its own words: the last line that the Swift runtime or the C library wrote.
  var lastWords: String? {
    let lines = String(decoding: tail(of: 4096), as: UTF8.self).split(separator: "\n")
    for line in lines.reversed() {
      if let range = WorkerProcess.range(of: "Fatal error", in: line) { return String(line[range.lowerBound...]) }
    }
    return lines.last.flatMap { $0.hasSuffix("detected") || $0.hasPrefix("malloc") ? String($0) : nil }
  }

  private static func range(of word: String, in line: Substring) -> Range<Substring.Index>? {
    var start = line.startIndex
    while start < line.endIndex {
      if line[start...].hasPrefix(word) { return start..<line.endIndex }
      start = line.index(after: start)
    }
    return nil
  }

  private func tail(of limit: Int) -> [UInt8] {
    var status = stat()
    guard fstat(output, &status) == 0, status.st_size > 0 else { return [] }
    let count = min(Int(status.st_size), limit)
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, pread(output, buffer.baseAddress, count, Int(status.st_size) - count))
    }
  }
}
