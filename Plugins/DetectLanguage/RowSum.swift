/// Rows of a profile added up, column by column, in sums of sixteen bits.
protocol RowSum {
  init()
  /// Adds the row that begins at `row`; what follows a short row is added too, and never looked at.
  mutating func add(_ row: UnsafePointer<UInt8>)
  /// Adds the sums to those of the columns.
  func add(to sums: inout [Int])
}

/// Sixteen columns: the even ones in one vector, the odd ones in another.
struct NarrowRow: RowSum {
  /// How many columns it adds up.
  static let columns = 16

  private var even = SIMD8<UInt16>()
  private var odd = SIMD8<UInt16>()

  @inline(__always)
  mutating func add(_ row: UnsafePointer<UInt8>) {
    let columns = UnsafeRawPointer(row).loadUnaligned(as: SIMD8<UInt16>.self)
    even &+= columns & SIMD8(repeating: 0x00FF)
    odd &+= columns &>> SIMD8(repeating: 8)
  }

  func add(to sums: inout [Int]) { add(to: &sums, from: 0) }

  func add(to sums: inout [Int], from first: Int) {
    for lane in 0..<8 {
      sums[first + 2 * lane] += Int(even[lane])
      sums[first + 2 * lane + 1] += Int(odd[lane])
    }
  }
}

/// As many columns as a profile may have.
struct WideRow: RowSum {
  private var sums = (NarrowRow(), NarrowRow(), NarrowRow())

  @inline(__always)
  mutating func add(_ row: UnsafePointer<UInt8>) {
    sums.0.add(row)
    sums.1.add(row + NarrowRow.columns)
    sums.2.add(row + 2 * NarrowRow.columns)
  }

  func add(to sums: inout [Int]) {
    self.sums.0.add(to: &sums, from: 0)
    self.sums.1.add(to: &sums, from: NarrowRow.columns)
    self.sums.2.add(to: &sums, from: 2 * NarrowRow.columns)
  }
}
