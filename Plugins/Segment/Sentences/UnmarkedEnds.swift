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

  /// Thai: at a space, which is all that parts sentences there, between two pieces long enough to be such.
  ///
  /// A space parts clauses, names and numbers too, so a piece must be Thai on both sides of it, and the next one must not begin with a word that joins
  /// it to what stands before.
  ///
  /// - Complexity: O(n) in the bytes of `range`.
  static func thai(in range: TextRange, of text: Text) -> [UInt32] {
    var ends: [UInt32] = []
    let bytes = text.utf8
    /// Where the sentence began, and where the piece behind the last space did.
    var (start, piece) = (Int(range.start), Int(range.start))
    var waiting: Int?
    for position in range.bytes.lowerBound...range.bytes.upperBound
    where position == Int(range.end) || bytes[position] == 0x20 {
      if let space = waiting, position - piece >= shortestThaiPiece, isThai(text.scalar(at: piece).value),
        !joiners.contains(where: { bytes[piece..<position].starts(with: $0) })
      {
        ends.append(UInt32(space))
        start = piece
      }
      let isWhole = position - start >= shortestThaiSentence && position > piece
      waiting = isWhole && isThai(text.scalar(before: position).value) ? position : nil
      piece = position + 1
    }
    return ends
  }

  /// In bytes, three a letter: what is shorter is a name, a number with its measure, or a clause.
  private static let (shortestThaiSentence, shortestThaiPiece) = (120, 60)

  /// And, or, but, that, which, by, in order to, with, of, in, from, until, is, such as, when, so.
  private static let joiners = [
    "และ", "หรือ", "แต่", "ที่", "ซึ่ง", "โดย", "เพื่อ", "กับ", "ว่า", "ของ", "ใน", "จาก", "จน", "คือ", "เช่น", "เมื่อ", "จึง", "ทั้ง",
    "รวม", "ตาม",
  ].map { Array($0.utf8) }

  private static func isThai(_ value: UInt32) -> Bool { (0xE01...0xE4E).contains(value) }

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
