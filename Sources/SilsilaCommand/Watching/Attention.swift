import Glibc
import PipelineRuntime
import Synchronization

/// What Ctrl-C and SIGTERM do while folders are watched: between rounds they end the watching, in a round they end it after the documents in hand.
final class Attention: Sendable {
  private struct State {
    var isEnded = false
    var round: StopToken?
  }

  private let state = Mutex(State())
  /// A pipe that can be read from once the watching is to end, so that waiting ends too.
  private let wake: (reader: Int32, writer: Int32)

  init() {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    wake = (ends[0], ends[1])
  }

  deinit {
    close(wake.reader)
    close(wake.writer)
  }

  /// A signal has come.
  func end() {
    let isWorking = state.withLock { state in
      state.isEnded = true
      state.round?.stop()
      return state.round != nil
    }
    if isWorking { Interrupts.announceEnd() }
    _ = write(wake.writer, [1], 1)
  }

  /// A round begins; nil when none is to begin any more.
  func beginRound() -> StopToken? {
    state.withLock { state in
      if state.isEnded { return nil }
      let token = StopToken()
      state.round = token
      return token
    }
  }

  /// A round is over; whether another may follow.
  func endRound() -> Bool {
    state.withLock { state in
      state.round = nil
      return !state.isEnded
    }
  }

  /// Waits until `descriptor` can be read from, until `instant`, or until the watching is to end: then it is false.
  func wait(for descriptor: Int32, until instant: ContinuousClock.Instant?) -> Bool {
    var waiting = [descriptor, wake.reader].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let timeout = instant.map { max(0, ($0 - .now) / .milliseconds(1)).rounded(.up) } ?? -1
    poll(&waiting, nfds_t(waiting.count), Int32(min(timeout, 1e9)))
    return !state.withLock { $0.isEnded }
  }
}
