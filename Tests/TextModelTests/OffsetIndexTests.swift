import Testing

@testable import TextModel

struct OffsetIndexTests {
  @Test(arguments: ["a", "é", "م", "語", "🙂", "a ب語🙂 "]) func `offsets count what is before them`(filling: String) {
    for length in [0, 1, 7, 31, 32, 33, 63, 64, 65, 200] {
      let string = String(repeating: filling, count: length) + "end"
      let text = Text(string)
      let scalars = OffsetIndex(text, unit: .scalars)
      let units = OffsetIndex(text, unit: .utf16)
      var (byte, scalar, unit): (UInt32, UInt32, UInt32) = (0, 0, 0)
      for value in string.unicodeScalars {
        #expect(scalars.offset(ofByte: byte) == scalar && units.offset(ofByte: byte) == unit)
        byte += UInt32(UTF8.width(value))
        unit += UInt32(UTF16.width(value))
        scalar += 1
      }
      #expect(scalars.offset(ofByte: byte) == scalar && units.offset(ofByte: byte) == unit)
    }
  }
}
