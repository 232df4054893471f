import Glibc

/// The time of day as logs write it.
enum Timestamp {
  /// The moment in UTC, to the millisecond: `2025-03-01T12:00:00.123Z`.
  static var now: String {
    var moment = timespec()
    clock_gettime(CLOCK_REALTIME, &moment)
    var parts = tm()
    gmtime_r(&moment.tv_sec, &parts)
    func digits(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
    }
    let day = [digits(Int(parts.tm_year) + 1900, 4), digits(Int(parts.tm_mon) + 1, 2), digits(Int(parts.tm_mday), 2)]
    let time = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { digits(Int($0), 2) }
    return day.joined(separator: "-") + "T" + time.joined(separator: ":") + "."
      + digits(moment.tv_nsec / 1_000_000, 3) + "Z"
  }
}
