import TextModel

/// Turns the words of documents in one language into ``Terms``.
///
/// Nearly every word of a run has been seen before, so what is known of a form is kept: folding, lists and stems are asked only for forms that are new. What is kept
/// never changes the result. Not for two threads at once.
final class TermReader {
  private let language: String?
  private var reading: TermReading

  init(language: String?) {
    self.language = language
    reading = TermReading(FormTraits(language: language))
  }

  deinit { reading.deallocate() }

  func read(_ text: Text, _ words: [TextRange]) -> Terms {
    var keys: [UInt64] = []
    var counts: [Int32] = []
    var traits: [WordTraits] = []
    var dateline = 0..<0
    let numbers = [Int32](capacity: words.count) { numbers, count in
      count = words.count
      traits = [WordTraits](capacity: words.count) { traits, count in
        count = words.count
        text.utf8.withUnsafeBufferPointer { bytes in
          words.withUnsafeBufferPointer { words in
            keys = reading.read(words, in: bytes, numbers, traits)
            dateline = Dateline.mark(in: text, bytes, words, traits)
          }
        }
      }
      counts = TermReader.counts(of: numbers, keys.count)
    }
    return Terms(
      numbers: numbers, traits: traits, keys: keys, counts: counts, dateline: dateline, language: language)
  }

  private static func counts(of numbers: UnsafeMutableBufferPointer<Int32>, _ terms: Int) -> [Int32] {
    [Int32](capacity: terms) { counts, count in
      count = terms
      counts.initialize(repeating: 0)
      for number in numbers { counts[Int(number)] += 1 }
    }
  }
}
