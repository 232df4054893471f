import Glibc
import PipelineCore

/// A file that is one document.
struct FileDocument: Sendable {
  let path: BytePath
  let id: String

  /// The document.
  ///
  /// - Throws: ``LoadFailure`` when the file has gone, cannot be read, is no file or is too large.
  func load() throws -> Document {
    let bytes: [UInt8]
    do {
      bytes = try MediaKind.isGzip(path.name) ? unpacked() : content()
    } catch let error as FileError {
      throw LoadFailure(error.description, bytes: [])
    } catch let error as DamagedGzip {
      throw LoadFailure(error.description, bytes: [])
    }
    let mediaType = MediaKind(name: path.name).mediaType
    return Document(id: id, origin: Origin(path: id, bytes: bytes, mediaType: mediaType))
  }

  /// The whole file, in one read where its size is what the system says.
  private func content() throws -> [UInt8] {
    let (file, size) = try opened()
    var total = 0
    var failure: FileError?
    var bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      do throws(FileError) {
        while total < buffer.count {
          let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[total...])
          let taken = try file.read(into: rest, name: id)
          if taken == 0 { break }
          total += taken
        }
      } catch {
        failure = error
      }
      count = total
    }
    if let failure { throw failure }
    if bytes.count <= size { return bytes }
    // The file has grown, or the system does not know its size, as in /proc.
    let stream = InputStream(file, name: id, packing: .none)
    try read(stream, into: &bytes)
    return bytes
  }

  private func unpacked() throws -> [UInt8] {
    let (file, size) = try opened()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(size * 4, 1 << 20))
    try read(InputStream(file, name: id, packing: .gzip), into: &bytes)
    return bytes
  }

  private func opened() throws -> (FileDescriptor, size: Int) {
    // Without waiting: what was a file in the listing may be a pipe by now.
    let file: FileDescriptor
    do throws(FileError) {
      file = try FileDescriptor(opening: path, flags: O_RDONLY | O_NONBLOCK)
    } catch {
      throw FileError(error.action, id, code: error.code)
    }
    let status = file.status()
    if !status.isFile { throw LoadFailure("cannot read '\(id)': it is not a file", bytes: []) }
    let size = Int(status.st_size)
    if size > InputLimits.documentBytes { throw LoadFailure("cannot read '\(id)': \(InputLimits.message)", bytes: []) }
    return (file, size)
  }

  private func read(_ stream: InputStream, into bytes: inout [UInt8]) throws {
    while try stream.read(appendingTo: &bytes) {
      if bytes.count > InputLimits.documentBytes {
        throw LoadFailure("cannot read '\(id)': \(InputLimits.message)", bytes: Array(bytes.prefix(1 << 20)))
      }
    }
  }
}
