/// Documents with the same words as one: copies cost no comparison.
struct Copies {
  /// For each document the number of its text; texts are numbered by their first document.
  private(set) var texts: [Int32]
  /// The first document of each text.
  private(set) var first: [Int32] = []
  /// How many documents each text has.
  private(set) var counts: [Int32] = []
  /// Of each text's documents the most preferred one.
  private(set) var preferred: [Int32] = []

  init(prints: [UInt64], ranks: [UInt32]) {
    texts = Array(repeating: 0, count: prints.count)
    var order = Array(0..<Int32(prints.count))
    order.sort { (prints[Int($0)], $0) < (prints[Int($1)], $1) }
    // The first document of a document's text, then the text's number.
    var last = -1
    for place in order {
      if last < 0 || prints[last] != prints[Int(place)] { last = Int(place) }
      texts[Int(place)] = Int32(last)
    }
    for place in texts.indices {
      let start = Int(texts[place])
      if start == place {
        texts[place] = Int32(first.count)
        first.append(Int32(place))
        counts.append(1)
        preferred.append(Int32(place))
      } else {
        let text = Int(texts[start])
        texts[place] = Int32(text)
        counts[text] += 1
        if ranks[place] < ranks[Int(preferred[text])] { preferred[text] = Int32(place) }
      }
    }
  }
}
