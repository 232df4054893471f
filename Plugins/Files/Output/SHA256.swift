import CCrypto

/// The Secure Hash Algorithm with 256 bits: FIPS 180-4.
enum SHA256 {
  /// The algorithm, never changed and never freed.
  ///
  /// It is looked up once: libcrypto searches its providers for each digest otherwise.
  nonisolated(unsafe) private static let algorithm = EVP_MD_fetch(nil, "SHA256", nil)

  /// The digest of `bytes`, 64 hexadecimal digits in lower case.
  @Sendable
  static func hexadecimal(_ bytes: [UInt8]) -> String {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { digest in
      let isDone = EVP_Digest(bytes, bytes.count, digest.baseAddress, nil, algorithm, nil) == 1
      precondition(isDone, "libcrypto has no SHA-256")
      return String(unsafeUninitializedCapacity: 64) { output in
        for (index, byte) in digest.enumerated() {
          output[2 * index] = digit(byte >> 4)
          output[2 * index + 1] = digit(byte & 15)
        }
        return 64
      }
    }
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
