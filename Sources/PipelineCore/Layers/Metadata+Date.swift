extension Metadata {
  /// When the document was published, in minutes since the beginning of the year 0.
  ///
  /// From `date` or `published`, where they begin as ISO 8601 writes a day, `2025-01-17`, or a day and a time, `2025-01-17T08:30`. Zones are not looked at.
  public var minutesOfDate: Int? {
    ["date", "published"].lazy.compactMap { name in
      if case .string(let text) = self[name] { Metadata.minutes(text.utf8.prefix(16)) } else { nil }
    }.first
  }

  private static func minutes(_ text: some Collection<UInt8>) -> Int? {
    let bytes = Array(text)
    func number(_ range: Range<Int>) -> Int? {
      if range.upperBound > bytes.count { return nil }
      return bytes[range].reduce(0) { number, byte in
        number.flatMap { (0x30...0x39).contains(byte) ? $0 * 10 + Int(byte - 0x30) : nil }
      }
    }
    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D, let year = number(0..<4), let month = number(5..<7),
      let day = number(8..<10), (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    // A year that begins in March ends in the leap day.
    let years = month < 3 ? year - 1 : year
    let days = years * 365 + years / 4 - years / 100 + years / 400 + ((month + 9) % 12 * 153 + 2) / 5 + day + 60
    return days * 1_440 + min(number(11..<13) ?? 0, 23) * 60 + min(number(14..<16) ?? 0, 59)
  }
}
