/// The encoding that a page declares of itself.
enum Charset {
  /// How far a declaration may stand from the beginning.
  private static let reach = 1024

  /// The label that the page's first kilobyte declares, in lower case.
  ///
  /// Follows the prescan of the HTML standard (section 13.2.3.2): only `meta` elements count, by `charset` or by the `content` of one that stands for a
  /// header, and what is in comments does not. UTF-16 cannot be declared in bytes, so it means UTF-8.
  static func declared(in bytes: [UInt8]) -> String? {
    var scan = Scan(bytes: bytes.prefix(reach).map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 })
    while !scan.isAtEnd {
      if scan.skip("<!--") {
        scan.position = max(4, scan.position) - 2
        scan.skip(past: "-->")
      } else if scan.startsTag("<meta") {
        scan.position += 5
        if let label = label(ofMeta: &scan) { return label.hasPrefix("utf-16") ? "utf-8" : label }
      } else if scan.startsElement {
        scan.position += 1
        while let byte = scan.current, byte > 0x20, byte != 0x3E { scan.position += 1 }
        while scan.attribute() != nil {}
      } else if scan.skip("<!") || scan.skip("</") || scan.skip("<?") {
        scan.skip(past: ">")
      } else {
        scan.position += 1
      }
    }
    return nil
  }

  private static func label(ofMeta scan: inout Scan) -> String? {
    var label: String?
    var isHeader = false
    var needsHeader = false
    var seen: Set<String> = []
    while let (name, value) = scan.attribute() {
      if !seen.insert(name).inserted { continue }
      switch name {
      case "http-equiv": isHeader = value == Array("content-type".utf8)
      case "content":
        if label == nil, let found = self.label(inContent: value) {
          label = found
          needsHeader = true
        }
      case "charset":
        label = String(decoding: value, as: UTF8.self)
        needsHeader = false
      default: break
      }
    }
    return needsHeader && !isHeader || label?.isEmpty == true ? nil : label
  }

  /// What `charset=` says in the value of a header (section 2.4.6, extracting a character encoding from a meta element).
  private static func label(inContent value: [UInt8]) -> String? {
    var scan = Scan(bytes: value)
    while scan.skip(past: "charset") {
      scan.skipSpace()
      guard scan.skip("=") else { continue }
      scan.skipSpace()
      if let quote = scan.current, quote == 0x22 || quote == 0x27 {
        let rest = scan.bytes[(scan.position + 1)...]
        return rest.firstIndex(of: quote).map { String(decoding: rest[..<$0], as: UTF8.self) }
      }
      let label = scan.bytes[scan.position...].prefix { $0 > 0x20 && $0 != 0x3B }
      return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
    }
    return nil
  }
}

/// Reads bytes from left to right.
private struct Scan {
  let bytes: [UInt8]
  var position = 0

  var isAtEnd: Bool { position >= bytes.count }
  var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// Whether a tag called so begins here.
  func startsTag(_ tag: StaticString) -> Bool {
    guard starts(with: tag), position + tag.utf8CodeUnitCount < bytes.count else { return false }
    let next = bytes[position + tag.utf8CodeUnitCount]
    return next <= 0x20 || next == 0x2F
  }

  /// Whether a start or end tag of some element begins here.
  var startsElement: Bool {
    guard current == 0x3C else { return false }
    let name = position + 1 < bytes.count && bytes[position + 1] == 0x2F ? position + 2 : position + 1
    return name < bytes.count && bytes[name] &- 0x61 < 26
  }

  func starts(with part: StaticString) -> Bool {
    part.withUTF8Buffer { bytes[min(position, bytes.count)...].starts(with: $0) }
  }

  /// Goes past `part` when it stands here.
  @discardableResult
  mutating func skip(_ part: StaticString) -> Bool {
    guard starts(with: part) else { return false }
    position += part.utf8CodeUnitCount
    return true
  }

  /// Goes past the next `part`, or to the end.
  @discardableResult
  mutating func skip(past part: StaticString) -> Bool {
    while !isAtEnd {
      if skip(part) { return true }
      position += 1
    }
    return false
  }

  mutating func skipSpace() {
    while let byte = current, byte <= 0x20 { position += 1 }
  }

  /// The next attribute of the tag, nil behind its last.
  mutating func attribute() -> (name: String, value: [UInt8])? {
    while let byte = current, byte <= 0x20 || byte == 0x2F { position += 1 }
    guard let first = current else { return nil }
    if first == 0x3E {
      position += 1
      return nil
    }
    let start = position
    position += 1
    while let byte = current, byte > 0x20, byte != 0x2F, byte != 0x3E, byte != 0x3D { position += 1 }
    let name = String(decoding: bytes[start..<position], as: UTF8.self)
    skipSpace()
    guard skip("=") else { return (name, []) }
    skipSpace()
    guard let quote = current else { return (name, []) }
    if quote == 0x22 || quote == 0x27 {
      position += 1
      let start = position
      while let byte = current, byte != quote { position += 1 }
      let value = Array(bytes[start..<position])
      position = min(position + 1, bytes.count)
      return (name, value)
    }
    let value = bytes[position...].prefix { $0 > 0x20 && $0 != 0x3E }
    position += value.count
    return (name, Array(value))
  }
}
