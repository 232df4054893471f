import Foundation
import TextModel

/// Canonical composition (NFC, UAX #15), but only where the quick check leaves a doubt.
struct Composition: Sendable {
  /// For each scalar that may matter: its combining class, and 256 where NFC_Quick_Check is not Yes.
  ///
  /// A flat table: no scalar from U+30000 on matters.
  private let values: [UInt16]

  static let shared = Composition()

  private init() {
    var values = [UInt16](repeating: 0, count: 0x30000)
    for line in Resources.lines("normalisation.txt") {
      let fields = line.split(separator: " ")
      guard fields.count == 4, let first = UInt32(fields[0], radix: 16), let last = UInt32(fields[1], radix: 16),
        let combiningClass = UInt16(fields[2])
      else { continue }
      for scalar in first...last where scalar < 0x30000 {
        values[Int(scalar)] = combiningClass | (fields[3] == "1" ? 256 : 0)
      }
    }
    self.values = values
  }

  /// Whether a scalar is a base that nothing before or after it changes.
  private func isStarter(_ value: UInt32) -> Bool { self.value(of: value) == 0 }

  /// The combining class of `scalar`, and 256 more where it may compose; 0 for nearly all.
  func value(of scalar: UInt32) -> UInt16 { scalar < 0x30000 ? values[Int(scalar)] : 0 }

  /// `text` in NFC with the way back, or nil when it is NFC already.
  ///
  /// A doubtful stretch runs from the base before it to the next base; it is composed by itself and replaced as a whole.
  ///
  /// - Complexity: O(n).
  func compose(_ text: Text) -> (text: Text, alignment: Alignment)? {
    text.utf8.withUnsafeBytes { bytes in
      var editor = TextEditor(text)
      var isChanged = false
      let doubts = Doubts(bytes)
      var done = 0
      var next = 0
      while let position = doubts.next(from: next) {
        let (value, end) = text.scalar(at: position)
        next = end
        if bytes[position] < 0xCC || isStarter(value) { continue }
        var stretchEnd = end
        while stretchEnd < text.count {
          let (following, followingEnd) = text.scalar(at: stretchEnd)
          if isStarter(following) { break }
          stretchEnd = followingEnd
        }
        if isDoubtful(text, from: position, to: stretchEnd) {
          var starter = position
          repeat { starter -= 1 } while starter > done && bytes[starter] & 0xC0 == 0x80
          let range = TextRange(max(starter, done), stretchEnd)
          let composed = Array(inOrder(text, range).precomposedStringWithCanonicalMapping.utf8)
          if composed != Array(text.utf8[range.bytes]) {
            editor.replace(range, with: composed)
            isChanged = true
          }
        }
        done = stretchEnd
        next = stretchEnd
      }
      return isChanged ? editor.finish() : nil
    }
  }

  /// The string in `range`, decomposed and its marks in order: Foundation takes time by the square for that where there are many, loses some of
  /// them, and leaves what decomposes into several out of order.
  ///
  /// - Complexity: O(n).
  private func inOrder(_ text: Text, _ range: TextRange) -> String {
    let string = text.string(in: range)
    if range.count < 12 { return string }
    var ordered = String.UnicodeScalarView()
    var marks = [[Unicode.Scalar]](repeating: [], count: 256)
    func flush() {
      for place in marks.indices where !marks[place].isEmpty {
        ordered.append(contentsOf: marks[place])
        marks[place].removeAll(keepingCapacity: true)
      }
    }
    for scalar in string.unicodeScalars {
      for part in String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars {
        let combiningClass = value(of: part.value) & 255
        if combiningClass == 0 {
          flush()
          ordered.append(part)
        } else {
          marks[Int(combiningClass)].append(part)
        }
      }
    }
    flush()
    return String(ordered)
  }

  /// Whether some mark may compose, or marks are out of order.
  private func isDoubtful(_ text: Text, from start: Int, to end: Int) -> Bool {
    var position = start
    var last: UInt16 = 0
    while position < end {
      let (value, next) = text.scalar(at: position)
      let entry = self.value(of: value)
      if entry & 256 != 0 || entry & 255 < last { return true }
      last = entry & 255
      position = next
    }
    return false
  }
}
