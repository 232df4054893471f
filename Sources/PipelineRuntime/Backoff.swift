import Glibc
import PipelineCore

/// Tries again what failed by a ``PassingError``, after a delay that doubles each time.
struct Backoff: Sendable {
  /// The first delay, and the longest, in milliseconds.
  private static let delays = (first: 100, longest: 30_000)
  /// How often it is looked whether the run is to stop, in milliseconds.
  private static let interval = 50

  /// How often it is tried again.
  var retries = 0
  /// Ends the waiting.
  var stop: StopToken?

  /// Whether to try again after `error`, the `attempt`th one from 0; returns when the delay is over.
  func waits(after error: any Error, attempt: Int) -> Bool { error is any PassingError && waits(attempt) }

  /// Whether to try again after an error that passes, the `attempt`th one from 0; returns when the delay is over.
  func waits(_ attempt: Int) -> Bool {
    guard attempt < retries else { return false }
    var rest = Backoff.delay(attempt)
    while rest > 0 {
      if stop?.isStopped == true { return false }
      usleep(UInt32(min(rest, Backoff.interval) * 1_000))
      rest -= Backoff.interval
    }
    return true
  }

  /// The delay after the `attempt`th failure, in milliseconds.
  static func delay(_ attempt: Int) -> Int {
    min(delays.first << min(attempt, 20), delays.longest)
  }

  /// What `body` gives, when it does within as many attempts as there are.
  func run<Value>(_ body: () throws -> Value) throws -> Value {
    var attempt = 0
    while true {
      do {
        return try body()
      } catch {
        guard waits(after: error, attempt: attempt) else { throw error }
        attempt += 1
      }
    }
  }
}
