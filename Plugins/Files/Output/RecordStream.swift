import Glibc
import PipelineCore
import Synchronization

/// Writes records one after another to an open file, packed where asked, in large blocks that end where a record ends.
final class RecordStream: Sendable {
  private struct State: ~Copyable {
    let file: FileDescriptor
    var buffer: [UInt8] = []
    var deflater: Deflater?
  }

  private static let blockSize = 256 << 10

  private let name: String
  private let isPacked: Bool
  private let state: Mutex<State>

  /// The stream into `file`, called `name` in messages.
  init(_ file: FileDescriptor, name: String, packed: Bool) {
    self.name = name
    isPacked = packed
    state = Mutex(State(file: file, deflater: nil))
  }

  /// Writes a record.
  func write(_ record: [UInt8]) throws {
    try state.withLock { state in
      if isPacked {
        if state.deflater == nil { state.deflater = Deflater() }
        state.deflater?.deflate(record, into: &state.buffer)
      } else {
        state.buffer.append(contentsOf: record)
      }
      if state.buffer.count >= RecordStream.blockSize { try flush(&state) }
    }
  }

  /// Writes what is held back, and ends what is packed.
  ///
  /// A packed stream without records gets its empty member too, for an empty file is not gzip.
  func end(isWhole: Bool) throws {
    try state.withLock { state in
      if isPacked, isWhole, state.deflater == nil { state.deflater = Deflater() }
      state.deflater?.finish(into: &state.buffer)
      state.deflater = nil
      try flush(&state)
    }
  }

  /// Waits until the data are on the disk.
  func synchronise() throws {
    try state.withLock { state in
      // Pipes and terminals have nothing to wait for.
      if fsync(state.file.number) != 0, errno != EINVAL, errno != EROFS { throw FileError("cannot write", name) }
    }
  }

  private func flush(_ state: inout State) throws {
    do throws(FileError) {
      try state.file.write(state.buffer, name: name)
    } catch {
      if error.code == EPIPE { throw OutputClosed() }
      throw error
    }
    state.buffer.removeAll(keepingCapacity: true)
  }
}
