import Lexicon
import PipelineCore
import TextModel

/// Keeps the first of documents with the same words.
struct DropCopies: CorpusStage {
  /// Which texts were seen, by hashes of 64 bits.
  struct Seen: Mergeable, Codable {
    /// The id of the first document with each text.
    var first: [UInt64: String] = [:]

    mutating func merge(_ next: consuming Seen) {
      first.merge(next.first) { earlier, _ in earlier }
    }
  }

  static let info = ComponentInfo(
    name: "drop-copies",
    summary: "Keeps the first of documents with the same words and drops the others.",
    discussion: """
      Case, Arabic vowel marks and spelling variants, punctuation and white space do not count. Shows how a stage sees all documents before it changes the
      first. Documents without a word are kept.
      """,
    examples: [Example("nothing to compare with", after: ["segment"], text: "One text.", expect: .text("One text."))])

  private let words: ReadPort<Words>
  private let copy: DropPort

  init(options: NoOptions, setup: inout Setup) {
    words = setup.reads(.words)
    copy = setup.drops("copy")
  }

  func makeState() -> Seen { Seen() }

  func observe(_ document: Document, into state: inout Seen) {
    guard let fingerprint = fingerprint(of: document) else { return }
    if state.first[fingerprint] == nil { state.first[fingerprint] = document.id }
  }

  func fit(_ state: consuming Seen) -> [UInt64: String] { state.first }

  func process(_ document: inout Document, with model: [UInt64: String]) {
    guard let fingerprint = fingerprint(of: document), let first = model[fingerprint] else { return }
    if first != document.id { document.drop(copy) }
  }

  /// The words in order as one number; nil when there are none.
  private func fingerprint(of document: Document) -> UInt64? {
    let ranges = document.read(words).ranges
    if ranges.isEmpty { return nil }
    return ranges.reduce(0xCBF2_9CE4_8422_2325) { hash, range in
      let mixed = (hash ^ WordKey(document.text.utf8[range.bytes]).folded) &* 0x9E37_79B9_7F4A_7C15
      return mixed ^ (mixed >> 29)
    }
  }
}
