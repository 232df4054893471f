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
    var digest = [UInt8](repeating: 0, count: 32)
    let isDone = EVP_Digest(bytes, bytes.count, &digest, nil, algorithm, nil) == 1
    precondition(isDone, "libcrypto has no SHA-256")
    let digits = Array("0123456789abcdef".utf8)
    return String(unsafeUninitializedCapacity: 64) { output in
      for (index, byte) in digest.enumerated() {
        output[2 * index] = digits[Int(byte >> 4)]
        output[2 * index + 1] = digits[Int(byte & 15)]
      }
      return 64
    }
  }
}
