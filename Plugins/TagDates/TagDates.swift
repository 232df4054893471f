import PipelineCore
import TextModel

/// Finds dates as Arabic newspapers write them.
struct TagDates: Stage {
  static let info = ComponentInfo(
    name: "tag-dates",
    summary: "Finds dates in Arabic news, in any month names and both calendars, and gives their ISO form.",
    discussion: """
      A day, a month and a year: months by their names in Egypt and the Gulf, the Levant, the Maghreb and in English, and those of the Hijri calendar;
      digits of either kind; or three numbers with slashes, day first. Hijri dates are converted by the tabular calendar, which may differ from a sighting
      of the moon by a day. Shows how a stage has a layer of its own.
      """,
    references: ["Dershowitz, Reingold, Calendrical Calculations, chapters 2 and 7"],
    examples: [
      Example(
        "month names of the Levant", after: ["segment"], text: "وصل الوفد في ١٧ كانون الثاني 2025 إلى العاصمة.",
        expect: .json(layer: "dates", #"[{"start":13,"end":33,"iso":"2025-01-17","calendar":"gregorian"}]"#)),
      Example(
        "a Hijri date", after: ["segment"], text: "صدر القرار في 17 رجب 1446 هـ.",
        expect: .json(layer: "dates", #"[{"start":14,"end":25,"iso":"2025-01-17","calendar":"hijri"}]"#)),
      Example("no date", after: ["segment"], text: "في 45 يناير 2025 و 17 يناير.", expect: .json(layer: "dates", "[]")),
    ])

  private let words: ReadPort<Words>
  private let dates: WritePort<Dates>

  init(options: NoOptions, setup: inout Setup) {
    words = setup.reads(.words)
    dates = setup.writes(.dates)
  }

  func process(_ document: inout Document) {
    let text = document.text
    let ranges = document.read(words).ranges
    var found: [NamedDate] = []
    var index = 0
    while index < ranges.count {
      // Every date begins with a number of one or two digits, so nothing else is made a string.
      guard let day = number(in: ranges[index], of: text), let (date, count) = date(day: day, at: index, ranges, text)
      else {
        index += 1
        continue
      }
      found.append(date)
      index += count
    }
    document.write(Dates(items: found), to: dates)
  }

  private func date(day: Int, at index: Int, _ ranges: [TextRange], _ text: Text) -> (NamedDate, count: Int)? {
    let following = ranges[(index + 1)..<min(index + 5, ranges.count)].map { Months.folded(text.string(in: $0)) }
    if let (calendar, month, count) = Months.shared.month(at: following), index + 1 + count < ranges.count {
      return make(day, month, calendar, yearAt: index + 1 + count, from: index, ranges, text)
    }
    guard index + 2 < ranges.count, let month = number(in: ranges[index + 1], of: text),
      isSlash(ranges[index], ranges[index + 1], text),
      isSlash(ranges[index + 1], ranges[index + 2], text)
    else { return nil }
    return make(day, month, .gregorian, yearAt: index + 2, from: index, ranges, text)
  }

  private func make(
    _ day: Int, _ month: Int, _ calendar: NamedDate.Calendar, yearAt last: Int, from first: Int, _ ranges: [TextRange],
    _ text: Text
  ) -> (NamedDate, count: Int)? {
    guard let year = number(in: ranges[last], of: text), year >= 1000 else { return nil }
    let found = calendar == .hijri ? Day(hijri: year, month, day) : Day(gregorian: year, month, day)
    guard let found else { return nil }
    let range = TextRange(ranges[first].start, ranges[last].end)
    return (NamedDate(range: range, iso: found.iso, calendar: calendar), last - first + 1)
  }

  private func isSlash(_ left: TextRange, _ right: TextRange, _ text: Text) -> Bool {
    right.start - left.end == 1 && text.utf8[Int(left.end)] == 0x2F
  }

  /// The number that a word of one to four digits is: ASCII, Arabic-Indic or Persian digits.
  private func number(in range: TextRange, of text: Text) -> Int? {
    guard range.count <= 8 else { return nil }
    let bytes = Array(text.utf8[range.bytes])
    var value = 0
    var position = 0
    while position < bytes.count {
      switch bytes[position] {
      case 0x30...0x39:
        value = value * 10 + Int(bytes[position] - 0x30)
        position += 1
      case 0xD9 where position + 1 < bytes.count && (0xA0...0xA9).contains(bytes[position + 1]):
        value = value * 10 + Int(bytes[position + 1] - 0xA0)
        position += 2
      case 0xDB where position + 1 < bytes.count && (0xB0...0xB9).contains(bytes[position + 1]):
        value = value * 10 + Int(bytes[position + 1] - 0xB0)
        position += 2
      default: return nil
      }
    }
    return value <= 9999 ? value : nil
  }
}
