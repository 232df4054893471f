import TextModel

/// Finds the headline of an article: the block that says what the page calls itself, or the nearest `h1` above.
///
/// One that the page declares to be the headline is data of the page, as its title is, unless the article holds it.
enum Headline {
  /// Fewer bytes than this may be in any title by chance.
  private static let leastLength = 10
  /// How many blocks of text may stand between an `h1` of other words and the article.
  private static let reach = 12
  /// How many blocks may stand between a heading that is named and the article.
  private static let farReach = 300
  /// No title is longer than this, in bytes.
  private static let longestName = 1000

  /// The block of the headline, nil when there is none or when the article has it already.
  static func find(in page: Page, of text: Text, before article: Range<Int>, _ kinds: [FurnitureKind?]) -> Int? {
    let names = [page.about.title, page.about.name ?? ""].map { squeezed(Array($0.utf8.prefix(longestName)).span) }
    func isNamed(_ index: Int) -> Bool {
      let block = page.blocks[index]
      if block.length < leastLength || block.length > 300 { return false }
      let bytes = squeezed(PageText.bytes(of: block, of: page, in: text).span)
      return names.contains { holds($0, bytes) || $0.count >= 2 * leastLength && holds(bytes, $0) }
    }
    // The headline that the article has stands near its beginning.
    for index in article.prefix(5) where page.blocks[index].tag == "h1" || isNamed(index) {
      return kinds[index] == nil && !page.blocks[index].isMostlyLinks ? nil : index
    }
    // What begins with a heading of its own needs no other.
    if let first = article.first(where: { kinds[$0] == nil }), page.blocks[first].isHeading { return nil }
    let above = max(0, article.lowerBound - farReach)..<article.lowerBound
    let readable = above.filter { kinds[$0] == nil }.suffix(reach)
    let found =
      above.last { page.blocks[$0].isHeading && isNamed($0) } ?? readable.last { page.blocks[$0].tag == "h1" }
      ?? readable.last { isNamed($0) }
    return found.flatMap { page.elements[page.blocks[$0].container].declared == .headline ? nil : $0 }
  }

  /// `bytes` without white space, capital letters of ASCII small.
  private static func squeezed(_ bytes: Span<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for index in bytes.indices where bytes[index] > 0x20 {
      result.append(bytes[index] &- 0x41 < 26 ? bytes[index] | 0x20 : bytes[index])
    }
    return result
  }

  /// Whether `bytes` holds `part`.
  private static func holds(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard let first = part.first, bytes.count >= part.count else { return false }
    return (0...(bytes.count - part.count)).contains { bytes[$0] == first && bytes[$0...].starts(with: part) }
  }
}
