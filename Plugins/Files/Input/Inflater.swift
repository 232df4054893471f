import CZLib

/// Reads gzip data piece by piece: RFC 1952, any number of members one after another.
struct Inflater: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>
  private var isBetweenMembers = false
  private var hasStarted = false
  private var isPadding = false

  init() throws(DamagedGzip) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window, 16 for a gzip header.
    let code = inflateInit2_(stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if code != Z_OK { throw DamagedGzip("out of memory") }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Whether the input may end here.
  var isComplete: Bool { isBetweenMembers || isPadding }

  /// Unpacks from the front of `input` into `output`; gives how many bytes were taken and made.
  ///
  /// Without input it gives what is still inside.
  mutating func inflate(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws(DamagedGzip) -> (taken: Int, made: Int) {
    if isBetweenMembers || isPadding {
      if input.isEmpty { return (0, 0) }
      if isPadding || input.first == 0 { return (try skipPadding(input), 0) }
      if input.first != 0x1F { throw DamagedGzip("other data follows its gzip data") }
      inflateReset(stream)
      isBetweenMembers = false
    }
    stream.pointee.next_in = UnsafeMutablePointer(
      mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(clamping: input.count)
    stream.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(clamping: output.count)
    let available = (stream.pointee.avail_in, stream.pointee.avail_out)
    let code = CZLib.inflate(stream, Z_NO_FLUSH)
    let taken = Int(available.0 - stream.pointee.avail_in)
    let made = Int(available.1 - stream.pointee.avail_out)
    switch code {
    case Z_STREAM_END: isBetweenMembers = true
    case Z_OK, Z_BUF_ERROR: break
    default:
      let reason = stream.pointee.msg.map { String(cString: $0) } ?? "zlib error \(code)"
      throw DamagedGzip(hasStarted ? "its gzip data is damaged: \(reason)" : "it is not gzip data: \(reason)")
    }
    hasStarted = hasStarted || made > 0
    return (taken, made)
  }

  /// Tapes and some tools fill the end with zeros, which gzip itself lets pass.
  private mutating func skipPadding(_ input: UnsafeRawBufferPointer) throws(DamagedGzip) -> Int {
    if input.contains(where: { $0 != 0 }) { throw DamagedGzip("other data follows its gzip data") }
    isPadding = true
    return input.count
  }
}

/// Data that should be gzip is not, or not all of it.
struct DamagedGzip: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
