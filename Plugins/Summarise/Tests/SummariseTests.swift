import PipelineCore
import Testing
import TextModel

@testable import SummarisePlugin

@Suite struct SummariseTests {
  @Test func `nothing gives nothing, and one sentence itself`() {
    #expect(Sample([]).summary(3).isEmpty)
    #expect(Sample(["Why?"]).processed().layer(.summary)?.text == "Why?")
  }

  @Test func `what was said is not said again`() {
    let twice = "the storm closed the old harbour for three days"
    let sample = Sample([twice, twice, "fishermen lost their boats and asked the harbour council for help"])
    #expect(sample.summary(2) == [0, 2])
  }

  @Test(arguments: Method.allCases) func `any number of words may be asked for`(method: Method) {
    let sample = Sample(["the storm closed the old harbour", "fishermen lost their boats"])
    let huge = Budget(sentences: Budget.boundless, words: .max)
    #expect(Scoring(sample.passages(), method: method, budget: huge).scores.count == 2)
  }

  @Test func `the text of a summary is one line`() {
    let text = Text("One two\n  three. 四五。六七。")
    let ranges = [TextRange(0, 16), TextRange(17, 26), TextRange(26, 35)]
    #expect(Summary(of: [0, 1, 2], among: ranges, in: text).text == "One two three. 四五。六七。")
  }

  @Test(arguments: ["- ", "– ", "— "]) func `a dash before a sentence is not in the summary`(dash: String) {
    let text = Text("\(dash)One two. Three - four.")
    let ranges = [TextRange(0, dash.utf8.count + 8), TextRange(dash.utf8.count + 9, text.count)]
    #expect(Summary(of: [0, 1], among: ranges, in: text).text == "One two. Three - four.")
  }

  @Test func `the dateline is not in the summary`() {
    let sample = Sample(["WESTPORT - \"The new library\" opened today.", "All its halls were full of readers."])
    #expect(
      sample.processed().layer(.summary)?.text
        == "\"The new library\" opened today. All its halls were full of readers.")
  }

  @Test func `explain tells what every sentence scores and is`() throws {
    var options = Summarise.Options()
    options.explain = true
    options.sentences = 1
    let sample = Sample([
      "Nine boats came back with herring.", "They sold a lot of herring.", "Why so much herring now?",
    ])
    let scores = try #require(sample.processed(options).layer(.sentenceScores)).items
    #expect(scores.map(\.kind) == ["fit", "leaning", "question"])
    #expect(scores.map(\.isChosen) == [true, false, false])
    for score in scores {
      #expect(score.parts.map(\.name) == ["centrality", "position", "title"])
      #expect(abs(score.parts.reduce(0) { $0 + $1.value } - score.score) < 1e-9)
    }
  }

  @Test func `a document with a title keeps it, one without gets one`() {
    var options = Summarise.Options()
    options.headline = true
    func title(_ sample: Sample, _ title: String? = nil) -> String? {
      sample.processed(options, title: title).layer(.title)?.text
    }
    let opened =
      "The mayor of the town opened the new library, and she thanked everybody who had helped her and all others to get it done."
    #expect(title(Sample([opened]), "Given") == "Given")
    #expect(title(Sample([opened]), " ") == "The mayor of the town opened the new library")
    #expect(title(Sample(["New library", opened], kinds: [.heading])) == "New library")
    #expect(title(Sample(["Boats came back today."])) == "Boats came back today")
    let long = (1...20).map { "word\($0)" }.joined(separator: " ")
    #expect(title(Sample([long])) == "W" + (1...16).map { "word\($0)" }.joined(separator: " ").dropFirst() + "…")
    #expect(title(Sample([])) == nil)
    // A place before a dash is no part of it, nor is a conjunction; one quotation mark alone makes no clause.
    #expect(title(Sample(["LONDON - the new library opened today."])) == "The new library opened today")
    #expect(title(Sample(["But the new library opened today."])) == "The new library opened today")
    // What goes on with the words before is none by itself, nor is who said it at the end.
    let injured =
      "Five sailors, among them a girl of eight, were injured on Monday when the roof of the harbour hall fell on the northern pier, officers said."
    #expect(title(Sample([injured]))?.hasPrefix("Five sailors") == true)
    let reported =
      "Boats worth \(long) were sold, a senior officer of the northern harbour said on Friday."
    #expect(title(Sample([reported]))?.contains("officer") == false)
    let led = "After the storm of last week, the council of the town closed the northern harbour, as \(long)."
    #expect(title(Sample([led]))?.contains("the council of the town closed the northern harbour") == true)
    let torn = "The mayor called the library \"a gift, a house and a home\" for " + long + "."
    #expect(title(Sample([torn]))?.hasSuffix("…") == true)
  }
}
