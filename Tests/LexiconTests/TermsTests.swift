import Lexicon
import PipelineTesting
import Testing
import TextModel

struct TermsTests {
  /// The terms of words set apart by single spaces.
  private func terms(_ string: String, _ language: String?) -> Terms {
    var words: [TextRange] = []
    var start = 0
    for word in string.split(separator: " ", omittingEmptySubsequences: false) {
      if !word.isEmpty { words.append(TextRange(start, start + word.utf8.count)) }
      start += word.utf8.count + 1
    }
    return Terms(Text(string), words: words, language: language)
  }

  @Test(arguments: [
    ("الاتفاقية واتفاقية لاتفاقية بالاتفاقية للاتفاقية والاتفاقيات اتفاقية", "ar"),
    ("لبنان اللبنانية ولبنان بلبنان لبناني", "ar"), ("وزارة الوزارة ووزارة", "ar"), ("وأوكرانيا أوكرانيا", "ar"),
    ("کتاب کتاب‌ها کتابهای کتاب‌هایی", "fa"), ("ایران ایرانی", "fa"), ("لڑکا لڑکے لڑکوں لڑکی", "ur"),
    ("port Ports PORT port's", "en"), ("национальный национальная национальной", "ru"),
    ("Родченков Родченкова Родченковым Родченкову", "ru"),
    ("élection élections Élection", "fr"), ("정부 정부가 정부는 정부에서는 정부의", "ko"), ("시장 시장이 시장을 시장으로", "ko"),
    ("Avrupa Avrupa'da Avrupa’nın", "tr"),
  ])
  func `forms of a word are one term`(forms: String, language: String) {
    #expect(Set(terms(forms, language).numbers) == [0])
  }

  @Test(arguments: [
    ("وزارة زار زيارة", "ar"), ("برنامج نامج بنام", "ar"), ("port sport", "en"), ("واحد احد", "fa"),
    ("words swords", "xx"), ("전문가 전문", "ko"), ("결과 결", "ko"), ("Avrupa Asya'da", "tr"),
  ])
  func `different words are different terms`(words: String, language: String) {
    #expect(terms(words, language).count == words.split(separator: " ").count)
  }

  @Test(arguments: [
    ("российский американском политической банковских", "ru", true), ("державної", "uk", false),
    ("українська", "uk", true),
    ("поиском доской войском русские Зеленский порт", "ru", false), ("politischen deutliche", "de", true),
    ("Politischen Tische alte", "de", false), ("российский", "bg", false),
    ("دولار الجديدة والدقيقة للأوقية بالكامل وبالدقيقة زيارته", "ar", true),
    ("زيارة الدولار والدولار الليرة", "ar", false),
    ("dollars yen", "en", true), ("рублей", "ru", true), ("درصد", "fa", true),
  ]) func `adjectives that only tell what another word belongs to, and units, are no keywords by themselves`(
    words: String, language: String, areDependent: Bool
  ) {
    #expect(terms(words, language).traits.allSatisfy { $0.contains(.dependent) == areDependent })
  }

  @Test func `a clitic is one only where the rest stands alone`() {
    #expect(terms("لكتاب كتاب", "ar").numbers == [0, 0])
    #expect(terms("لكتاب دفتر", "ar").numbers == [0, 1])
    #expect(terms("وبكتاب بكتاب كتاب", "ar").numbers == [0, 0, 0])
  }

  @Test func `keys are the same in every document, whatever was read before`() {
    let alone = terms("harbour masters", "en")
    let after = terms("the masters of every harbour", "en")
    #expect(after.keys[Int(after.numbers[1])] == alone.keys[1])
    #expect(after.keys[Int(after.numbers[4])] == alone.keys[0])
    #expect(alone == terms("harbour masters", "en"))
  }

  @Test func `counts are the numbers of forms`() {
    let terms = terms("port of Ports and ships", "en")
    #expect(terms.numbers == [0, 1, 0, 2, 3])
    #expect(terms.counts == [2, 1, 1, 1])
  }

