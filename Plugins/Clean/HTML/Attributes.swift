import TextModel

/// The attributes of a tag.
struct Attributes {
  private var values: [String: String] = [:]

  init(_ text: Text, _ range: TextRange) {
    let bytes = Array(text.utf8[range.bytes])
    var cursor = 0
    func skip(while isIn: (UInt8) -> Bool) { while cursor < bytes.count, isIn(bytes[cursor]) { cursor += 1 } }
    func string(_ start: Int) -> String { String(decoding: bytes[start..<cursor], as: UTF8.self) }
    while cursor < bytes.count {
      skip { $0 <= 0x20 || $0 == 0x2F }
      let nameStart = cursor
      skip { $0 > 0x20 && $0 != 0x3D && $0 != 0x2F }
      let name = string(nameStart).lowercased()
      skip { $0 <= 0x20 }
      var value = ""
      if cursor < bytes.count, bytes[cursor] == 0x3D {
        cursor += 1
        skip { $0 <= 0x20 }
        if cursor < bytes.count, bytes[cursor] == 0x22 || bytes[cursor] == 0x27 {
          let quote = bytes[cursor]
          cursor += 1
          let start = cursor
          skip { $0 != quote }
          value = string(start)
          cursor += 1
        } else {
          let start = cursor
          skip { $0 > 0x20 }
          value = string(start)
        }
      } else if name.isEmpty {
        cursor += 1
      }
      if !name.isEmpty, values[name] == nil { values[name] = CharacterReferences.replaced(in: value) }
    }
  }

  subscript(name: String) -> String? { values[name] }
}
