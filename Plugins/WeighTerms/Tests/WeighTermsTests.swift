import Foundation
import PipelineCore
import Testing

@testable import WeighTermsPlugin

struct WeighTermsTests {
  private func frequencies(_ documents: [[UInt64]]) -> DocumentFrequencies {
    documents.reduce(into: DocumentFrequencies()) { $0.add($1) }
  }

  @Test func `a term counts once for each document`() {
    let counted = frequencies([[1, 2], [2, 3], [2]])
    #expect(counted.documents == 3)
    #expect([1, 2, 3, 4].map(counted.frequency) == [1, 3, 1, 0])
  }

  @Test func `parts merged in any grouping are the whole`() {
    let documents: [[UInt64]] = (0..<300).map { document in
      (0..<20).map { (term: Int) -> UInt64 in UInt64((document * 7 + term * term) % 97 + 1) }
    }
    let whole = frequencies(documents)
    for cut in [0, 1, 150, 299, 300] {
      var left = frequencies(Array(documents[..<cut]))
      left.merge(frequencies(Array(documents[cut...])))
      #expect(left.documents == whole.documents)
      for key in UInt64(0)...100 { #expect(left.frequency(of: key) == whole.frequency(of: key)) }
    }
  }

  @Test func `a state comes back from its code`() throws {
    let whole = frequencies([[1, 2], [2, 3]])
    let back = try JSONDecoder().decode(DocumentFrequencies.self, from: JSONEncoder().encode(whole))
    #expect(back.documents == 2 && back.frequency(of: 2) == 2 && back.frequency(of: 3) == 1)
  }

  @Test func `a sample is a part that the ids choose`() throws {
    var setup = Setup(folder: ".")
    let stage = WeighTerms(options: .init(sample: 0.3), setup: &setup)
    func count(_ ids: some Sequence<Int>) -> Int {
      var state = stage.makeState()
      for id in ids {
        var document = Document(id: "article-\(id)", origin: Origin(path: "", bytes: []))
        document.attach(Words([]), as: .words)
        stage.observe(document, into: &state)
      }
      return state.documents
    }
    let all = count(0..<2_000)
    #expect((500...700).contains(all))
    #expect(count(0..<1_000) + count(1_000..<2_000) == all)
    #expect(count((0..<2_000).reversed()) == all)
  }
}
