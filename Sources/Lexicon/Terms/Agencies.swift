/// News agencies as datelines name them.
enum Agencies {
  /// The most words of a name.
  static let longest = 3

  /// The most bytes of one.
  static let mostBytes = names.map(\.utf8.count).max() ?? 0

  static func hold(_ name: String) -> Bool { names.contains(name) }

  private static let names = Set(
    """
    AFP, afp, AP, ap, Associated Press, APA, apa, Reuters, REUTERS, Reuter, UPI, CNN, BBC, dpa, DPA, epd, KNA, sid, SDA, sda, ATS, ats, EFE, ANSA, Ansa, AGI, \
    Adnkronos, LaPresse, Belga, ANP, NTB, TT, Ritzau, STT, PAP, ČTK, MTI, Tanjug, HINA, Hina, BTA, Agerpres, Mediafax, Lusa, Folhapress, Agência Brasil, \
    Agência Estado, Europa Press, Notimex, Prensa Latina, Télam, Colpisa, MAP, APS, TAP, MENA, KUNA, WAM, SPA, QNA, BNA, Petra, SANA, IRNA, ISNA, WAFA, Anadolu, \
    AA, DHA, İHA, Cihan, NNA, SUNA, Xinhua, XINHUA, Kyodo, Jiji, Yonhap, Bernama, Antara, ANTARA, PTI, ANI, IANS, PA, TASS, Tass, Itar-Tass, RIA Novosti, Interfax, \
    ТАСС, ИТАР-ТАСС, РИА Новости, Интерфакс, Рейтер, УНИАН, Укринформ, БЕЛТА, \
    رويترز, رويتر, أ ف ب, أ.ف.ب, ا ف ب, ا.ف.ب, فرانس برس, د ب أ, د.ب.أ, د ب ا, د.ب.ا, أ ب, أ.ب, أسوشيتد برس, أسوشييتد برس, أ ش أ, أ.ش.أ, واس, وام, كونا, قنا, بنا, بترا, \
    سانا, وفا, معا, واج, وات, واع, نينا, شينخوا, نوفوستي, تاس, سبوتنيك, الأناضول, الاناضول, وكالات, الوكالات, \
    خبرگزاری فارس, خبرگزاري فارس, خبرگزاری مهر, خبرگزاري مهر, ایسنا, ايسنا, ایرنا, ايرنا, تسنیم
    """.split(separator: ", ").map(String.init))
}
