import Lexicon
import PipelineCore
import TextModel

/// A title for a document that has none.
///
/// The first heading, where it stands over all running text; else the sentence that says most, or as many of its clauses, one after another, as a title may hold:
/// those whose words stand in most sentences (after Dorr, Zajic, Schwartz 2003, Hedge Trimmer, section 2: a headline is part of an early sentence).
enum Headline {
  /// The words of a title.
  private static let words = 4...16

  /// The title; nil where there is no word.
  ///
  /// Complexity: O(sentences), and O(words) of one.
  static func title(_ passages: Passages, _ scoring: Scoring, paragraphs: [Paragraph]) -> String? {
    if let heading = paragraphs.first(where: { $0.kind != .listItem }), heading.kind == .heading {
      return string(of: heading.range, in: passages.text)
    }
    guard let best = passages.fitness.min(by: { $0.rawValue < $1.rawValue }) else { return nil }
    var sentence: Int?
    var highest = -1.0
    for place in passages.fitness.indices where passages.fitness[place] == best {
      let score = scoring.scores[place].value
      if score > highest, sentence == nil || !passages.leans(place) { (sentence, highest) = (place, score) }
    }
    guard let sentence else { return nil }
    let own = withoutLink(passages.table.words(of: sentence), passages)
    guard let first = own.first else { return nil }
    let end = passages.sentences[sentence].end
    // The marks before the first word are the sentence's: an opening quotation mark.
    let start =
      first == passages.table.words(of: sentence).first
      ? passages.sentences[sentence].start
      : passages.words[first].start
    if own.count <= words.upperBound { return string(of: TextRange(start, end), in: passages.text) }
    if let clause = clause(of: own, passages) {
      let from = clause.lowerBound == first ? start : passages.words[clause.lowerBound].start
      return string(of: TextRange(from, passages.words[clause.upperBound - 1].end), in: passages.text)
    }
    let cut = TextRange(start, passages.words[first + words.upperBound - 1].end)
    return string(of: cut, in: passages.text).map { $0 + "…" }
  }

  private static func withoutLink(_ own: Range<Int>, _ passages: Passages) -> Range<Int> {
    guard let first = own.first, own.count > words.lowerBound,
      OpeningCues.shared.isLink(passages.words[first], in: passages.text, list: passages.cues)
    else { return own }
    return first + 1..<own.upperBound
  }

  /// The best run of whole clauses with as many words as a title has; nil where it says too little of what the sentence does.
  private static func clause(of own: Range<Int>, _ passages: Passages) -> Range<Int>? {
    var starts = [own.lowerBound]
    for word in own.dropLast() where endsClause(word, passages) { starts.append(word + 1) }
    starts.append(own.upperBound)
    let total = weight(of: own, passages)
    var best: Range<Int>?
    var highest = 0.0
    for (place, start) in starts.dropLast().enumerated() {
      for end in starts[(place + 1)...] {
        if end - start > words.upperBound { break }
        if end - start < words.lowerBound { continue }
        let clause = withoutLink(start..<end, passages)
        guard isBalanced(clause, passages) else { continue }
        let whole = weight(of: clause, passages)
        guard whole >= 0.4 * total, start == own.lowerBound || !leans(clause, passages) else { continue }
        var weight = whole
        // Sentences tend to begin with what they are about.
        if start == own.lowerBound { weight *= 1.2 }
        if start > own.lowerBound, !standsAlone(clause, in: own, passages) { continue }
        if weight > highest { (best, highest) = (clause, weight) }
      }
    }
    return best
  }

  /// Whether a clause behind another one says something by itself.
  ///
  /// One that begins with a day, or with a word of grammar other than an article, goes on with what was before; a short one with a verb of saying at the end of a
  /// sentence names who said it.
  private static func standsAlone(_ clause: Range<Int>, in own: Range<Int>, _ passages: Passages) -> Bool {
    let (text, words, cues) = (passages.text, passages.words, OpeningCues.shared)
    let first = passages.terms.traits[clause.lowerBound]
    if first.contains(.stop), !cues.isArticle(words[clause.lowerBound], in: text, list: passages.cues) { return false }
    if first.isDependent, !first.isModifier { return false }
    let isLast = clause.upperBound == own.upperBound && clause.count <= 10
    return !isLast || !words[clause].contains { cues.says($0, in: text, list: passages.cues) }
  }

  private static func leans(_ clause: Range<Int>, _ passages: Passages) -> Bool {
    OpeningCues.shared.kind(of: passages.words[clause], in: passages.text, list: passages.cues) == .refers
  }

  /// How much of the document some words hold: for each the sentences that have it, half for one that no other has.
  private static func weight(of words: Range<Int>, _ passages: Passages) -> Double {
    words.reduce(0) { sum, word in
      passages.terms.traits[word].isContent
        ? sum + Double(passages.table.spread[Int(passages.terms.numbers[word])]) - 0.5 : sum
    }
  }

  /// Whether quotation marks and brackets that open among some words close among them.
  private static func isBalanced(_ words: Range<Int>, _ passages: Passages) -> Bool {
    var position = Int(passages.words[words.lowerBound].start)
    let end = Int(passages.words[words.upperBound - 1].end)
    var straight = 0
    var depth = 0
    while position < end {
      let scalar = passages.text.scalar(at: position)
      switch scalar.value {
      case 0x22: straight += 1
      case 0x28, 0x5B, 0xAB, 0x201C, 0x201E: depth += 1
      case 0x29, 0x5D, 0xBB, 0x201D: depth -= 1
      default: break
      }
      position = scalar.end
    }
    return straight % 2 == 0 && depth == 0
  }

  /// Whether a mark that ends a clause stands behind a word: a comma, a semicolon, a dash between spaces.
  private static func endsClause(_ word: Int, _ passages: Passages) -> Bool {
    let text = passages.text
    var position = Int(passages.words[word].end)
    var isBehindSpace = false
    while position < text.count {
      let (value, end) = text.scalar(at: position)
      switch value {
      case 0x60C, 0x61B, 0xFF0C, 0x3001, 0x2013, 0x2014: return true
      // One inside a word or a number ends nothing.
      case 0x2C, 0x3B: return end == text.count || text.utf8[end] == 0x20
      case 0x2D: return isBehindSpace
      case 0x20: isBehindSpace = true
      // Quotation marks and brackets close before the comma.
      case 0x22, 0x29, 0xBB, 0x201D: break
      default: return false
      }
      position = end
    }
    return false
  }

  /// A stretch of text on one line, without the mark at its end.
  private static func string(of range: TextRange, in text: Text) -> String? {
    var end = Int(range.end)
    while end > Int(range.start) {
      let (value, start) = text.scalar(before: end)
      guard Text.isWhitespace(value) || [0x2E, 0x2C, 0x3B, 0x3A, 0x60C, 0x61B, 0x3002, 0x6D4].contains(value) else {
        break
      }
      end = start
    }
    var bytes: [UInt8] = []
    Summary.append(TextRange(Int(range.start), end), of: text, to: &bytes)
    let title = String(decoding: bytes, as: UTF8.self)
    guard let first = title.first else { return nil }
    return first.uppercased() + title.dropFirst()
  }
}
