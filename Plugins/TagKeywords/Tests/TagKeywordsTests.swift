import Lexicon
import PipelineCore
import Testing
import TextModel

@testable import TagKeywordsPlugin

struct TagKeywordsTests {
  @Test func `forms of a phrase are one keyword with every place`() throws {
    let keywords = SmallText("red boats and red boats and blue nets. Red boat again, with blue nets.").keywords()
    #expect(keywords.first?.text == "red boats" && keywords.first?.places.count == 3)
    #expect(keywords.contains { $0.text == "blue nets" && $0.places.count == 2 })
  }

  @Test func `the best form of an Arabic word carries no clitic`() throws {
    let text = SmallText(
      "وقعت الدولتان اتفاقية جديدة. ترحب الدولتان بالاتفاقية وتشيد واتفاقية السلام. جاء ذلك عقب الاتفاقية. تستند لاتفاقية سابقة.",
      "ar")
    let keywords = text.keywords()
    let treaty = try #require(keywords.first { $0.text.hasSuffix("اتفاقية") })
    #expect(treaty.text == "اتفاقية" || treaty.text == "الاتفاقية")
    #expect(treaty.places.count >= 4)
  }

  /// The form in which a phrase is shown that stands at `places`.
  private func shown(_ places: [TextRange], clitics: [Bool], in text: Text) -> String {
    text.utf8.withUnsafeBufferPointer {
      SurfaceForm.best(of: places, in: $0) {
        clitics[$0]
      } ending: { _, _ in
        0
      }
    }
  }

  @Test(arguments: [
    ("بالاتفاقية", "الاتفاقية"), ("للاتفاقية", "الاتفاقية"), ("وللاتفاقية", "الاتفاقية"), ("والسلام", "السلام"),
    ("وبالسلام", "السلام"), ("وأوكرانيا", "أوكرانيا"), ("وزارة", "وزارة"), ("بالغة", "بالغة"), ("والدته", "والدته"),
    ("ووالدته", "والدته"),
    ("كاليفورنيا", "كاليفورنيا"), ("لليونان", "اليونان"), ("لليرة", "ليرة"),
    ("وكالة", "وكالة"), ("للبنان", "لبنان"), ("وللاجئين", "لاجئين"),
    ("وكالات", "وكالات"), ("وكالته", "وكالته"), ("فكالاتفاق", "الاتفاق"),
    ("الله", "الله"), ("والدول", "الدول"), ("port", "port"), ("و", "و"), ("لل", "لل"), ("ولل", "ولل"),
  ]) func `sure clitics are not shown`(form: String, shown: String) {
    let text = Text(form)
    #expect(self.shown([text.range], clitics: [false], in: text) == shown)
  }

  @Test(arguments: [
    ("رقابت‌های", "رقابت‌ها"), ("رسانه های", "رسانه ها"), ("فرآورده‌های دامی", "فرآورده‌های دامی"), ("های", "های"),
    ("شانگهای", "شانگهای"),
  ]) func `a Persian plural that leads nowhere is shown without its link`(form: String, shown: String) {
    let text = Text(form)
    #expect(self.shown([text.range], clitics: [false], in: text) == shown)
  }

  @Test func `a letter that is known to be a clitic is not shown`() {
    let text = Text("ببنان بنان")
    let places = [TextRange(0, 10), TextRange(0, 10), TextRange(11, 19)]
    #expect(shown(places, clitics: [true, true, false], in: text) == "بنان")
    #expect(shown([places[0]], clitics: [true], in: text) == "بنان")
    #expect(shown([places[0]], clitics: [false], in: text) == "ببنان")
    let linked = Text("لـCNN")
    #expect(shown([linked.range], clitics: [true], in: linked) == "CNN")
  }

  @Test(arguments: [
    ("إيران والإيراني الإيراني. إيران الإيراني الإيراني.", "إيران"),
    ("الاتفاقية الاتفاقية الاتفاقية الاتفاقية اتفاق", "الاتفاقية"),
    ("России Россию Россия России", "Россия"), ("вооружения вооружения вооружение", "вооружение"),
    ("Японии Японии Японию", "Японии"), ("порта порт порта", "порта"),
  ]) func `a noun is shown rather than its adjective, where it is not much rarer, and its nominative`(
    string: String, shown: String
  ) {
    let text = SmallText(string, "ar")
    let places = text.words
    #expect(self.shown(places, clitics: places.map { _ in false }, in: text.text) == shown)
  }

  @Test(arguments: [
    ("Beijing's leaders met. Beijing\u{2019}s critics met.", "Beijing"),
    ("Beijing's leaders met in Beijing.", "Beijing"),
    // A name that has it as its own.
    ("They met at McDonald's. McDonald's leaders met.", "McDonald's"),
  ]) func `a possessive is not shown`(text: String, shown: String) {
    #expect(SmallText(text, "en").keywords().contains { $0.text == shown })
  }

  @Test func `what is left of a reference is no keyword`() {
    #expect(SmallText("x &apost; harbour, y &apost; harbour", "en").keywords().map(\.text) == ["harbour"])
  }

