/// The encoding that a page declares of itself.
enum Charset {
  /// The value of `charset=` in the first kilobyte and a bit, as the HTML standard looks for it (section 13.2.3.2).
  static func declared(in bytes: [UInt8]) -> String? {
    let head = bytes.prefix(2048).map { $0 < 0x80 ? $0 | ((0x41...0x5A).contains($0) ? 0x20 : 0) : 0x3F }
    let key = Array("charset".utf8)
    guard head.count > key.count else { return nil }
    for start in 0..<(head.count - key.count)
    where head[start] == key[0] && Array(head[start..<start + key.count]) == key {
      var cursor = start + key.count
      while cursor < head.count, [0x20, 0x3D, 0x22, 0x27].contains(head[cursor]) { cursor += 1 }
      let end = head[cursor...].firstIndex { [0x20, 0x22, 0x27, 0x3B, 0x3E, 0x2F].contains($0) } ?? head.count
      if end > cursor { return String(decoding: head[cursor..<end], as: UTF8.self) }
    }
    return nil
  }
}
