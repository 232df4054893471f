import PipelineCore

/// The names of months.
struct Months: Sendable {
  /// For each first word of a name, the names that begin with it, longer ones first.
  private let names: [String: [(words: [String], calendar: NamedDate.Calendar, number: Int)]]

  static let shared = Months()

  private init() {
    var names: [String: [(words: [String], calendar: NamedDate.Calendar, number: Int)]] = [:]
    for line in Resources.lines("months.txt") {
      let parts = line.split(separator: ":", maxSplits: 1)
      let kind = parts[0].split(separator: " ")
      guard parts.count == 2, kind.count == 2, let calendar = NamedDate.Calendar(rawValue: String(kind[0])),
        let number = Int(kind[1])
      else { continue }
      let words = parts[1].split(separator: " ").map { Months.folded($0) }
      names[words[0], default: []].append((words, calendar, number))
    }
    self.names = names.mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }

  /// The month that begins at the first of `words`, and how many words its name takes.
  func month(at words: some Collection<String>) -> (calendar: NamedDate.Calendar, number: Int, count: Int)? {
    guard let first = words.first, let candidates = names[first] else { return nil }
    guard let name = candidates.first(where: { words.starts(with: $0.words) }) else { return nil }
    return (name.calendar, name.number, name.words.count)
  }

  /// Lower case, without vowel marks and tatweel, alef and ya in one form.
  static func folded(_ word: some StringProtocol) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in word.lowercased().unicodeScalars {
      switch scalar.value {
      case 0x64B...0x65F, 0x670, 0x640: continue
      case 0x622, 0x623, 0x625: folded.append("ا")
      case 0x649: folded.append("ي")
      default: folded.append(scalar)
      }
    }
    return String(folded)
  }
}
