/// A day by its number, for turning one calendar into the other.
///
/// Arithmetic of Dershowitz and Reingold, Calendrical Calculations, chapters 2 and 7: the proleptic Gregorian calendar, and the tabular Islamic one of
/// the civil epoch (16 July 622 Julian) with leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of thirty. Sightings of the moon may differ from
/// it by a day.
struct Day {
  /// Days since 31 December of the year 0.
  let number: Int

  /// A day of the Gregorian calendar; nil when there is none.
  init?(gregorian year: Int, _ month: Int, _ day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    let before = year - 1
    var days = 365 * before + before / 4 - before / 100 + before / 400
    for earlier in 1..<month { days += Day.length(ofMonth: earlier, year: year) }
    number = days + day
  }

  /// A day of the tabular Islamic calendar; nil when there is none.
  init?(hijri year: Int, _ month: Int, _ day: Int) {
    guard (1...1600).contains(year), (1...12).contains(month), (1...30).contains(day) else { return nil }
    let isLeap = (14 + 11 * year) % 30 < 11
    if day == 30, month % 2 == 0, !(month == 12 && isLeap) { return nil }
    let epoch = 227_015
    number = epoch - 1 + (year - 1) * 354 + (3 + 11 * year) / 30 + 29 * (month - 1) + month / 2 + day
  }

  /// The day as ISO 8601.
  var iso: String {
    var year = number * 400 / 146_097 + 1
    while let first = Day(gregorian: year, 1, 1), first.number > number { year -= 1 }
    var rest = number - (Day(gregorian: year, 1, 1)?.number ?? number)
    var month = 1
    while month < 12, rest >= Day.length(ofMonth: month, year: year) {
      rest -= Day.length(ofMonth: month, year: year)
      month += 1
    }
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(rest + 1, 2))"
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}
