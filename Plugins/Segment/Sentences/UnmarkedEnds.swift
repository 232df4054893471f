import TextModel

/// Sentence ends that no mark shows, in scripts whose writers leave it out.
enum UnmarkedEnds {
  /// Korean: after a verb in one of the endings that close a sentence, as messages and reviews are written.
  ///
  /// Only before a space: behind such an ending a quotation may go on with a particle.
  ///
  /// - Complexity: O(n) in the bytes of `range`.
  static func korean(in range: TextRange, of text: Text) -> [UInt32] {
    var ends: [UInt32] = []
    let bytes = text.utf8
    for position in range.bytes where bytes[position] == 0x20 && position >= Int(range.start) + 9 {
      if closings.contains(where: { bytes[Int(range.start)..<position].hasSuffix($0) }) {
        ends.append(UInt32(position))
      }
    }
    return ends
  }

  private static let closings = ["니다", "세요", "네요", "어요", "아요", "해요", "예요", "에요", "군요", "까요", "지요", "대요", "이야", "돼요"].map
  {
    Array($0.utf8)
  }

  /// Arabic: where a paragraph has no mark but commas, they stand for stops between clauses of four words and more.
  ///
  /// - Complexity: O(n) in the bytes of `range`.
  static func arabicClauses(in range: TextRange, of text: Text) -> [UInt32] {
    // Twenty words and a comma are not in less.
    guard range.count >= 80 else { return [] }
    var ends: [UInt32] = []
    var words = 0
    var pieceWords: [Int] = []
    var position = Int(range.start)
    while position < Int(range.end) {
      let (value, end) = text.scalar(at: position)
      if value == 0x20 { words += 1 }
      if value == 0x60C {
        ends.append(UInt32(end))
        pieceWords.append(words + 1)
        words = -1
      }
      position = end
    }
    pieceWords.append(words + 1)
    guard !ends.isEmpty, pieceWords.reduce(0, +) >= 20 else { return [] }
    return ends.enumerated().compactMap { place, end in
      pieceWords[place + 1] >= 4
        && (pieceWords[place] >= 4 || place > 0 && pieceWords[place] + pieceWords[place - 1] >= 4) ? end : nil
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ suffix: [UInt8]) -> Bool {
    count >= suffix.count && self.suffix(suffix.count).elementsEqual(suffix)
  }
}
