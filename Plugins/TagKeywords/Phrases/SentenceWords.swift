/// The places of the words of a sentence: from the first up to, but not including, the last.
struct SentenceWords: BitwiseCopyable {
  let lowerBound: Int32
  let upperBound: Int32

  var isEmpty: Bool { lowerBound == upperBound }
}
