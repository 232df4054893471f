/// What a component is called and does: the source of its reference page, of `silsila stages` and of its tests.
public struct ComponentInfo: Sendable {
  /// What pipeline files call it: lower case, words joined by hyphens; an order for a stage (`tag-keywords`).
  public let name: String
  /// What it does, in one sentence.
  public let summary: String
  /// What a user should know besides; paragraphs of Markdown.
  public let discussion: String
  /// The papers and standards it follows.
  public let references: [String]
  /// Changes whenever equal input may give other output.
  public let version: Int
  /// What it does, shown; run by the tests.
  public let examples: [Example]

  /// The description of a component.
  public init(
    name: String, summary: String, discussion: String = "", references: [String] = [], version: Int = 1,
    examples: [Example] = []
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.references = references
    self.version = version
    self.examples = examples
  }
}

/// One input and what must come of it: documentation and test at once.
public struct Example: Sendable {
  /// What must be true of the document after the stage.
  public enum Expectation: Sendable {
    /// The text is this.
    case text(String)
    /// The ranges of a layer cut these pieces out of the text.
    case pieces(layer: String, [String])
    /// The layer, written as JSON with offsets in scalars, is this.
    case json(layer: String, String)
    /// The layer is not there.
    case absent(layer: String)
    /// The document was dropped for this reason.
    case dropped(String)
  }

  /// What the example shows, in a few words.
  public let title: String
  /// The stages that run before, each as a pipeline file would hold it: `segment`, `clean: { html: all }`.
  public let after: [String]
  /// The options, as a YAML flow mapping.
  public let options: String
  /// The input.
  public let text: String
  /// What the input is written in.
  public let mediaType: MediaType
  /// The language the document comes with.
  public let language: String?
  /// The title the document comes with.
  public let documentTitle: String?
  /// What must be true afterwards.
  public let expectations: [Expectation]

  /// The example `title`: `text` goes in, and all of `expectations` hold of what comes out.
  public init(
    _ title: String, after: [String] = [], options: String = "{}", text: String, mediaType: MediaType = .plainText,
    language: String? = nil, documentTitle: String? = nil, expect expectations: Expectation...
  ) {
    self.title = title
    self.after = after
    self.options = options
    self.text = text
    self.mediaType = mediaType
    self.language = language
    self.documentTitle = documentTitle
    self.expectations = expectations
  }
}