  @Test func `a phrase in the title is worth more`() {
    let text = SmallText("The ferry sank near the lighthouse. The lighthouse was dark. The ferry was old.")
    func score(_ title: String?) -> Double { text.keywords(title: title).first { $0.text == "lighthouse" }?.score ?? 0 }
    #expect(score("Dark lighthouses") > score(nil))
  }

  @Test func `names stay whole, with a stop word inside`() {
    let text = SmallText(
      "Members of the Bank of England met. The Bank of England raised rates. Later the Bank of England explained it.")
    #expect(text.keywords().contains { $0.text == "Bank of England" })
  }

  @Test func `no keyword begins or ends with a stop word or a number`() {
    let text = SmallText("In 2024 the fleet of the north sailed. In 2025 the fleet sailed again for 12 days.")
    for keyword in text.keywords(.init(count: 50)) {
      let words = keyword.text.lowercased().split(separator: " ")
      for edge in [words.first, words.last] {
        #expect(!["in", "the", "of", "for", "2024", "2025", "12"].contains(edge))
      }
    }
  }

  @Test(arguments: ["zh", "ja"]) func `one ideograph is no keyword, two are`(language: String) {
    let text = SmallText("茶 农 采 茶. 茶 农 气温", language)
    let keywords = text.keywords(.init(count: 50)).map(\.text)
    #expect(keywords.contains("茶 农") && keywords.contains("气温") && !keywords.contains { $0.count == 1 })
  }

  @Test(arguments: [
    (
      "The United States sold Microsoft a port. The United States and Microsoft met.", "en",
      ["United States", "Microsoft"]
    ),
    ("Россия открыла порт. Завтра Россия и Москва закроют порт, а Москва построит мост.", "ru", ["Россия", "Москва"]),
    ("El acuerdo con Estados Unidos es nuevo. Estados Unidos rompe el acuerdo.", "es", ["Estados Unidos", "acuerdo"]),
  ])
  func `what news is about is no stop word`(text: String, language: String, wanted: [String]) {
    let keywords = SmallText(text, language).keywords(.init(count: 20)).map(\.text)
    #expect(Set(keywords).isSuperset(of: wanted), "\(keywords)")
  }

  @Test(arguments: [
    ("정부는 보조금을 줄였다. 정부가 보조금을 발표했다.", "ko", ["정부", "보조금"]),
    ("Ankara'da kurul toplandı. Kurul Ankara'nın bütçesini Meclis'te kabul etti.", "tr", ["Ankara", "Meclis"]),
  ])
  func `what follows a noun in one word with it is not shown`(text: String, language: String, wanted: [String]) {
    let keywords = SmallText(text, language).keywords(.init(count: 20)).map(\.text)
    #expect(Set(keywords).isSuperset(of: wanted), "\(keywords)")
    // No phrase goes on behind a case.
    #expect(!keywords.contains { $0.contains("는 ") || $0.contains("'da ") || $0.contains("'te ") }, "\(keywords)")
  }

  @Test func `Japanese words in hiragana are no keywords`() {
    let text = SmallText("ぜひとも 新聞 を 読む. 新聞 が 見られる ので ぜひとも", "ja")
    #expect(text.keywords(.init(count: 20)).map(\.text) == ["新聞"])
  }

  @Test func `the address of a page is no keyword`() {
    let text = SmallText("harbour https://example_org/ab harbour http://example_org/ab")
    #expect(text.keywords().map(\.text) == ["harbour"])
  }

  @Test func `the least score leaves out the rest`() {
    let text = SmallText("The ferry sank near the lighthouse. The lighthouse was dark. The ferry was old.")
    let all = text.keywords(.init(count: 20))
    let some = text.keywords(.init(count: 20, minimumScore: all[1].score))
    #expect(some.count >= 2 && some.count < all.count)
  }

  @Test func `corpus weights are of the document's own language`() {
    var setup = Setup(folder: ".")
    _ = TagKeywords(options: .init(method: .tfIdf, language: "en"), setup: &setup)
    #expect(setup.problems.map(\.option) == ["language"])
    var other = Setup(folder: ".")
    _ = TagKeywords(options: .init(method: .silsila, language: "en"), setup: &other)
    #expect(other.problems.isEmpty)
  }

  @Test func `ties go to what comes first`() {
    let phrases = SmallText("alpha, beta, gamma, delta.").phrases()
    let chosen = Selection.best(3, of: phrases, odds: [0, 0, 0, 0])
    #expect(chosen.map(\.phrase) == [0, 1, 2])
  }

  @Test func `a piece of a chosen phrase loses`() {
    let phrases = SmallText("container port, crane.").phrases()
    let names = phrases.all.indices.map(phrases.string)
    let given: [String: Double] = ["container port": 2, "port": 1, "crane": 0.5]
    let odds = names.map { given[$0] ?? -.infinity }
    #expect(
      Selection.best(3, of: phrases, odds: odds).map { names[$0.phrase] } == ["container port", "crane", "port"])
  }
}
