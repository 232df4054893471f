import PipelineCore

/// What `${NAME}` and `${NAME:default}` stand for in the values of a pipeline file; `$${` is a plain `${`.
struct Variables: Sendable {
  let values: [String: String]

  /// Whether `text` is one variable and nothing else: then its value is read as a plain scalar, quoted or not.
  func isReference(_ text: String) -> Bool {
    text.hasPrefix("${") && text.firstIndex(of: "}") == text.indices.last
  }

  /// `text` with every variable replaced; one that is not set and has no default goes to `problems`.
  func expand(_ text: String, at place: Place, problems: inout [Diagnostic]) -> String {
    guard text.contains("${") else { return text }
    var expanded = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      expanded += rest[..<dollar]
      rest = rest[dollar...]
      if rest.hasPrefix("$${") {
        expanded += "${"
        rest = rest.dropFirst(3)
      } else if rest.hasPrefix("${"), let end = rest.firstIndex(of: "}") {
        expanded += value(of: rest[rest.index(rest.startIndex, offsetBy: 2)..<end], at: place, problems: &problems)
        rest = rest[rest.index(after: end)...]
      } else {
        expanded += "$"
        rest = rest.dropFirst()
      }
    }
    return expanded + rest
  }

  private func value(of reference: Substring, at place: Place, problems: inout [Diagnostic]) -> String {
    let parts = reference.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    if let value = values[name] { return value }
    if parts.count == 2 { return String(parts[1]) }
    problems.append(
      Diagnostic(
        "unset-variable", "the environment has no variable '\(name)'", at: place,
        hint: Suggestion.hint(for: name, among: values.keys.sorted()) ?? "give a default: ${\(name):…}"))
    return ""
  }
}
