public import PipelineCore
package import TextModel

/// The components of this plugin.
public let components: [any Component.Type] = [Segment.self]

/// How many words and sentence marks the kernel alone finds in `text`; for benchmarks.
package func countBoundaries(of text: Text) -> Int {
  var boundaries = Boundaries()
  boundaries.words.reserveCapacity(text.count / 8)
  boundaries.add(.marks, text.range, of: text, tables: .shared)
  return boundaries.words.count + boundaries.places.count
}
