/// The order of file names that people expect: `img2` before `img10`.
///
/// Runs of ASCII digits compare as numbers, all else byte by byte, whatever the locale and the file system. Names that are equal so, as `a1`
/// and `a01`, compare as bytes.
enum NaturalOrder {
  static func precedes(_ left: some RandomAccessCollection<UInt8>, _ right: some RandomAccessCollection<UInt8>) -> Bool
  {
    var leftRest = left[...]
    var rightRest = right[...]
    while let leftByte = leftRest.first, let rightByte = rightRest.first {
      if isDigit(leftByte), isDigit(rightByte) {
        let leftNumber = takeNumber(&leftRest)
        let rightNumber = takeNumber(&rightRest)
        if leftNumber.count != rightNumber.count { return leftNumber.count < rightNumber.count }
        if !leftNumber.elementsEqual(rightNumber) { return leftNumber.lexicographicallyPrecedes(rightNumber) }
      } else {
        if leftByte != rightByte { return leftByte < rightByte }
        leftRest.removeFirst()
        rightRest.removeFirst()
      }
    }
    if leftRest.isEmpty, rightRest.isEmpty { return left.lexicographicallyPrecedes(right) }
    return leftRest.isEmpty
  }

  /// Takes a run of digits from the front; gives it without leading zeros.
  private static func takeNumber<Bytes: RandomAccessCollection<UInt8>>(_ rest: inout Bytes) -> Bytes
  where Bytes.SubSequence == Bytes {
    let number = rest.prefix(while: isDigit)
    rest = rest.dropFirst(number.count)
    return number.drop { $0 == UInt8(ascii: "0") }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
