import CISAL
import Glibc

/// Reads gzip data piece by piece: RFC 1952, any number of members one after another.
struct Inflater: ~Copyable {
  /// What is known of the header at hand is kept apart, so that a header may come in pieces.
  private typealias Header = isal_gzip_header

  private let state: UnsafeMutablePointer<inflate_state>
  private var header = Header()
  private var isInHeader = true
  private var isBetweenMembers = false
  private var hasStarted = false
  private var isPadding = false

  init() throws(DamagedGzip) {
    // Some 90 KB, its tables and its window in one piece: made where it stays, never on the stack.
    guard let memory = calloc(1, MemoryLayout<inflate_state>.size) else { throw DamagedGzip("out of memory") }
    state = memory.bindMemory(to: inflate_state.self, capacity: 1)
    beginMember()
  }

  deinit { free(state) }

  private mutating func beginMember() {
    isal_inflate_init(state)
    // The header is read by a call of its own; what follows the data is checked.
    state.pointee.crc_flag = UInt32(ISAL_GZIP_NO_HDR_VER)
    isal_gzip_header_init(&header)
    isInHeader = true
    isBetweenMembers = false
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
      beginMember()
    }
    state.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress?.assumingMemoryBound(to: UInt8.self))
    state.pointee.avail_in = UInt32(clamping: input.count)
    state.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    state.pointee.avail_out = UInt32(clamping: output.count)
    let available = (state.pointee.avail_in, state.pointee.avail_out)
    if isInHeader { isInHeader = try !readHeader() }
    if !isInHeader {
      let code = isal_inflate(state)
      forget_wide_registers()
      try check(code)
      isBetweenMembers = state.pointee.block_state == ISAL_BLOCK_FINISH
    }
    let taken = Int(available.0 - state.pointee.avail_in)
    let made = Int(available.1 - state.pointee.avail_out)
    hasStarted = hasStarted || made > 0
    return (taken, made)
  }

  /// Whether the header is read to its end.
  private mutating func readHeader() throws(DamagedGzip) -> Bool {
    let code = isal_read_gzip_header(state, &header)
    forget_wide_registers()
    try check(code)
    guard code == ISAL_DECOMP_OK else { return false }
    // Flags that have no meaning yet may change what follows: RFC 1952, section 2.3.1.2.
    if header.flags & 0xE0 != 0 { throw damage("unknown header flags") }
    return true
  }

  private func check(_ code: Int32) throws(DamagedGzip) {
    if code == ISAL_DECOMP_OK || code == ISAL_END_INPUT || code == ISAL_OUT_OVERFLOW { return }
    throw damage(Inflater.reason(code))
  }

  private func damage(_ reason: String) -> DamagedGzip {
    DamagedGzip(hasStarted ? "its gzip data is damaged: \(reason)" : "it is not gzip data: \(reason)")
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ISAL_INVALID_BLOCK: "invalid block"
    case ISAL_INVALID_SYMBOL: "invalid code"
    case ISAL_INVALID_LOOKBACK: "invalid distance"
    case ISAL_INVALID_WRAPPER: "incorrect header check"
    case ISAL_UNSUPPORTED_METHOD: "unknown compression method"
    case ISAL_INCORRECT_CHECKSUM: "incorrect data check"
    default: "error \(code)"
    }
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
