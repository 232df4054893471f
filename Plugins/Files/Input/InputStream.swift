import Glibc
import Synchronization

/// Reads a file or a standard stream from its start, unpacked where it is gzip.
final class InputStream: Sendable {
  /// How to know whether the data are gzip.
  enum Packing: Sendable {
    /// They are.
    case gzip
    /// They are not.
    case none
    /// They are when they start with gzip's two magic bytes.
    case detected
  }

  private struct State: ~Copyable {
    let file: FileDescriptor
    /// Where everything read is written too, as it was read.
    let copy: FileDescriptor?
    var packing: Packing
    var inflater: Inflater?
    /// Packed bytes not yet unpacked.
    var packed: [UInt8] = []
    var position = 0
    var isAtEnd = false
  }

  private static let blockSize = 256 << 10

  /// What messages call it.
  let name: String
  private let state: Mutex<State>

  /// The data of `file`; a `copy` gets all that is read of it.
  init(_ file: FileDescriptor, name: String, packing: Packing, copy: FileDescriptor? = nil) {
    self.name = name
    state = Mutex(State(file: file, copy: copy, packing: packing, inflater: nil))
  }

  /// The data of the file at `path`, called `name` in messages; gzip when its name ends in `.gz` or, if `detecting`, its data say so.
  convenience init(opening path: BytePath, name: String, detecting: Bool) throws(FileError) {
    let file = try FileDescriptor(opening: path, flags: O_RDONLY)
    let packing = MediaKind.isGzip(path.name) ? Packing.gzip : detecting ? .detected : .none
    self.init(file, name: name, packing: packing)
  }

  /// Adds the next bytes to the end of `buffer`; false at the end of the data.
  func read(appendingTo buffer: inout [UInt8]) throws -> Bool {
    let (bytes, isAtEnd) = try state.withLock { state in
      var bytes: [UInt8] = []
      let isAtEnd = try !Self.read(&state, into: &bytes, name: name)
      return (bytes, isAtEnd)
    }
    buffer.append(contentsOf: bytes)
    return !isAtEnd
  }

  private static func read(_ state: inout State, into bytes: inout [UInt8], name: String) throws -> Bool {
    if case .detected = state.packing { try detect(&state, name: name) }
    guard case .gzip = state.packing else {
      if !state.packed.isEmpty {
        bytes = state.packed
        state.packed = []
        return true
      }
      bytes = try block(of: state, name: name)
      return !bytes.isEmpty
    }
    if state.inflater == nil { state.inflater = try Inflater() }
    do {
      return try unpack(&state, into: &bytes, name: name)
    } catch let damage as DamagedGzip {
      throw DamagedGzip("cannot read '\(name)': \(damage)")
    }
  }

  private static func unpack(_ state: inout State, into bytes: inout [UInt8], name: String) throws -> Bool {
    while true {
      if state.position == state.packed.count, !state.isAtEnd {
        state.packed = try block(of: state, name: name)
        state.position = 0
        state.isAtEnd = state.packed.isEmpty
      }
      var taken = 0
      bytes = try [UInt8](unsafeUninitializedCapacity: blockSize) { buffer, count in
        try state.packed.withUnsafeBytes { packed in
          let rest = UnsafeRawBufferPointer(rebasing: packed[state.position...])
          (taken, count) = try state.inflater?.inflate(rest, into: UnsafeMutableRawBufferPointer(buffer)) ?? (0, 0)
        }
      }
      state.position += taken
      if !bytes.isEmpty { return true }
      if taken == 0, state.isAtEnd {
        if state.inflater?.isComplete == true { return false }
        throw DamagedGzip("its gzip data end too early")
      }
    }
  }

  /// Reads until two bytes are there, or the end.
  private static func detect(_ state: inout State, name: String) throws {
    while state.packed.count < 2 {
      let more = try block(of: state, name: name)
      if more.isEmpty { break }
      state.packed += more
    }
    state.packing = state.packed.starts(with: [0x1F, 0x8B]) ? .gzip : .none
  }

  private static func block(of state: borrowing State, name: String) throws(FileError) -> [UInt8] {
    let file = state.file
    var failure: FileError?
    let bytes = [UInt8](unsafeUninitializedCapacity: blockSize) { buffer, count in
      do throws(FileError) {
        count = try file.read(into: UnsafeMutableRawBufferPointer(buffer), name: name)
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    if let copy = state.copy {
      try copy.write(bytes, name: "a temporary file")
    }
    return bytes
  }
}
