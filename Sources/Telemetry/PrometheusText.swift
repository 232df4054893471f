/// The words of the exposition format.
enum PrometheusText {
  /// The name with `_` for what a name may not hold.
  static func name(_ label: String) -> String {
    let bytes = label.utf8.map { byte in
      let isLetter = (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "_")
      return isLetter || (byte >= 0x30 && byte <= 0x3A) ? byte : UInt8(ascii: "_")
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? true ? "_" + text : text
  }

  /// `a="1",b="2"`, by name.
  static func labels(_ dimensions: [(String, String)]) -> String {
    dimensions.sorted { $0.0 < $1.0 }.map { label, value in
      let name = name(label).replacing(":", with: "_")
      return "\(name)=\"\(escaped(value).replacing("\"", with: "\\\""))\""
    }.joined(separator: ",")
  }

  /// The labels in braces; nothing where there are none.
  static func braces(_ labels: String) -> String { labels.isEmpty ? "" : "{\(labels)}" }

  static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
  }

  static func number(_ value: Double) -> String {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
    return value == value.rounded() && abs(value) < 1e15 ? "\(Int64(value))" : "\(value)"
  }
}
