/// Parts of a text that stand for the whole: all of a short one, windows at equal distances of a long one.
struct Sample {
  /// Bytes of a window.
  static let window = 256
  /// The most windows that are read.
  static let maximum = 16

  /// Where the windows are, so ordered that the first few are spread over the text already.
  ///
  /// They begin and end at any byte.
  let windows: [Range<Int>]

  init(count: Int) {
    let number = (count + Sample.window - 1) / Sample.window
    let taken = min(number, Sample.maximum)
    guard taken > 1 else {
      windows = count > 0 ? [0..<count] : []
      return
    }
    windows = Sample.order.filter { $0 < taken }.map { place in
      let start = number <= Sample.maximum ? place * Sample.window : place * (count - Sample.window) / (taken - 1)
      return start..<min(start + Sample.window, count)
    }
  }

  private static let order = [0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15]
}
