/// What a piece of page furniture is.
enum FurnitureKind: String, CaseIterable, Sendable {
  /// Labels whose value goes to `metadata`.
  case source, tags, byline, date
  /// What stands over pointers to other articles.
  case readAlso = "read-also"
  case similar
  /// What pages say besides.
  case advertisement, caption, comments, contents, cookies, copyright, counter, navigation, newsletter, share
  /// What only the elements of a web page tell.
  case footer, form, hidden, sidebar, other

  /// Whether a line of this kind may hold a value behind a colon.
  var mayHaveValue: Bool {
    switch self {
    case .source, .tags, .byline, .date, .readAlso, .similar, .caption, .counter, .navigation, .share: true
    default: false
    }
  }

  /// Whether it stands above an article or below it, never inside.
  var standsAtEdge: Bool {
    switch self {
    case .byline, .date, .counter, .navigation: true
    default: false
    }
  }
}
