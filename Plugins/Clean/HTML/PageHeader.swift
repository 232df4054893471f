import TextModel

/// What the lines around the beginning of an article say of it: who wrote it, when, and where it comes from.
enum PageHeader {
  /// How many blocks above the article's first and below it are read.
  private static let reach = 8
  private static let longestLine = 150

  /// What the lines say, by the names that `metadata` has for it; the first of each name counts.
  static func metadata(
    of page: Page, _ kinds: [FurnitureKind?], in text: Text
  ) -> [(name: String, value: String)] {
    guard let first = kinds.firstIndex(where: { $0 == nil }) else { return [] }
    var found: [(name: String, value: String)] = []
    for index in max(0, first - reach)..<min(kinds.count, first + reach) {
      // What stands in the article is read with its text.
      guard let kind = kinds[index], page.blocks[index].length <= longestLine, !unread.contains(kind) else { continue }
      let line = Text(knownValid: PageText.bytes(of: page.blocks[index], of: page, in: text))
      let match = Phrases.shared.match(line.range, of: line)
      if match?.kind == .source, let value = match?.value, !value.isEmpty {
        found.append(("source", line.string(in: value)))
      }
      if match?.kind == .byline || kind == .byline, let name = Signatures.name(in: line) {
        found.append(("author", name))
      }
      if let date = Signatures.date(in: line) { found.append(("date", date)) }
    }
    return found
  }

  /// What signs other articles, or nothing.
  private static let unread: Set<FurnitureKind> = [
    .similar, .readAlso, .comments, .advertisement, .sidebar, .footer, .hidden,
  ]
}
