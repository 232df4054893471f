import Glibc
import PipelineCore

/// Questions to one worker process and its answers, with an eye on what it takes.
///
/// Neither side waits for the other to read: questions go out while answers come in, several at once. Belongs to one lane at a time.
final class Conversation: @unchecked Sendable {
  enum Event {
    case answer(ByteReader)
    /// The process has ended; the cause when it was ended here.
    case ended(WorkerDeath.Cause?)
  }

  /// How often limits are looked at, in milliseconds.
  private static let interval: Int32 = 50

  let process: WorkerProcess
  private let limits: DocumentLimits
  private var outgoing = ByteWriter()
  private var sent = 0
  private var reader = FrameReader()

  init(with process: WorkerProcess, limits: DocumentLimits) {
    self.process = process
    self.limits = limits
  }

  /// Puts a question behind the others, and says how many bytes it has; it goes out with the next ``send()``.
  ///
  /// - Throws: what keeps it from being written; then nothing is asked.
  func ask(_ question: WorkerRequest) throws -> Int {
    if sent == outgoing.byteCount {
      if sent < 1 << 20 { outgoing.removeAll() } else { outgoing = ByteWriter() }
      sent = 0
    }
    let start = outgoing.byteCount
    try outgoing.message { try question.write(to: &$0) }
    return outgoing.byteCount - start
  }

  /// Sends what the socket takes.
  func send() {
    while sent < outgoing.byteCount {
      let count = outgoing.withBytes { bytes in
        let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
        return Glibc.send(process.socket.descriptor, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, flags)
      }
      if count < 0, errno == EINTR { continue }
      // A full socket, or one that nobody reads any more: the next wait tells.
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Waits for the next answer.
  func next() -> Event {
    while true {
      if let answer = reader.next() { return .answer(answer) }
      send()
      let events = sent < outgoing.byteCount ? POLLIN | POLLOUT : POLLIN
      var waits = [
        pollfd(fd: process.socket.descriptor, events: Int16(events), revents: 0),
        pollfd(fd: process.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      if poll(&waits, 2, Conversation.interval) > 0 {
        // What came before the end is still an answer.
        if waits[0].revents & Int16(POLLIN) != 0 {
          let count = reader.fill(from: process.socket, flags: Int32(MSG_DONTWAIT))
          if count > 0 { continue }
          if count == 0 || errno != EAGAIN { return .ended(nil) }
        }
        if waits[0].revents & Int16(POLLHUP | POLLERR) != 0 || waits[1].revents != 0 { return .ended(nil) }
      }
      if let cause = excess() { return .ended(cause) }
    }
  }

  /// Ends the process when the document at hand takes more than it may.
  private func excess() -> WorkerDeath.Cause? {
    guard process.slot.place != nil else { return nil }
    let seconds = limits.seconds(forBytes: process.slot.bytes)
    let cause: WorkerDeath.Cause
    if process.slot.clockSeconds > seconds * DocumentLimits.clockFactor {
      cause = .clock(seconds * DocumentLimits.clockFactor)
    } else if process.slot.processorSeconds(of: process.id) > seconds {
      cause = .processorTime(seconds)
    } else {
      return nil
    }
    process.kill()
    return cause
  }
}
