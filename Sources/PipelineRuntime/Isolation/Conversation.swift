import Glibc
import PipelineCore

/// Questions to one worker process and its answers, with an eye on what it takes.
///
/// Neither side waits for the other to read: questions go out while answers come in.
struct Conversation {
  enum Event {
    case answer([UInt8])
    /// The process has ended; the cause when it was ended here.
    case ended(WorkerDeath.Cause?)
  }

  private static let bufferCount = 256 << 10
  /// How often limits are looked at, in milliseconds.
  private static let interval: Int32 = 50

  let process: WorkerProcess
  private let limits: DocumentLimits
  private var outgoing: [UInt8] = []
  private var sent = 0
  private var buffer = [UInt8](repeating: 0, count: Conversation.bufferCount)
  private var received = 0..<0
  /// An answer that is larger than the buffer, and how much of it is there.
  private var large: (bytes: [UInt8], filled: Int)?

  init(with process: WorkerProcess, limits: DocumentLimits) {
    self.process = process
    self.limits = limits
  }

  /// Puts a question behind those that are on their way.
  mutating func ask(_ question: [UInt8]) {
    if sent == outgoing.count {
      outgoing.removeAll(keepingCapacity: outgoing.count < 4 << 20)
      sent = 0
    }
    withUnsafeBytes(of: UInt64(question.count).littleEndian) { outgoing.append(contentsOf: $0) }
    outgoing.append(contentsOf: question)
    send()
  }

  /// Waits for the next answer.
  mutating func next() -> Event {
    while true {
      if let answer = takeAnswer() { return .answer(answer) }
      let wantsToSend = sent < outgoing.count
      var waits = [
        pollfd(fd: process.socket.descriptor, events: Int16(POLLIN | (wantsToSend ? POLLOUT : 0)), revents: 0),
        pollfd(fd: process.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&waits, 2, Conversation.interval)
      if ready > 0 {
        if waits[0].revents & Int16(POLLOUT) != 0 { send() }
        if waits[0].revents & Int16(POLLIN) != 0, receive() { continue }
        let isGone = waits[0].revents & Int16(POLLIN | POLLHUP | POLLERR) != 0 || waits[1].revents != 0
        if isGone, waits[0].revents & Int16(POLLIN) != 0 || waits[1].revents != 0 || waits[0].revents & Int16(POLLHUP) != 0 {
          return .ended(nil)
        }
      }
      if let cause = excess() { return .ended(cause) }
    }
  }

  private mutating func send() {
    while sent < outgoing.count {
      let count = outgoing.withUnsafeBytes { bytes in
        let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
        return Glibc.send(process.socket.descriptor, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, flags)
      }
      if count < 0, errno == EINTR { continue }
      // A full socket, or one that nobody reads any more: the next wait tells.
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Reads what is there; false when there is nothing more to come.
  private mutating func receive() -> Bool {
    let socket = process.socket.descriptor
    var count: Int
    repeat {
      if var partial = large {
        large = nil
        count = partial.bytes.withUnsafeMutableBytes { bytes in
          recv(socket, bytes.baseAddress.map { $0 + partial.filled }, bytes.count - partial.filled, Int32(MSG_DONTWAIT))
        }
        partial.filled += max(0, count)
        large = partial
      } else {
        if received.isEmpty { received = 0..<0 }
        if received.upperBound == buffer.count {
          buffer.replaceSubrange(0..<received.count, with: Array(buffer[received]))
          received = 0..<received.count
        }
        let end = received.upperBound
        count = buffer.withUnsafeMutableBytes { bytes in
          recv(socket, bytes.baseAddress.map { $0 + end }, bytes.count - end, Int32(MSG_DONTWAIT))
        }
        received = received.lowerBound..<end + max(0, count)
      }
    } while count < 0 && errno == EINTR
    return count > 0 || (count < 0 && errno == EAGAIN)
  }

  private mutating func takeAnswer() -> [UInt8]? {
    if let partial = large {
      guard partial.filled == partial.bytes.count else { return nil }
      large = nil
      return partial.bytes
    }
    guard received.count >= FrameSocket.headerCount, let count = FrameSocket.count(in: buffer[received]) else { return nil }
    let start = received.lowerBound + FrameSocket.headerCount
    if start + count <= received.upperBound {
      received = start + count..<received.upperBound
      return Array(buffer[start..<start + count])
    }
    if count > buffer.count - FrameSocket.headerCount {
      var bytes = [UInt8](repeating: 0, count: count)
      let filled = received.upperBound - start
      bytes.replaceSubrange(0..<filled, with: buffer[start..<received.upperBound])
      large = (bytes, filled)
      received = 0..<0
    }
    return nil
  }

  /// Ends the process when the document at hand takes more than it may.
  private func excess() -> WorkerDeath.Cause? {
    guard process.slot.place != nil else { return nil }
    let cause: WorkerDeath.Cause
    if process.slot.clockSeconds > limits.seconds * DocumentLimits.clockFactor {
      cause = .clock(limits.seconds * DocumentLimits.clockFactor)
    } else if process.slot.processorSeconds(of: process.id) > limits.seconds {
      cause = .processorTime(limits.seconds)
    } else {
      return nil
    }
    process.kill()
    return cause
  }
}
