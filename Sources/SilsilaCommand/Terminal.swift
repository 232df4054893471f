import Glibc
import PipelineCore

/// A standard stream, and whether a person looks at it.
struct Terminal: Sendable {
  static let output = Terminal(descriptor: STDOUT_FILENO)
  static let error = Terminal(descriptor: STDERR_FILENO)

  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  /// Whether the stream goes to a terminal.
  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Whether to write in colour: on a terminal, unless `NO_COLOR` is set.
  var isColoured: Bool {
    guard isTerminal else { return false }
    if let value = getenv("NO_COLOR"), value.pointee != 0 { return false }
    return true
  }

  /// How many columns the terminal has.
  var columns: Int {
    var size = winsize()
    return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// Writes all of `text`, or as much as the stream takes; for messages, whose loss must not end a run.
  func write(_ text: String) {
    _ = put(text)
  }

  /// Writes all of `text`, for what the user asked for.
  ///
  /// A reader that has gone is content with what it has.
  ///
  /// - Throws: `OutputFailure` when the stream is full or closed.
  func print(_ text: String) throws(OutputFailure) {
    let code = put(text)
    if code != 0, code != EPIPE { throw OutputFailure(reason: String(cString: strerror(code))) }
  }

  /// The error's number, 0 for none.
  private func put(_ text: String) -> Int32 {
    Array(text.utf8).withUnsafeBytes { writeAll($0, to: descriptor) }
  }

  /// Gives every standard stream that is closed a descriptor on which reading and writing fail, so that no file opened
  /// later takes its number and gets what was meant for the stream.
  static func occupyClosedStreams() {
    for (descriptor, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
    where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", mode)
    }
  }
}

/// Standard output takes no more.
struct OutputFailure: Error, CustomStringConvertible {
  let reason: String

  var description: String { "standard output cannot be written: \(reason)" }
}
