/// A script, as far as it tells languages apart.
enum Script: UInt8, CaseIterable {
  case none, latin, cyrillic, arabic, devanagari, han, kana, hangul, greek, hebrew, armenian, georgian, thai, lao,
    burmese, khmer, ethiopic,
    bengali, gurmukhi, gujarati, oriya, tamil, telugu, kannada, malayalam, sinhala, tibetan, thaana, mongolian

  /// The one language that nearly all texts in the script are in; nil where statistics decide.
  var language: String? {
    switch self {
    case .none, .latin, .cyrillic, .arabic, .devanagari, .han: nil
    case .kana: "ja"
    case .hangul: "ko"
    case .greek: "el"
    case .hebrew: "he"
    case .armenian: "hy"
    case .georgian: "ka"
    case .thai: "th"
    case .lao: "lo"
    case .burmese: "my"
    case .khmer: "km"
    case .ethiopic: "am"
    case .bengali: "bn"
    case .gurmukhi: "pa"
    case .gujarati: "gu"
    case .oriya: "or"
    case .tamil: "ta"
    case .telugu: "te"
    case .kannada: "kn"
    case .malayalam: "ml"
    case .sinhala: "si"
    case .tibetan: "bo"
    case .thaana: "dv"
    case .mongolian: "mn"
    }
  }

  /// What a letter counts against one of the Latin script: signs for syllables and words say more each.
  var weight: Int {
    switch self {
    case .none: 0
    case .han: 3
    case .kana, .hangul: 2
    default: 1
    }
  }

  /// The letters of each script, whole sixteens of scalars; digits and punctuation are in none.
  private static let ranges: [(ClosedRange<Int>, Script)] = [
    (0xC0...0x2AF, .latin), (0x1E00...0x1EFF, .latin), (0x370...0x3FF, .greek), (0x1F00...0x1FFF, .greek),
    (0x400...0x52F, .cyrillic), (0x530...0x58F, .armenian), (0x590...0x5FF, .hebrew), (0x620...0x64F, .arabic),
    (0x670...0x6EF, .arabic), (0x750...0x77F, .arabic), (0xFB50...0xFDFF, .arabic), (0xFE70...0xFEFF, .arabic),
    (0x780...0x7BF, .thaana), (0x900...0x95F, .devanagari), (0x970...0x97F, .devanagari), (0x980...0x9DF, .bengali),
    (0xA00...0xA5F, .gurmukhi), (0xA80...0xADF, .gujarati), (0xB00...0xB5F, .oriya), (0xB80...0xBDF, .tamil),
    (0xC00...0xC5F, .telugu), (0xC80...0xCDF, .kannada), (0xD00...0xD5F, .malayalam), (0xD80...0xDDF, .sinhala),
    (0xE00...0xE4F, .thai), (0xE80...0xECF, .lao), (0xF40...0xFBF, .tibetan), (0x1000...0x103F, .burmese),
    (0x1050...0x108F, .burmese), (0x10A0...0x10FF, .georgian), (0x1C90...0x1CBF, .georgian), (0x1100...0x11FF, .hangul),
    (0x3130...0x318F, .hangul), (0xAC00...0xD7AF, .hangul), (0x1200...0x135F, .ethiopic), (0x1780...0x17CF, .khmer),
    (0x1820...0x18AF, .mongolian), (0x3040...0x30FF, .kana), (0x31F0...0x31FF, .kana), (0xFF60...0xFF9F, .kana),
    (0x3400...0x4DBF, .han), (0x4E00...0x9FFF, .han), (0xF900...0xFAFF, .han),
  ]

  /// The script of each sixteen of the scalars below U+10000.
  static let bySixteen: [UInt8] = {
    var table = [UInt8](repeating: Script.none.rawValue, count: 0x1000)
    for (range, script) in ranges {
      for block in (range.lowerBound >> 4)...(range.upperBound >> 4) { table[block] = script.rawValue }
    }
    return table
  }()
}
