import Lexicon

/// Where phrases stand that stand once: words, then pairs, then longer runs, each in text order.
struct SingleStretches {
  let words: UnsafeMutableBufferPointer<Stretch>
  let pairs: UnsafeMutableBufferPointer<Stretch>
  let runs: UnsafeMutableBufferPointer<Stretch>

  var count: Int { words.count + pairs.count + runs.count }

  subscript(number: Int) -> Stretch {
    if number < words.count { return words[number] }
    let rest = number - words.count
    return rest < pairs.count ? pairs[rest] : runs[rest - pairs.count]
  }
}
