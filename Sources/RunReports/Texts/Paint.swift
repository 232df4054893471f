/// Colours for a terminal, or signs where there is none.
public struct Paint: Sendable {
  /// Whether to write in colour.
  public let isColoured: Bool

  /// The paint of an output that `isColoured`, or not.
  public init(isColoured: Bool) {
    self.isColoured = isColoured
  }

  /// What a piece of output is.
  enum Tone: String {
    case heading = "1"
    case removed = "31"
    case inserted = "32"
    case faint = "2"
    case warning = "33"
    case failure = "31;1"
  }

  func callAsFunction(_ text: String, _ tone: Tone) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// A piece that went; in brackets where there is no colour to tell.
  func removed(_ text: String) -> String { isColoured ? self(text, .removed) : "[-\(text)-]" }

  /// A piece that came; in brackets where there is no colour to tell.
  func inserted(_ text: String) -> String { isColoured ? self(text, .inserted) : "{+\(text)+}" }
}
