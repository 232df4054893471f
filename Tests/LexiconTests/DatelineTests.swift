import Lexicon
import Testing
import TextModel

struct DatelineTests {
  /// The terms of words that are runs of letters and digits.
  private func terms(_ string: String, _ language: String) -> (terms: Terms, words: [Substring]) {
    let words = string.split { !$0.isLetter && !$0.isNumber && $0 != "\u{200C}" }
    let places = words.map { word in
      TextRange(
        string.utf8.distance(from: string.startIndex, to: word.startIndex),
        string.utf8.distance(from: string.startIndex, to: word.endIndex))
    }
    return (Terms(Text(string), words: places, language: language), words)
  }

  @Test(arguments: [
    ("BRASÍLIA - O presidente falou ontem.", "pt", 1), ("OSASCO, SP - O primeiro exame foi feito.", "pt", 2),
    ("NEW HARBOUR (AP) — The council met on Monday.", "en", 3), ("Berlin (dpa) - Der Rat tagt am Montag.", "de", 2),
    ("Westport, Jan 17 (ANI): A man was found.", "en", 4),
    ("Westport, Jan 12 (PTI) In a bid to help, it met.", "en", 4),
    ("WESTPORT - the council met on Monday.", "en", 1), ("(CNN)The council met on Monday.", "en", 1),
    ("(EFE).- El consejo se reunió ayer.", "es", 1),
    ("ЛОНДОН, 3 мая — РИА Новости. Совет собрался.", "ru", 5),
    ("A new quay\nWESTPORT - The council met on Monday.", "en", 1),
    ("القاهرة (رويترز) - قال المجلس إن الرصيف جاهز.", "ar", 2),
    ("القاهرة - رويترز: قال المجلس إن الرصيف جاهز.", "ar", 2),
    ("المدينة، البلاد المتحدة (CNN) -- قال المجلس إن الرصيف جاهز.", "ar", 4),
    ("رويترز- القاهرة (مصر): قال المجلس إن الرصيف جاهز.", "ar", 3),
    ("به گزارش خبرگزاری فارس از ساری، شورا تشکیل جلسه داد.", "fa", 6),
  ])
  func `a place, a day and an agency before the news are its dateline`(text: String, language: String, count: Int) {
    #expect(terms(text, language).terms.dateline.count == count)
  }

  @Test(arguments: [
    ("NASA - the agency of space flights - met on Monday.", "en"),
    ("The World Trade Council (AP) met on Monday.", "en"),
    ("Anna Lind (Labour) – the mayor – met the council.", "en"), ("China's state sector -- a thorn -- was sold.", "en"),
    ("LATEST NEWS - ALL IN CAPITALS HERE", "en"), ("Port - the news of the day", "en"),
    ("قالت حركة العمل (حماس) - في بيان - إن الرصيف جاهز.", "ar"), ("مباشر - الرصيف جاهز اليوم.", "ar"),
    ("به گزارش فارس به نقل از روزنامه شهر، شورا تشکیل جلسه داد.", "fa"), ("به گزارش", "fa"), ("", "en"),
  ])
  func `what only looks like it is none`(text: String, language: String) {
    #expect(terms(text, language).terms.dateline.isEmpty)
  }

  @Test(arguments: [
    ("NEW HARBOUR, March 3 (Reuters) - The council met.", "en", ["Reuters"]),
    ("القاهرة (رويترز) - قال المجلس إن الرصيف جاهز.", "ar", ["القاهرة", "رويترز"]),
    ("به گزارش خبرگزاری فارس از ساری، شورا تشکیل جلسه داد.", "fa", ["به", "گزارش", "خبرگزاری", "فارس"]),
  ])
  func `the agency carries no topic, a place in capitals may`(text: String, language: String, outside: [String]) {
    let (terms, words) = terms(text, language)
    #expect(zip(words, terms.traits).filter { $0.1.isSuperset(of: .outside) }.map { String($0.0) } == outside)
  }

  @Test func `words that overlap have nothing between them`() {
    let words = [TextRange(0, 6), TextRange(3, 10), TextRange(13, 16)]
    #expect(Terms(Text("LONDON, PA - The"), words: words, language: "en").count > 0)
  }
}
