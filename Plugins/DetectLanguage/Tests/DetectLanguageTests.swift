import PipelineCore
import Testing
import TextModel

@testable import DetectLanguagePlugin

@Suite struct DetectLanguageTests {
  private func best(_ text: String, only: Set<String>? = nil) -> String? {
    Detector(only: only).candidates(in: Text(text)).first?.tag
  }

  @Test(
    arguments: [
      ("ar", "قالت الوزارة في بيان إن العمل في الطريق الجديد سوف يبدأ بعد انتهاء العطلة."),
      (
        "arz", "إحنا رحنا السوق امبارح عشان نجيب شوية حاجات للعيد، بس لقينا كل حاجة غالية أوي ومحدش راضي ينزل في السعر."
      ),
      ("fa", "مردم شهر می‌گویند که این پل باید هر چه زودتر ساخته شود."),
      ("ur", "بچوں نے استاد سے پوچھا کہ کل کی چھٹی کیوں ہے اور وہ ہنس پڑے۔"),
      ("ps", "د ښوونځي زده کوونکي وايي چې د دوی ټولګی ډېر وړوکی دی او نوي کتابونه نه لري."),
      ("he", "התושבים ביקשו מהעירייה לתקן את הכביש לפני החורף."),
      ("en", "The bridge was closed for repairs until the end of the week."),
      ("fr", "Les habitants du village attendent toujours une réponse du maire."),
      ("de", "Die Brücke bleibt wegen der Arbeiten noch bis Freitag gesperrt."),
      ("es", "Los vecinos esperan que el puente vuelva a abrir antes del viernes."),
      ("pt", "Os moradores esperam que a ponte seja reaberta ainda nesta semana."),
      ("it", "Gli abitanti del paese aspettano ancora una risposta dal sindaco."),
      ("nl", "De brug blijft wegens werkzaamheden nog tot vrijdag gesloten."),
      ("ru", "Жители надеются, что мост откроют ещё до конца недели."),
      ("uk", "Мешканці сподіваються, що міст відкриють ще до кінця тижня."),
      ("pl", "Mieszkańcy mają nadzieję, że most zostanie otwarty jeszcze w tym tygodniu."),
      ("tr", "Köprünün onarımı nedeniyle yol hafta sonuna kadar kapalı kalacak."),
      ("hi", "गाँव के लोग चाहते हैं कि पुल जल्दी से जल्दी खोल दिया जाए।"), ("zh", "这座桥因为维修，要到本周末才会重新开放。"),
      ("ja", "この橋は工事のため、週末まで通れません。"), ("ko", "이 다리는 공사 때문에 주말까지 다닐 수 없습니다."),
      ("th", "สะพานนี้ปิดซ่อมจนถึงสุดสัปดาห์"), ("el", "Η γέφυρα θα μείνει κλειστή ως την Παρασκευή."),
    ]) func `one sentence is enough`(tag: String, text: String)
  {
    #expect(best(text) == tag)
  }

  @Test(
    arguments: [
      "Zxqv wkjh qqtr bnmp vvxz hjkl wqrt zzpl mnbv cxzq jjkw pqzv xxdf ghvb nmkq wzzt vvpk",
      "Mbugha ụgbọ ọhụrụ agaghị arụ ọrụ ruo mgbe izu gwụrụ n'obodo anyị", "OK", "…",
    ]) func `what is in no language it knows is und`(text: String)
  {
    let found = Detector(only: nil).candidates(in: Text(text)).first { $0.tag != "und" }
    #expect((found?.share ?? 0) < 0.5, "\(text) is taken for \(found?.tag ?? "")")
  }

  @Test func `a quotation in another script does not change the language`() {
    let text =
      "The poem begins with the words قفا نبك من ذكرى حبيب ومنزل and every child in the country knows how it goes on from there."
    let candidates = Detector(only: nil).candidates(in: Text(text))
    #expect(candidates.first?.tag == "en" && (candidates.first?.share ?? 0) < 0.9)
  }

