import Foundation

/// Says which input it was when one crashes or hangs.
enum Watch {
  /// The number of the input in hand; written by one thread and read by the handler on it.
  nonisolated(unsafe) static var number = 0

  /// Handles the signals of crashes and of the alarm.
  static func start() {
    for signal in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE, SIGALRM] {
      Foundation.signal(signal) { signal in
        // Only what is safe in a handler: digits by hand, then out.
        var digits = Watch.number
        Watch.put(signal == SIGALRM ? "hangs at or after input " : "crashed at input ")
        var divisor = 1
        while divisor <= digits / 10 { divisor *= 10 }
        while divisor > 0 {
          Watch.digit(digits / divisor)
          digits %= divisor
          divisor /= 10
        }
        Watch.put("\n")
        _exit(1)
      }
    }
  }

  /// Tells the alarm that inputs come to an end.
  static func feed() { alarm(20) }

  private static func put(_ text: StaticString) { _ = write(1, text.utf8Start, text.utf8CodeUnitCount) }

  private static func digit(_ value: Int) {
    var byte = UInt8(truncatingIfNeeded: 0x30 + value)
    _ = write(1, &byte, 1)
  }
}
