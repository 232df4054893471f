import CICU
import PipelineCore
import TextModel

/// What ICU4C needs for the words and sentences of texts, which it gets in UTF-16.
enum ICU {
  /// The least processor time of three runs over `documents`.
  static func seconds(over documents: [Document]) throws -> Double {
    try SilsilaBenchmarks.seconds(segmenter(of: documents))
  }

  /// What finds the words and sentences of `documents`, whose texts are brought into UTF-16 before.
  static func segmenter(of documents: [Document]) -> () throws -> Void {
    let units = documents.map { Array($0.text.string.utf16) }
    let longest = units.map(\.count).max() ?? 0
    return {
      var ends = [Int32](repeating: 0, count: longest + 1)
      for kind in [ICU_BREAKS_WORDS, ICU_BREAKS_SENTENCES] {
        guard let breaks = icu_breaks_open(Int32(kind)) else { throw BenchmarkError("ICU has no data") }
        defer { icu_breaks_close(breaks) }
        for text in units { _ = icu_breaks_find(breaks, text, Int32(text.count), &ends, Int32(ends.count)) }
      }
    }
  }
}
