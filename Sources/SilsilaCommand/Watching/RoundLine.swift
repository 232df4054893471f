import PipelineCore
import PipelineRuntime

/// What a round of watching did, in one line.
struct RoundLine {
  let number: Int
  let changes: Changes
  let counts: (came: Int, changed: Int, gone: Int)
  /// Whether another pipeline was taken up.
  let isEdited: Bool
  let report: RunReport

  /// The line in words.
  var text: String {
    var causes: [String] = []
    if isEdited { causes.append("the pipeline was edited") }
    let (came, changed, gone) = counts
    for (count, word) in [(came, "came"), (changed, "changed"), (gone, "gone")] where count > 0 {
      causes.append("\(count) \(word)")
    }
    if changes.isIncomplete { causes.append("more changes than were told") }
    if causes.isEmpty { causes.append("nothing new") }
    var cause = causes.joined(separator: ", ")
    if !changes.names.isEmpty {
      let isMore = came + changed + gone > changes.names.count
      cause += " (" + changes.names.joined(separator: ", ") + (isMore ? ", …)" : ")")
    }
    let dropped = report.dropped.values.reduce(0, +)
    let results = [
      "\(report.written) written", "\(report.unchanged) unchanged", dropped > 0 ? "\(dropped) dropped" : nil,
      "\(report.failed) failed", "\((report.seconds * 100).rounded() / 100) s",
    ]
    let lines =
      ["round \(number): \(cause): " + results.compactMap { $0 }.joined(separator: ", ")]
      + report.failures.prefix(5).map { "  '\($0.id)' failed at '\($0.stage)': \($0.error)" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The line as JSON.
  var json: String {
    var json = JSONWriter()
    json.object { json in
      for (name, value) in [
        ("round", number), ("came", counts.came), ("changed", counts.changed), ("gone", counts.gone),
        ("written", report.written), ("unchanged", report.unchanged),
        ("dropped", report.dropped.values.reduce(0, +)), ("failed", report.failed),
      ] {
        json.name(name)
        json.value(value)
      }
      json.name("edited")
      json.value(isEdited)
      json.name("seconds")
      json.value(report.seconds)
    }
    json.endLine()
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
