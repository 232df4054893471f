public import PipelineCore
import TextModel

/// What must be true of every document that was cleaned and segmented, whatever it was.
public enum DocumentLaws {
  /// The laws that `document` breaks, a sentence each: layers keep their rules, the text is valid, sentences hold every byte of it that is no white
  /// space exactly once, words lie inside sentences, and ranges lead back to the original bytes, forward and within them.
  ///
  /// - Parameter isTailored: false for segmentation by UAX #29 alone, whose words may reach over the ends of its sentences.
  /// - Complexity: O(n log n).
  public static func broken(by document: Document, isTailored: Bool = true) -> [String] {
    var broken = document.problems
    if let place = Text.firstInvalidByte(in: document.text.utf8) { broken.append("byte \(place) is not valid UTF-8") }
    let sentences = document.layer(.sentences)?.ranges ?? []
    let words = document.layer(.words)?.ranges ?? []
    for range in sentences + words where !document.text.holds(range) || range.isEmpty {
      return broken + ["\(range) is no range of the text, on scalar boundaries"]
    }
    broken += uncovered(document.text, by: sentences)
    var sentence = 0
    for word in words where isTailored {
      while sentence < sentences.count, sentences[sentence].end < word.end { sentence += 1 }
      if sentence == sentences.count || sentences[sentence].start > word.start {
        broken.append("word \(word) lies in no sentence")
        break
      }
    }
    return broken + misled(document, words) + misled(document, sentences) + lost(document)
  }

  /// The document as bytes and back must be what it was, the way back to the original bytes included.
  private static func lost(_ document: Document) -> [String] {
    do {
      let types = LayerTypes(of: document)
      let copy = try Document(encoded: document.encoded(), types: types)
      let kept = document.layerNames.filter { name in
        document.layer(named: name).map { !type(of: $0).isDerived } ?? false
      }
      let names = Set(kept + ["text", "origin"])
      let writer = DocumentWriter(fields: names, offsets: .utf8, origins: true)
      return writer.line(copy) == writer.line(document) ? [] : ["the document is another after it was written and read"]
    } catch {
      return ["the document cannot be written and read: \(error)"]
    }
  }

  private static func uncovered(_ text: Text, by sentences: [TextRange]) -> [String] {
    var position = 0
    for range in sentences + [TextRange(text.count, text.count)] {
      if Int(range.start) < position { return ["sentence \(range) begins before the one before it ends"] }
      let between = String(decoding: text.utf8[position..<Int(range.start)], as: UTF8.self)
      if !between.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
        return ["bytes \(position) to \(range.start) are in no sentence"]
      }
      position = Int(range.end)
    }
    return []
  }

  private static func misled(_ document: Document, _ ranges: [TextRange]) -> [String] {
    var last = TextRange(0, 0)
    for range in ranges {
      let source = document.sourceRange(of: range)
      if source.start < last.start || source.end < last.end {
        return ["\(range) leads back to before the range before it"]
      }
      if Int(source.end) > document.origin.bytes.count { return ["\(range) leads back beyond the end"] }
      if source.isEmpty { return ["\(range) leads back to no byte"] }
      last = source
    }
    return []
  }
}
