import Testing

@testable import PipelineRuntime

/// Figures by the library itself, without wide registers: a journal must mean the same on every processor.
@Suite struct ResultKeyTests {
  static let bytes = (0..<5000).map { UInt8(truncatingIfNeeded: $0 * 7) }

  @Test(
    "keys and checksums are XXH3, short or long",
    arguments: [
      (0, 0x6001_C324_468D_497F, 0x99AA_06D3_0147_98D8, 0x2D06_8005_38D3_94C2),
      (3, 0xC348_9259_E968_AD9E, 0x656E_81C5_6E41_FE02, 0xC348_9259_E968_AD9E),
      (200, 0x0497_BDB3_D145_CCD6, 0xDBFF_F5E1_3C79_8AB9, 0x7C64_F3B1_7285_E96A),
      (241, 0x541B_1922_6F00_52E8, 0x75F4_DA43_F23C_CE5A, 0x541B_1922_6F00_52E8),
      (5000, 0x6ABE_8BE5_ABCB_2760, 0xA4BA_2A60_FB07_E016, 0x6ABE_8BE5_ABCB_2760),
    ] as [(Int, UInt64, UInt64, UInt64)])
  func keys(count: Int, low: UInt64, high: UInt64, checksum: UInt64) {
    let part = ResultKeyTests.bytes[..<count]
    #expect(ResultKey(Array(part)) == ResultKey(low: low, high: high))
    #expect(ResultKey.checksum(part) == checksum)
  }
}
