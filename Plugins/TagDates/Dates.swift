import PipelineCore
import TextModel

/// A date that a text names.
struct NamedDate: Sendable, Hashable, Codable {
  /// Where it stands.
  let range: TextRange
  /// The day in the Gregorian calendar, as ISO 8601: `2025-01-17`.
  let iso: String
  /// The calendar in which the text names it.
  let calendar: Calendar

  /// A calendar that dates are written in.
  enum Calendar: String, Sendable, Codable {
    case gregorian, hijri
  }
}

/// The dates that a text names, in text order.
struct Dates: TextLayer, OwnLayer {
  let items: [NamedDate]

  var ranges: [TextRange] { items.map(\.range) }

  func write(to json: inout JSONWriter) {
    json.array { json in
      for item in items {
        json.object { json in
          json.members(of: item.range)
          json.name("iso")
          json.value(item.iso)
          json.name("calendar")
          json.value(item.calendar.rawValue)
        }
      }
    }
  }
}

extension LayerKey where Content == Dates {
  /// The dates that a text names.
  static var dates: LayerKey { LayerKey("dates") }
}
