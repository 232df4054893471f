import CProcesses
import Glibc
import PipelineCore

/// Messages of any length through a socket, each with eight bytes before it that tell how many it has.
struct FrameSocket: Sendable {
  static let headerCount = 8

  let descriptor: Int32

  /// Two ends of one connection.
  static func pair() throws -> (FrameSocket, FrameSocket) {
    var ends: [Int32] = [0, 0]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw RunError("no socket for a worker process: \(String(cString: strerror(errno)))")
    }
    return (FrameSocket(descriptor: ends[0]), FrameSocket(descriptor: ends[1]))
  }

  func close() { Glibc.close(descriptor) }

  /// Puts a message behind others that are to be sent.
  static func append(_ message: [UInt8], to bytes: inout [UInt8]) {
    withUnsafeBytes(of: UInt64(message.count).littleEndian) { bytes.append(contentsOf: $0) }
    bytes.append(contentsOf: message)
  }

  /// Sends a message; false when the other end is gone.
  @discardableResult
  func send(_ message: [UInt8]) -> Bool {
    withUnsafeBytes(of: UInt64(message.count).littleEndian) { sendAll($0) } && sendAll(message)
  }

  /// Sends bytes that ``append(_:to:)`` made; false when the other end is gone.
  func sendAll(_ bytes: [UInt8]) -> Bool { bytes.withUnsafeBytes { sendAll($0) } }

  private func sendAll(_ bytes: UnsafeRawBufferPointer) -> Bool {
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
