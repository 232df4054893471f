public import PipelineCore
package import TextModel

/// The components of this plugin.
public let components: [any Component.Type] = [Segment.self]

/// How many words and sentences `text` has by UAX #29 as it stands, what ICU finds too; for benchmarks.
package func countStandardBoundaries(of text: Text) -> Int {
  var boundaries = Boundaries()
  boundaries.words.reserveCapacity(text.count / 8)
  boundaries.add(.ends, text.range, of: text, tables: .shared)
  return boundaries.words.count + boundaries.places.count
}

/// How many words and sentences the tailored rules find in `text`, taken for one paragraph; for benchmarks.
package func countTailoredBoundaries(of text: Text) -> Int {
  var boundaries = Boundaries()
  boundaries.words.reserveCapacity(text.count / 8)
  boundaries.add(.marks, text.range, of: text, tables: .shared)
  var rules = SentenceRules(text, tables: .shared, language: nil)
  rules.judge(boundaries.places, in: text.range)
  WordTailoring(text, tables: .shared, language: nil).apply(
    to: &boundaries.words, from: 0, in: text.range, marks: boundaries.places, stops: rules.abbreviationStops)
  return boundaries.words.count + rules.ends.count
}
