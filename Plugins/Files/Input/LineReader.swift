import Glibc
import Synchronization

/// Cuts a stream into lines.
///
/// Holds the longest line and a block at most.
final class LineReader: Sendable {
  /// One line.
  struct Line: Sendable, Equatable {
    /// Its place, from 1.
    let number: Int
    /// Its bytes, without the line feed.
    let bytes: [UInt8]
    /// Whether it was longer than allowed, so that only its start is here.
    let isCut: Bool
  }

  private struct State {
    var buffer: [UInt8] = []
    var position = 0
    /// Up to where there is no line feed.
    var searched = 0
    var number = 0
    var isAtEnd = false
  }

  private let stream: InputStream
  private let limit: Int
  private let state = Mutex(State())

  /// The lines of `stream`; what is longer than `limit` is cut.
  init(_ stream: InputStream, limit: Int = InputLimits.documentBytes) {
    self.stream = stream
    self.limit = limit
  }

  /// The next line that is not blank.
  func next() throws -> Line? {
    try state.withLock { state in
      while let line = try nextLine(&state) {
        if !line.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return line }
      }
      return nil
    }
  }

  private func nextLine(_ state: inout State) throws -> Line? {
    while true {
      if let end = lineFeed(in: state.buffer, from: state.searched) {
        return take(&state, upTo: end)
      }
      state.searched = state.buffer.count
      if state.isAtEnd {
        return state.position < state.buffer.count ? take(&state, upTo: state.buffer.count) : nil
      }
      if state.searched - state.position > limit { return try takeCut(&state) }
      try fill(&state)
    }
  }

  private func fill(_ state: inout State) throws {
    if state.position > 0 {
      state.buffer.removeFirst(state.position)
      state.searched -= state.position
      state.position = 0
    }
    state.isAtEnd = try !stream.read(appendingTo: &state.buffer)
  }

  private func take(_ state: inout State, upTo end: Int) -> Line {
    state.number += 1
    var start = state.position
    if state.number == 1, state.buffer[start..<end].starts(with: [0xEF, 0xBB, 0xBF]) { start += 3 }
    let bytes = Array(state.buffer[start..<end])
    state.position = min(end + 1, state.buffer.count)
    state.searched = state.position
    return Line(number: state.number, bytes: bytes, isCut: bytes.count > limit)
  }

  /// The start of a line that is too long; the rest of it is passed over.
  private func takeCut(_ state: inout State) throws -> Line {
    state.number += 1
    let bytes = Array(state.buffer[state.position...].prefix(1 << 20))
    repeat {
      state.buffer.removeAll()
      state.position = 0
      state.isAtEnd = try !stream.read(appendingTo: &state.buffer)
      if let end = lineFeed(in: state.buffer, from: 0) {
        state.position = end + 1
        state.searched = end + 1
        break
      }
      state.searched = 0
      if state.isAtEnd { state.buffer.removeAll() }
    } while !state.isAtEnd
    return Line(number: state.number, bytes: bytes, isCut: true)
  }

  private func lineFeed(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress else { return nil }
      guard let place = memchr(base + start, 0x0A, bytes.count - start) else { return nil }
      return UnsafeRawPointer(place) - base
    }
  }
}
