import CICU
import PipelineCore
import TextModel

/// Words of scripts that put no space between them, by the dictionaries of ICU: Thai, Lao, Burmese, Khmer, Chinese, Japanese.
///
/// The Unicode rules alone make a word of each letter there.
struct DictionaryWords: Sendable {
  static let shared = DictionaryWords()

  private let pool = Pool()

  /// Puts ICU's words in the place of those from `first` on that touch each other and are of such scripts.
  ///
  /// - Complexity: O(n) in the bytes of the runs; nothing is done for other scripts but a look at each word's first byte.
  func apply(to words: inout [TextRange], from first: Int, in text: Text) {
    var changed: [TextRange] = []
    var kept = first
    var place = first
    while place < words.count {
      guard DictionaryWords.isWritten(at: Int(words[place].start), in: text) else {
        place += 1
        continue
      }
      var last = place
      while last + 1 < words.count, words[last + 1].start == words[last].end,
        DictionaryWords.isWritten(at: Int(words[last + 1].start), in: text)
      {
        last += 1
      }
      if last > place {
        changed += words[kept..<place]
        changed += pool.words(in: TextRange(words[place].start, words[last].end), of: text)
        kept = last + 1
      }
      place = last + 1
    }
    if kept > first { words.replaceSubrange(first..<kept, with: changed) }
  }

  /// Whether the letter at `position` is of a script without spaces.
  private static func isWritten(at position: Int, in text: Text) -> Bool {
    guard text.utf8[position] >= 0xE0 else { return false }
    return switch text.scalar(at: position).value {
    case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3041...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF,
      0x20000...0x3FFFF:
      true
    default: false
    }
  }
}

/// Iterators that no one uses at the moment: one works for one caller at a time, and is dear to make.
private final class Pool: Sendable {
  private let idle = IdlePool<OpaquePointer>(most: 64)

  deinit { while let iterator = idle.take() { icu_breaks_close(iterator) } }

  /// The words that ICU finds in `range` of `text`.
  func words(in range: TextRange, of text: Text) -> [TextRange] {
    guard let iterator = idle.take() ?? icu_breaks_open(Int32(ICU_BREAKS_WORDS)) else { return [range] }
    defer { if !idle.giveBack(iterator) { icu_breaks_close(iterator) } }
    let units = Array(text.string(in: range).utf16)
    var ends = [Int32](repeating: 0, count: units.count + 1)
    let count = icu_breaks_find(iterator, units, Int32(units.count), &ends, Int32(ends.count))
    var words: [TextRange] = []
    var start = Int(range.start)
    var unit = 0
    for end in ends.prefix(Int(count)) {
      var position = start
      while unit < Int(end) {
        unit += text.utf8[position] >= 0xF0 ? 2 : 1
        position = text.scalar(at: position).end
      }
      words.append(TextRange(start, position))
      start = position
    }
    return words
  }
}
