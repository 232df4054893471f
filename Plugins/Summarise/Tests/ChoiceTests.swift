import PipelineCore
import Testing
import TextModel

@testable import SummarisePlugin

@Suite struct ChoiceTests {
  private let harbour = "The harbour council closed the northern harbour wall."
  private let boats = "Nine boats stayed outside the northern harbour wall."

  @Test func `headings, list items, questions and short pieces are left out`() {
    let sample = Sample(
      [
        "Northern harbour wall closed", harbour, "Is the northern harbour wall safe now?", "Northern harbour wall.",
        "The northern harbour wall of the council", boats,
      ], kinds: [.heading, .body, .body, .body, .listItem])
    #expect(sample.summary(3) == [1, 5])
  }

  @Test func `what is unfit is taken where nothing else is there`() {
    #expect(Sample(["Is it open?", "Why?"]).summary(1) == [0])
    #expect(Sample(["Boats and nets"], kinds: [.heading]).summary(3) == [0])
    #expect(Sample(["12 13 14 15 16", "17 18 19 20 21"]).summary(1) == [0])
  }

  @Test func `a line without an end is no sentence where all others have one`() {
    let strings = [
      harbour, boats, "The harbour wall on a picture of the council", harbour + " Now.", boats + " Still.",
    ]
    let sample = Sample(strings)
    #expect(sample.passages().fitness[2] == .fragment)
    let chinese = Sample(["山城 春茶 开采 时间 提前", "山城 县 的 春茶 提前 开采。", "三月 气温 偏 高 一些。", "四月 气温 不 高 一些。", "五月 气温 偏 高 一些。"])
    #expect(chinese.passages(language: "zh").fitness == [.fragment, .fit, .fit, .fit, .fit])
    let open = Sample(strings.map { String($0.filter { $0 != "." }) })
    #expect(open.passages().fitness[2] == .fit)
  }

  @Test(arguments: [
    "He said the northern harbour wall of the council was not safe.",
    "However, the northern harbour wall of the council was not safe.",
    "Her northern harbour wall of the council was not safe.",
  ]) func `a sentence that leans on one left out is left out`(leaning: String) {
    let sample = Sample(["A cat slept near the old church all day.", leaning, boats, harbour])
    #expect(!sample.summary(1, method: .lexRank).contains(1))
    // With room for two it may come with the one before it.
    let two = sample.summary(2, method: .lexRank)
    #expect(!two.contains(1) || two == [0, 1])
    #expect(sample.summary(4) == [0, 1, 2, 3])
  }

  @Test func `Arabic sentences that go on speaking lean`() {
    let sample = Sample([
      "أعلن وزير النقل خالد منصور إغلاق ميناء المدينة الشمالي.", "وأضاف أن ميناء المدينة الشمالي سيغلق غدا.",
      "وقال إن الميناء الشمالي سيفتح بعد أسبوع.", "وقال الوزير إن الميناء الشمالي سيفتح بعد أسبوع.",
    ])
    let passages = sample.passages(language: "ar")
    #expect((0..<4).map(passages.leans) == [false, true, true, false])
    #expect(sample.summary(1, language: "ar") == [0])
  }

  @Test(arguments: [
    ("en", "She added that ships wait.", true), ("en", "The minister added that ships wait.", false),
    ("en", "But she said that ships wait.", true), ("en", "But the minister said so.", false),
    ("en", "It is cold in town.", false), ("en", "As a result ships wait.", true),
    ("fr", "Il a ajouté un port.", true), ("fr", "Il y a un port.", false), ("fr", "Le port est ouvert.", false),
    ("de", "Außerdem fehlt ein Hafen.", true), ("de", "Es gibt einen Hafen.", false),
    ("es", "Añadió que el puerto abre.", true), ("es", "El puerto abre mañana.", false),
    ("pt", "Ele disse que o porto abre.", true), ("pt", "No entanto o porto abre.", true),
    ("ru", "Он добавил что порт открыт.", true), ("ru", "Порт открыт с утра.", false),
    ("fa", "وی افزود که بندر باز است.", true), ("fa", "بندر باز است.", false),
    ("ur", "انہوں نے کہا کہ بندرگاہ کھلی ہے.", true), ("tr", "Ayrıca liman açıldı.", true),
    ("tr", "Bu yıl liman açıldı.", false), ("xx", "He said nothing.", false),
  ]) func `openings are known by language`(language: String, sentence: String, leans: Bool) {
    let sample = Sample([sentence])
    let cues = OpeningCues.shared
    let kind = cues.kind(of: sample.words[...], in: sample.text, list: cues.list(of: language))
    #expect((kind == .refers) == leans, "\(sentence)")
  }

  @Test func `a sentence that ends with a colon leads to what is not in it`() {
    let sample = Sample([harbour, "The northern harbour council said to all boats:", boats])
    #expect(sample.passages().fitness == [.fit, .leadIn, .fit])
  }

  @Test func `captions and bylines are labels`() {
    let sample = Sample(["Photo: the northern harbour wall on Monday.", harbour, boats])
    #expect(sample.passages().fitness == [.label, .fit, .fit])
  }

  @Test func `words and share bound the length in whole sentences`() throws {
    let sample = Sample([harbour, boats, harbour + " Again", boats + " Again"])
    var options = Summarise.Options()
    options.words = 17
    options.method = .lead
    #expect(sample.processed(options).layer(.summary)?.sentences == [0, 1])
    options.words = 3
    #expect(sample.processed(options).layer(.summary)?.sentences == [0])
    options.words = nil
    options.share = 0.5
    #expect(sample.processed(options).layer(.summary)?.sentences == [0, 1])
    options.share = 1
    #expect(sample.processed(options).layer(.summary)?.sentences == [0, 1, 2, 3])
  }

  @Test func `contradictions are refused`() {
    func problems(_ change: (inout Summarise.Options) -> Void) -> [String] {
      var options = Summarise.Options()
      change(&options)
      var setup = Setup(folder: ".")
      _ = Summarise(options: options, setup: &setup)
      return setup.problems.map(\.option)
    }
    #expect(problems { $0.words = 100 }.isEmpty)
    #expect(problems { $0.words = 0 } == ["words"])
    #expect(problems { $0.share = 1.5 } == ["share"])
    #expect(problems { ($0.words, $0.share) = (10, 0.1) } == ["share"])
    #expect(problems { ($0.words, $0.sentences) = (10, 5) } == ["words"])
  }

  @Test func `the same words are not taken twice, however high they score`() {
    let sample = Sample([harbour, harbour, harbour, "A cat slept near the old church all day."])
    #expect(sample.summary(2) == [0, 3])
  }

  @Test func `half of ten thousand sentences are taken in reasonable time`() {
    var options = Summarise.Options()
    options.share = 0.5
    let many = (0..<10_000).map { "sentence x\($0 % 977) speaks of boats and nets y\($0 % 13)." }
    let chosen = Sample(many).processed(options).layer(.summary)?.sentences ?? []
    #expect(chosen.count > 4_000 && chosen.count <= 5_000)
  }
}
