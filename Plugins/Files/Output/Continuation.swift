import Glibc

/// Prepares the file of an earlier run for more records: cuts off what is not a whole record, and goes to the end.
enum Continuation {
  /// Cuts the torn end of `file`: a line without line feed, or an unfinished gzip member.
  static func cutTornEnd(of file: FileDescriptor, isPacked: Bool, name: String) throws {
    let size = Int(file.status().st_size)
    let whole = isPacked ? try endOfMembers(in: file, name: name) : try endOfLines(in: file, size: size, name: name)
    if whole < size, ftruncate(file.number, off_t(whole)) != 0 { throw FileError("cannot write", name) }
    if lseek(file.number, 0, SEEK_END) < 0 { throw FileError("cannot write", name) }
  }

  /// The offset after the last line feed, looked for from the end.
  private static func endOfLines(in file: FileDescriptor, size: Int, name: String) throws -> Int {
    var block = [UInt8](repeating: 0, count: 64 << 10)
    var end = size
    while end > 0 {
      let start = max(0, end - block.count)
      let count = block.withUnsafeMutableBytes { pread(file.number, $0.baseAddress, end - start, off_t(start)) }
      if count < end - start { throw FileError("cannot read", name, code: count < 0 ? errno : EIO) }
      if let feed = block[..<count].lastIndex(of: 0x0A) { return start + feed + 1 }
      end = start
    }
    return 0
  }

  /// The offset after the last gzip member that is complete.
  private static func endOfMembers(in file: FileDescriptor, name: String) throws -> Int {
    var inflater = try Inflater()
    var block = [UInt8](repeating: 0, count: 256 << 10)
    let output = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 << 10, alignment: 16)
    defer { output.deallocate() }
    var offset = 0
    var whole = 0
    while true {
      let count = try block.withUnsafeMutableBytes { try file.read(into: $0, name: name) }
      if count == 0 { return whole }
      var position = 0
      while position < count {
        let step = block.withUnsafeBytes {
          try? inflater.inflate(UnsafeRawBufferPointer(rebasing: $0[position..<count]), into: output)
        }
        guard let step, step.taken + step.made > 0 else { return whole }
        position += step.taken
        if inflater.isComplete { whole = offset + position }
      }
      offset += count
    }
  }
}
