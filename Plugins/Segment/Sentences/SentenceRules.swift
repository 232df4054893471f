import Lexicon
import TextModel

/// Decides which marks end a sentence for a reader.
///
/// Begins where UAX #29 does (a mark, closing marks, space, and no small letter behind), and departs from it where readers do: abbreviations, initials
/// and ordinals; two dots and other ellipses; quotations and brackets; list numbers; notes behind the stop; stops without a space; the marks that
/// one script uses for its own end. Looks at marks and their neighbours only.
struct SentenceRules {
  let text: Text
  let tables: BreakTables
  /// The paragraph at hand.
  private(set) var range = TextRange(0, 0)
  let abbreviations = Abbreviations.shared
  /// The lists of abbreviations that hold.
  let lists: UInt64
  let language: String?
  let writesOrdinals: Bool?
  /// Abbreviations that no list has, learned from the text so far.
  var learned: Set<UInt64> = []
  /// Words that sentences begin with; nil until they are asked for.
  var stopWords: StopWords??
  var enclosures = Enclosures()
  private var items = ListItems()

  private(set) var sentenceStart = 0
  var nextPair = 0
  /// Where sentences end, the end of the paragraph last.
  private(set) var ends: [UInt32] = []
  /// Where stops that belong to an abbreviation or an ordinal stand.
  var abbreviationStops: [UInt32] = []

  /// The rules for the paragraphs of `text`; a language known makes them sharper.
  init(_ text: Text, tables: BreakTables, language: String?) {
    self.text = text
    self.tables = tables
    lists = abbreviations.lists(for: language)
    self.language = language
    writesOrdinals = language.map { Abbreviations.ordinalLanguages.contains(String($0.prefix { $0 != "-" })) }
  }

  /// Finds where the sentences of the paragraph in `range` end, whose marks are `marks`.
  ///
  /// - Complexity: O(m) in the number of marks.
  mutating func judge(_ marks: [UInt32], in range: TextRange) {
    self.range = range
    sentenceStart = Int(range.start)
    nextPair = 0
    ends.removeAll(keepingCapacity: true)
    abbreviationStops.removeAll(keepingCapacity: true)
    var hasTerminator = false
    if !marks.isEmpty {
      enclosures.find(marks, in: range, of: text)
      items.find(marks, in: range, of: text)
      hasTerminator = judge(marks)
    }
    add(Int(range.end))
    addUnmarkedEnds(hasTerminator: hasTerminator)
  }

  /// Judges each mark; tells whether one may end sentences.
  private mutating func judge(_ marks: [UInt32]) -> Bool {
    var hasTerminator = false
    var item = 0
    var done = 0
    for mark in marks where Int(mark) >= done {
      let position = Int(mark)
      while item < items.markers.count, items.markers[item].lowerBound <= position {
        let marker = items.markers[item]
        if marker.lowerBound > Int(range.start) { end(at: marker.lowerBound) }
        done = marker.upperBound
        item += 1
      }
      if position < done { continue }
      guard let run = run(at: position) else { continue }
      hasTerminator = hasTerminator || run.isTerminator
      done = run.end
      guard let end = end(of: run), end < Int(range.end) else { continue }
      self.end(at: end)
      done = max(done, end)
    }
    return hasTerminator
  }

  private mutating func end(at position: Int) {
    add(position)
    sentenceStart = position
  }

  private mutating func add(_ end: Int) {
    if end > Int(ends.last ?? range.start) { ends.append(UInt32(end)) }
  }

  private mutating func addUnmarkedEnds(hasTerminator: Bool) {
    guard !range.isEmpty else { return }
    let first = text.scalar(at: Int(range.start)).value
    if (0xAC00...0xD7A3).contains(first) {
      ends = Set(ends + UnmarkedEnds.korean(in: range, of: text)).sorted()
    } else if (0xE01...0xE5B).contains(first) {
      ends = Set(ends + UnmarkedEnds.thai(in: range, of: text)).sorted()
    } else if !hasTerminator, (0x600...0x6FF).contains(first) {
      // A list in the line may have ended sentences already.
      ends = Set(ends + UnmarkedEnds.arabicClauses(in: range, of: text)).sorted()
    }
  }
}
