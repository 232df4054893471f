/// Pieces of a page; whatever comes from outside is escaped, so that no text can become mark-up.
struct HTML {
  /// The mark-up so far.
  private(set) var bytes: [UInt8] = []

  /// Adds mark-up as it is; for what this module says itself.
  mutating func raw(_ markUp: String) {
    bytes.append(contentsOf: markUp.utf8)
  }

  /// Adds text.
  mutating func text(_ text: String) {
    escape(text.utf8)
  }

  /// Adds the bytes of valid UTF-8 text.
  mutating func text(_ utf8: ArraySlice<UInt8>) {
    escape(utf8)
  }

  /// Adds an element with attributes as they are, and text inside.
  mutating func element(_ name: String, _ attributes: String = "", _ text: String) {
    raw("<\(name)\(attributes.isEmpty ? "" : " " + attributes)>")
    self.text(text)
    raw("</\(name)>")
  }

  /// Adds a text in its own direction, so that it turns nothing around it.
  mutating func isolated(_ text: String) {
    element("bdi", "", text)
  }

  /// Escapes what mark-up is made of, and replaces controls, which HTML does not allow.
  private mutating func escape(_ utf8: some Sequence<UInt8>) {
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "&"): raw("&amp;")
      case UInt8(ascii: "<"): raw("&lt;")
      case UInt8(ascii: ">"): raw("&gt;")
      case UInt8(ascii: "\""): raw("&quot;")
      case UInt8(ascii: "'"): raw("&#39;")
      case 0x09, 0x0A: bytes.append(byte)
      case 0..<0x20, 0x7F: raw("\u{FFFD}")
      default: bytes.append(byte)
      }
    }
  }
}