  @Test func `only the wanted languages are found`() {
    #expect(best("Os moradores esperam que a ponte seja reaberta.", only: ["es", "en"]) == "es")
    #expect(best("Жители ждут", only: ["es", "en"]) == nil)
  }

  @Test func `a long text costs a sample and no more`() {
    let sample = Sample(count: 50_000_000)
    #expect(sample.windows.count == Sample.maximum)
    #expect(sample.windows.map(\.lowerBound).min() == 0 && sample.windows.map(\.upperBound).max() == 50_000_000)
    #expect(sample.windows.allSatisfy { $0.count == Sample.window })
  }

  @Test(arguments: [0, 1, 255, 256, 257, 4_095, 4_096, 4_097, 9_000]) func `a short text is read whole, each byte once`(
    count: Int
  ) {
    let windows = Sample(count: count).windows.sorted { $0.lowerBound < $1.lowerBound }
    #expect(zip(windows, windows.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    if count <= Sample.window * Sample.maximum { #expect(windows.reduce(0) { $0 + $1.count } == count) }
  }

  @Test func `half and half is no language, and numbers decide nothing`() {
    let half = "Der Minister sagte am Montag nichts dazu. Министр в понедельник ничего не сказал об этом"
    let shares = Detector(only: nil).candidates(in: Text(half))
    #expect(shares.count >= 2 && (shares.first?.share ?? 1) < 0.7 && Set(shares.prefix(2).map(\.tag)) == ["de", "ru"])
    let table =
      (0..<200).map { "\($0)\t\($0 * 37).5\t\($0 * 91)\n" }.joined()
      + "Summe der Einnahmen und Ausgaben im vergangenen Jahr nach Monaten"
    #expect(best(table) == "de")
  }

  @Test func `vowel signs and tatweel change nothing in Arabic`() {
    let plain = "ذهب الولد إلى المدرسة في الصباح ثم عاد إلى البيت"
    let marked = "ذَهَبَ الْوَلَدُ إِلَى الْمَدْرَسَةِ فِي الصَّبَاحِ ثُمَّ عَـــادَ إِلَى الْبَيْتِ"
    #expect(Detector(only: nil).candidates(in: Text(plain)).first?.tag == "ar")
    #expect(Detector(only: nil).candidates(in: Text(marked)) == Detector(only: nil).candidates(in: Text(plain)))
  }

  @Test func `case makes no difference`() {
    for text in [
      "Łódź leży w środku Polski, a Gdańsk nad morzem", "Жители надеются, что мост откроют",
      "İstanbul'da yağmur bekleniyor",
    ] {
      #expect(best(text) == best(text.uppercased()))
    }
  }

  @Test func `every profile is whole`() {
    let groups = Profile.byScript
    #expect(groups.count == 5)
    for profile in groups.values {
      let end = profile.start + profile.stride << Int(profile.bits)
      #expect(end + Profile.maximumColumns <= Profile.bytes.count)
      #expect(
        stride(from: profile.start, to: end, by: profile.stride).allSatisfy {
          Profile.bytes[$0 + profile.columns.count] == 0x0A
        })
    }
  }

  @Test func `a text that goes on in another language is read further`() {
    let arabic = String(
      repeating: "قالت الوزارة في بيان إن العمل في الطريق الجديد سوف يبدأ بعد انتهاء العطلة. ", count: 8)
    let persian = String(repeating: "مردم شهر می‌گویند که این پل باید هر چه زودتر ساخته شود. ", count: 30)
    // The first of sixteen windows is Arabic, and the next that is looked at is not.
    #expect(best(arabic + persian) == "fa")
    #expect(best(persian + arabic) == "fa")
  }

  @Test func `a lead is steady while every window is clear and says the same`() {
    var lead = Lead()
    lead.take([50, 0, -3], clear: 40)
    #expect(lead.isSteady && lead.margin == 50)
    var other = lead
    lead.take([95, 5, 0], clear: 40)
    #expect(lead.isSteady && lead.margin == 90)
    lead.take([120, 0, 0], clear: 40)
    #expect(!lead.isSteady && lead.margin == 120)
    other.take([0, 100, 0], clear: 40)
    #expect(!other.isSteady)
  }
}
