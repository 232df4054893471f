import PipelineCore
import Testing
import TextModel

@Suite struct JSONWriterTests {
  @Test func `writes what JSON asks for and nothing else`() {
    var json = JSONWriter()
    json.object { json in
      json.name("a\"\\\n\u{1}é")
      json.array { json in
        json.value(-12)
        json.value(0.5)
        json.value(2.0)
        json.value(Double.nan)
        json.value(true)
        json.null()
      }
    }
    #expect(String(decoding: json.bytes, as: UTF8.self) == #"{"a\"\\\n\u0001é":[-12,0.5,2,null,true,null]}"#)
  }

  @Test func `shows ranges in scalars`() {
    var json = JSONWriter(rangesOf: "مرحبا 😀 b", in: .scalars)
    json.value(TextRange(11, 15))
    #expect(String(decoding: json.bytes, as: UTF8.self) == #"{"start":6,"end":7}"#)
  }

  @Test(arguments: [("summarize", "summarise"), ("segmnet", "segment"), ("zzz", nil)])
  func `finds what was meant`(name: String, expected: String?) {
    #expect(Suggestion.nearest(to: name, among: ["clean", "segment", "summarise"]) == expected)
  }
}
