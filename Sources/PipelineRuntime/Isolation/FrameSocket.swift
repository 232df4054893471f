import CProcesses
import Glibc
import PipelineCore

/// Messages of any length through a socket, each with eight bytes before it that tell how many it has.
struct FrameSocket: Sendable {
  static let headerCount = 8

  let descriptor: Int32

  /// How many bytes may be on their way, where the system allows so many: with room for all that is asked or answered at once, neither side waits for the other.
  private static let room: Int32 = 1 << 20

  /// Two ends of one connection.
  static func pair() throws -> (FrameSocket, FrameSocket) {
    var ends: [Int32] = [0, 0]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw RunError("no socket for a worker process: \(String(cString: strerror(errno)))")
    }
    for end in ends {
      var room = FrameSocket.room
      setsockopt(end, SOL_SOCKET, SO_SNDBUF, &room, socklen_t(MemoryLayout<Int32>.size))
    }
    return (FrameSocket(descriptor: ends[0]), FrameSocket(descriptor: ends[1]))
  }

  func close() { Glibc.close(descriptor) }

  /// Sends a message; false when the other end is gone.
  @discardableResult
  func send(_ message: [UInt8]) -> Bool {
    withUnsafeBytes(of: UInt64(message.count).littleEndian) { sendAll($0) } && message.withUnsafeBytes { sendAll($0) }
  }

  /// Sends messages that ``ByteWriter/message(_:)`` wrote; false when the other end is gone.
  func sendAll(_ bytes: UnsafeRawBufferPointer) -> Bool {
    writeAll(bytes) { rest, _ in Glibc.send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL)) } == 0
  }

  /// Waits for a message; nil when the other end is gone.
  func receive() -> [UInt8]? {
    var header = [UInt8](repeating: 0, count: FrameSocket.headerCount)
    guard header.withUnsafeMutableBytes({ receiveAll($0) }), let count = FrameSocket.count(in: header) else {
      return nil
    }
    var isWhole = false
    let message = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      isWhole = receiveAll(UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<count]))
      filled = isWhole ? count : 0
    }
    return isWhole ? message : nil
  }

  private func receiveAll(_ bytes: UnsafeMutableRawBufferPointer) -> Bool {
    var done = 0
    while done < bytes.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: bytes[done...])
      let received = recv(descriptor, rest.baseAddress, rest.count, 0)
      if received < 0, errno == EINTR { continue }
      guard received > 0 else { return false }
      done += received
    }
    return true
  }

  /// How many bytes follow a header; nil for a header that nobody sends.
  static func count(in header: some Sequence<UInt8>) -> Int? {
    var count: UInt64 = 0
    for (place, byte) in header.prefix(headerCount).enumerated() { count |= UInt64(byte) << (8 * UInt64(place)) }
    return count < 1 << 40 ? Int(count) : nil
  }
}

extension ByteWriter {
  /// Writes a message for a ``FrameSocket`` behind others; nothing where `body` throws.
  mutating func message(_ body: (inout ByteWriter) throws -> Void) rethrows {
    let start = byteCount
    word(0)
    do {
      try body(&self)
    } catch {
      removeAll(from: start)
      throw error
    }
    let count = UInt64(byteCount - start - FrameSocket.headerCount)
    withUnsafeBytes(of: count.littleEndian) { fill($0, at: start) }
  }
}
