import Lexicon
import PipelineCore
import TextModel

/// Whether a sentence can stand in a summary.
enum Fitness: UInt8, BitwiseCopyable {
  /// It can.
  case fit
  /// It asks and does not tell.
  case question
  /// It ends with a colon: what it leads to is not in it.
  case leadIn
  /// Too few words to tell anything, mostly numbers, or without an end where all others have one: a dateline, a byline, a caption.
  case fragment
  /// It opens as captions and bylines do.
  case label
  /// An item of a list.
  case listItem
  /// A heading.
  case heading

  /// What outputs call it.
  var name: String {
    switch self {
    case .fit: "fit"
    case .question: "question"
    case .leadIn: "lead-in"
    case .fragment: "fragment"
    case .label: "label"
    case .listItem: "list-item"
    case .heading: "heading"
    }
  }
}

/// Judges the sentences of a document by what they are, not by what they say.
struct FitnessJudge {
  /// The fewest words that tell something.
  private static let leastWords = 5
  /// The most words of a caption or byline.
  private static let longestLabel = 14

  /// What each sentence is.
  ///
  /// - Parameters:
  ///   - paragraphs: the blocks of the text; empty where they are not known.
  ///   - list: the list of cues that holds.
  /// - Complexity: O(words), a few nanoseconds each.
  static func fitness(
    _ text: Text, sentences: [TextRange], words: [TextRange], terms: Terms, table: TermTable,
    paragraphs: [Paragraph], list: UInt32
  ) -> [Fitness] {
    var fitness = [Fitness](.fit, times: sentences.count)
    var paragraph = 0
    var ended = 0
    var open: [Int] = []
    for (place, range) in sentences.enumerated() {
      while paragraph < paragraphs.count, paragraphs[paragraph].range.end <= range.start { paragraph += 1 }
      if paragraph < paragraphs.count, paragraphs[paragraph].kind != .body {
        fitness[place] = paragraphs[paragraph].kind == .heading ? .heading : .listItem
        continue
      }
      switch end(of: range, in: text) {
      case .question: fitness[place] = .question
      case .colon:
        fitness[place] = .leadIn
        ended += 1
      case .mark: ended += 1
      case .none: open.append(place)
      }
      let own = table.words(of: place)
      if own.count < leastWords || isNumbers(own, terms) {
        if fitness[place] == .fit { fitness[place] = .fragment }
      } else if own.count <= longestLabel, hasColon(after: words[own.lowerBound], in: text) || open.last == place,
        OpeningCues.shared.kind(of: words[own], in: text, list: list) == .label
      {
        fitness[place] = .label
      }
    }
    // Where nearly every sentence ends with a mark, one that does not is no sentence.
    if open.count * 4 <= ended { for place in open where fitness[place] == .fit { fitness[place] = .fragment } }
    return fitness
  }

  private enum End { case question, colon, mark, none }

  /// How a sentence ends, closing quotation marks and brackets left aside.
  private static func end(of range: TextRange, in text: Text) -> End {
    var position = Int(range.end)
    while position > Int(range.start) {
      let (value, start) = text.scalar(before: position)
      switch value {
      case 0x3F, 0x61F, 0xFF1F, 0x37E: return .question
      case 0x3A, 0xFF1A: return .colon
      case 0x2E, 0x21, 0x2026, 0x3002, 0xFF01, 0xFF0E, 0x6D4, 0x964, 0x3B, 0x61B, 0x203C: return .mark
      case 0x22, 0x27, 0x29, 0x5D, 0xAB, 0xBB, 0x2018, 0x2019, 0x201C, 0x201D, 0x201E, 0x300D, 0x300F, 0xFF09:
        position = start
      // Thai and its neighbours have no such marks.
      case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF: return .mark
      default: return .none
      }
    }
    return .none
  }

  private static func isNumbers(_ words: Range<Int>, _ terms: Terms) -> Bool {
    terms.traits.withUnsafeBufferPointer { traits in
      var numbers = 0
      for word in words { numbers &+= traits[word].contains(.number) ? 1 : 0 }
      return numbers * 2 > words.count
    }
  }

  private static func hasColon(after word: TextRange, in text: Text) -> Bool {
    let end = Int(word.end)
    return text.utf8[end..<min(end + 2, text.count)].contains(0x3A)
  }
}