  @Test func `traits tell what a form is`() {
    let terms = terms("The NATO summit in 2024 x ولكن", "en")
    #expect(terms.traits[0] == [.stop, .capitalised])
    #expect(terms.traits[1] == [.capitalised, .allCapitals])
    #expect(terms.traits[2] == [] && terms.traits[2].isContent)
    #expect(terms.traits[4] == .number)
    #expect(terms.traits[5].contains(.letter) && !terms.traits[5].isContent)
    #expect(self.terms("ولكن وفي", "ar").traits.allSatisfy { $0.contains(.stop) })
  }

  @Test(arguments: [
    ("لبنان للبنان ولبنان بلبنان", 1), ("ليبيا لليبيا", 1), ("اللاجئين للاجئين لاجئين", 1), ("لجنة اللجنة للجنة", 1),
    ("أدى وادي", 2), ("وكالتها تها", 2), ("كمال كمال كمال المال", 2), ("كتاب وكتاب", 1), ("مدينة للمدينة المدينة", 1),
  ]) func `a letter that is the word's own is no clitic`(text: String, count: Int) {
    #expect(terms(text, "ar").count == count)
  }

  @Test func `lists tell what kind of word a form is`() {
    let english = terms("proposed carefully method system Friday", "en")
    #expect(english.traits[0] == .verb && english.traits[1] == .verb && english.traits[0].isContent)
    #expect(english.traits[2] == .general)
    #expect(english.traits[3] == [.stop, .general] && !english.traits[3].isContent)
    #expect(english.traits[4].contains(.dependent) && !english.traits[4].contains(.general))
    #expect(terms("لـ تكشف الميناء", "ar").traits == [.letter, .verb, []])
    #expect(terms("کرده‌اند می‌سازد خانه", "fa").traits.map { $0 == .verb } == [true, true, false])
    #expect(terms("partiellement gouvernement signalement", "fr").traits.map { $0 == .verb } == [true, false, false])
    #expect(terms("rápidamente mente", "es").traits.map { $0 == .verb } == [true, false])
    let verbs = [
      ("ganó Ganó ganaron Sharon dominó", "es"), ("anunciou Moscou chegaram Ceará mar", "pt"),
      ("accordèrent Front disaient Aient front", "fr"), ("является Является показывает Совет колос", "ru"),
      ("andarono Verono parleranno Anno divano", "it"),
    ]
    for (words, language) in verbs {
      #expect(terms(words, language).traits.map { $0 == .verb } == [true, false, true, false, false])
    }
    #expect(
      terms("legal wounded Wounded speed hundred", "en").traits.map(\.isModifier) == [true, true, false, false, false])
    // No word of the calendar is taken for an adjective of relation besides, which would make it general.
    #expect(terms("كانون الثاني الثقافي", "ar").traits == [.dependent, [.stop, .dependent], .relation])
  }

  @Test func `the language is found where it is not given`() {
    #expect(terms("the ships of the port were in the bay", nil).language == "en")
    #expect(terms("السفن في الميناء من بعد أن كانت على البحر", "und").language == "ar")
    #expect(terms("ksdjf lskdjf", nil).language == nil)
  }

  @Test func `a language that nothing is known of is none`() {
    #expect(terms("ksdjf lskdjf", "qq").language == nil)
    #expect(terms("paraules paraula", "ca").language == "ca")
    #expect(terms("paraules paraula", "ca").count == 1)
  }

  @Test func `more words than a table begins with`() {
    let words = (0..<5_000).map { "w\($0)" }.joined(separator: " ")
    let terms = terms(words + " " + words, "en")
    #expect(terms.count == 5_000)
    #expect(terms.counts.allSatisfy { $0 == 2 })
  }

  @Test func `any text gives terms`() {
    for text in NastyTexts.all {
      for language in ["ar", "fa", "ur", "en", "tr", nil] {
        let terms = terms(text, language)
        #expect(terms.counts.reduce(0, +) == Int32(terms.numbers.count))
        #expect(terms.numbers.allSatisfy { terms.keys.indices.contains(Int($0)) })
      }
    }
  }
}
