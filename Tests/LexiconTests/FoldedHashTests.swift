import PipelineTesting
import Testing

@testable import Lexicon

struct FoldedHashTests {
  private func folded(_ word: String) -> UInt64 {
    Array(word.utf8).withUnsafeBufferPointer { WordKey.folded($0) }
  }

  /// The hash that words of documents are looked up by, found in two passes.
  private func lookedUp(_ word: String) -> UInt64 {
    Array(word.utf8).withUnsafeBufferPointer { FoldedWord.with($0) { $0.hash } }
  }

  @Test func `is the folded form of any word, also of what is none`() {
    let words = NastyTexts.all.flatMap { [$0] + $0.split(separator: " ").map(String.init) }
    for word in words { #expect(folded(word) == lookedUp(word)) }
    for value in 1...0x2FFFF as ClosedRange<UInt32> {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let word = "a\(scalar)b\(scalar)"
      if folded(word) != lookedUp(word) { Issue.record("\(String(value, radix: 16)) is folded otherwise") }
    }
  }

  @Test func `forms that differ in case and spelling habit are one`() {
    #expect(folded("أمسِ") == folded("امس"))
    #expect(folded("U.S.") == folded("u.s"))
    #expect(folded("Élan") == folded("élan"))
    #expect(folded("one") != folded("two"))
  }
}
