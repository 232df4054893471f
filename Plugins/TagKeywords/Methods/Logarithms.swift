import Foundation

/// Natural logarithms of whole numbers.
///
/// Nearly all that are asked for are small. A call in the midst of a formula makes all that was worked out so far go to memory and come back, so ``small`` makes none: where
/// it has no answer it says so, and who asked asks ``any`` instead.
enum Logarithms {
  /// As many as a page of a newspaper needs; the last one stands for all that are larger.
  private static let count: Int32 = 4096

  // Made once and never freed: an array would be counted and checked.
  private nonisolated(unsafe) static let table: UnsafePointer<Double> = {
    let table = UnsafeMutablePointer<Double>.allocate(capacity: Int(count))
    for number in 0..<count - 1 { (table + Int(number)).initialize(to: log(Double(number))) }
    (table + Int(count - 1)).initialize(to: .nan)
    return UnsafePointer(table)
  }()

  /// The logarithms of small numbers from 0 up; not a number for large ones.
  struct Small {
    private let table = Logarithms.table

    @inline(__always)
    func callAsFunction(_ number: Int32) -> Double { table[Int(min(number, Logarithms.count - 1))] }
  }

  /// The logarithms of all numbers from 0 up.
  static func any(_ number: Int32) -> Double { number < count - 1 ? table[Int(number)] : log(Double(number)) }
}
