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

  @Test func `rounded numbers are written as the number they are rounded to`() {
    let small = (-20_500...20_500).map { Double($0) / 10_000 }
    let others = [0.12345, 0.99996, -0.00004, 0.00005, 999_999.99994, 999_999.99996, 1e6, -1e12, 1e300, 1 / 3, .pi]
    for number in small + others + [.infinity, .nan, -.greatestFiniteMagnitude] {
      var rounded = JSONWriter()
      var whole = JSONWriter()
      rounded.value(rounded: number)
      whole.value((number * 10_000).rounded() / 10_000)
      #expect(rounded.bytes == whole.bytes, "\(number)")
    }
  }

  @Test func `strings of every length are written the same, with an escape anywhere or none`() {
    for length in 0...70 {
      let plain = String(repeating: "م", count: length / 2) + String(repeating: "x", count: length % 2)
      for escaped in [("", ""), ("\"", #"\""#), ("\n", #"\n"#), ("\\", #"\\"#)] {
        for start in [true, false] {
          let (raw, shown) = start ? (escaped.0 + plain, escaped.1 + plain) : (plain + escaped.0, plain + escaped.1)
          var json = JSONWriter()
          json.object { json in
            json.name(raw)
            json.array { json in
              json.value(raw)
              json.value(raw)
            }
          }
          #expect(String(decoding: json.bytes, as: UTF8.self) == "{\"\(shown)\":[\"\(shown)\",\"\(shown)\"]}")
        }
      }
    }
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
