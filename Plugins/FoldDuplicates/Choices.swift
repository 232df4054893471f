import PipelineCore

/// What becomes of a document that repeats another.
enum FoldAction: String, OptionChoice {
  case mark, drop
}

/// Which document of a group stands for the others.
enum Preference: String, OptionChoice {
  case first, longest, earliest

  /// A number by which documents are preferred: less is better, of equal ones the first.
  func rank(words: Int, _ metadata: Metadata?) -> UInt32 {
    switch self {
    case .first: 0
    case .longest: UInt32.max - UInt32(clamping: words)
    case .earliest: ["date", "published"].lazy.compactMap { minutes(metadata?[$0]) }.first ?? .max
    }
  }

  /// The minutes of a date as ISO 8601 writes it, `2025-01-17` or `2025-01-17T08:30`; zones are not looked at. Nil for anything else.
  ///
  /// Months are counted as 31 days, which keeps the order.
  private func minutes(_ value: JSONValue?) -> UInt32? {
    guard case .string(let text) = value else { return nil }
    let bytes = Array(text.utf8.prefix(16))
    func number(_ range: Range<Int>) -> UInt32? {
      if range.upperBound > bytes.count { return nil }
      var number: UInt32 = 0
      for byte in bytes[range] {
        guard (0x30...0x39).contains(byte) else { return nil }
        number = number * 10 + UInt32(byte - 0x30)
      }
      return number
    }
    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D, let year = number(0..<4), let month = number(5..<7),
      let day = number(8..<10)
    else { return nil }
    let hour = number(11..<13) ?? 0
    let minute = number(14..<16) ?? 0
    return ((year * 12 + month) * 31 + day) * 1_440 + min(hour, 23) * 60 + min(minute, 59)
  }
}
