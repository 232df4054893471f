import Glibc
import PipelineCore

/// Takes messages apart as they come through a ``FrameSocket``, many in one call of the system.
struct FrameReader {
  private static let bufferCount = 256 << 10

  private var buffer = [UInt8](repeating: 0, count: FrameReader.bufferCount)
  private var received = 0..<0
  /// A message that is larger than the buffer, and how much of it is there.
  private var large: (bytes: [UInt8], filled: Int)?

  /// The next message, when all of it is there: to be read before the next call of ``fill(from:flags:)``, or the memory is copied.
  mutating func next() -> ByteReader? {
    if let partial = large {
      guard partial.filled == partial.bytes.count else { return nil }
      large = nil
      return ByteReader(partial.bytes)
    }
    guard let count = announced else { return nil }
    let start = received.lowerBound + FrameSocket.headerCount
    if start + count <= received.upperBound {
      received = start + count..<received.upperBound
      return ByteReader(buffer, in: start..<start + count)
    }
    return nil
  }

  /// How many bytes the next message has; nil while that is not known.
  var announced: Int? {
    if let large { return large.bytes.count }
    return received.count < FrameSocket.headerCount ? nil : FrameSocket.count(in: buffer[received])
  }

  /// Makes room for a message that is larger than the buffer.
  private mutating func makeRoom() {
    guard large == nil, let count = announced, count > buffer.count - FrameSocket.headerCount else { return }
    var bytes = [UInt8](repeating: 0, count: count)
    let start = received.lowerBound + FrameSocket.headerCount
    let filled = received.upperBound - start
    bytes.replaceSubrange(0..<filled, with: buffer[start..<received.upperBound])
    large = (bytes, filled)
    received = 0..<0
  }

  /// Reads what is there; how many bytes that were, as recv(2) says it.
  mutating func fill(from socket: FrameSocket, flags: Int32 = 0) -> Int {
    makeRoom()
    while true {
      let count = receive(from: socket.descriptor, flags)
      if count >= 0 || errno != EINTR { return count }
    }
  }

  private mutating func receive(from socket: Int32, _ flags: Int32) -> Int {
    if var partial = large {
      large = nil
      defer { large = partial }
      let count = partial.bytes.withUnsafeMutableBytes { bytes in
        recv(socket, bytes.baseAddress.map { $0 + partial.filled }, bytes.count - partial.filled, flags)
      }
      partial.filled += max(0, count)
      return count
    }
    if received.isEmpty { received = 0..<0 }
    if received.lowerBound > 0, received.upperBound == buffer.count {
      buffer.replaceSubrange(0..<received.count, with: Array(buffer[received]))
      received = 0..<received.count
    }
    let end = received.upperBound
    let count = buffer.withUnsafeMutableBytes { bytes in
      recv(socket, bytes.baseAddress.map { $0 + end }, bytes.count - end, flags)
    }
    received = received.lowerBound..<end + max(0, count)
    return count
  }
}
