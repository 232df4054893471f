/// A hash of bytes that is the same in every run and on every machine: 64 bits, told apart by chance, not by an adversary.
///
/// Takes eight bytes a step; the multiplication spreads low bits upwards and the shift brings high ones back.
package struct StableHash {
  private var state: UInt64

  /// The hash of nothing yet.
  package init(seed: UInt64 = 0) {
    state = 0x9E37_79B9_7F4A_7C15 ^ seed
  }

  /// The hash of `string`'s UTF-8 bytes.
  package static func of(_ string: String) -> UInt64 {
    var string = string
    return string.withUTF8 { of(UnsafeRawBufferPointer($0)) }
  }

  /// The hash of `bytes`.
  package static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = StableHash()
    hash.add(bytes)
    return hash.value
  }

  /// Adds one number.
  @inline(__always)
  package mutating func add(_ number: UInt64) {
    state = (state ^ number) &* 0xD6E8_FEB8_6659_FD93
    state ^= state >> 32
  }

  /// Adds bytes, and how many they are.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var index = 0
    while index + 8 <= bytes.count {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      index += 8
    }
    var rest: UInt64 = 0
    while index < bytes.count {
      rest = rest << 8 | UInt64(bytes[index])
      index += 1
    }
    add(rest)
    add(UInt64(bytes.count))
  }

  /// The hash of everything added.
  package var value: UInt64 {
    let mixed = (state ^ (state >> 29)) &* 0xBF58_476D_1CE4_E5B9
    return mixed ^ (mixed >> 32)
  }
}
