/// What the letters of an Arabic word tell of it, where they can hardly be anything else: a verb, or a noun of action behind a preposition.
///
/// Roots fill patterns: the present of كشف is يكشف, and تحميل is the noun of action of حمل by the pattern تفعيل, which no word with its own ل, ب or و at the front fills,
/// so لتحميل is ل with تحميل. Where the noun of action has an alef more, as استهداف beside استهدف, the past is told too. Only patterns that next to no noun or name has
/// are here: names in ي (يوسف, يونكر) fall outside of them or are named.
public enum ArabicShapes {
  /// Whether a word is a verb, also behind و and, in the present, س.
  static func isVerb(_ word: ArabicLetters) -> Bool {
    guard word.count >= 3, word.areAll else { return false }
    let start = word[0] == .waw ? 1 : 0
    return word.withSets { isPresent(word, $0, from: start) || isPast(word, $0, from: start) }
  }

  private static func isPresent(_ word: ArabicLetters, _ sets: LetterSets, from start: Int) -> Bool {
    switch word[start] {
    case .ya:
      return !nouns.begin(sets, from: start, before: nounEndings)
        && present.begin(sets, from: start, before: verbEndings)
    case .ta: return feminine.begin(sets, from: start, before: verbEndings)
    case .sin where word.count > start + 1 && (word[start + 1] == .ya || word[start + 1] == .ta):
      if notFuture.begin(sets, from: start) { return false }
      let patterns = word[start + 1] == .ya ? present : feminine
      return patterns.begin(sets, from: start + 1, before: verbEndings, atLeast: 5)
        || future.begin(sets, from: start + 1, before: verbEndings)
    default: return false
    }
  }

  private static func isPast(_ word: ArabicLetters, _ sets: LetterSets, from start: Int) -> Bool {
    guard word.count >= start + 3, !isDefinite(word, from: start), !names.fill(sets, from: start) else { return false }
    if word[word.count - 1] == .ta,
      femininePast.fill(sets, from: start) || start > 0 && femininePast.fill(sets, from: 0)
    {
      return true
    }
    return wholePast.fill(sets, from: start)
      || word.count > start + 3 && past.begin(sets, from: start, before: pastEndings)
  }

  /// Whether the article stands at the front, as it does before nouns only.
  private static func isDefinite(_ word: ArabicLetters, from start: Int) -> Bool {
    word[start + 1] == .lam && (word[start] == .alef || word[start] == .lam)
  }

  /// Whether a word ends with a pronoun, as زيارته and فريقه do and أسهم does not; verbs have such ends too.
  static func hasPronoun(_ word: ArabicLetters) -> Bool {
    guard word.count >= 5, word.areAll else { return false }
    let start = word[0] == .waw ? 1 : 0
    let last = word[word.count - 1]
    guard word.count >= start + 5, !isDefinite(word, from: start), last == .ha || last == .alef || last == .mim else {
      return false
    }
    return word.withSets { sets in
      (1...3).contains { pronouns.fill(sets, from: word.count - $0) }
        && !(2...3).contains { ownEndings.fill(sets, from: word.count - $0) } && !ownHa.begin(sets, from: start)
    }
  }

  /// How many letters at the front of a word are surely conjunctions and prepositions, by what follows them; those before an article are not looked for: 0 to 2.
  public static func clitics(of word: ArabicLetters) -> Int {
    guard word.count >= 5, word[0].isArabicClitic, !word.beginWithOwn(from: 0) else { return 0 }
    return word.withSets { sets in
      if stands(in: word, sets, from: 1, behind: word[0]) { return 1 }
      return word[0].isArabicConjunction && word[1].isArabicPreposition
        && stands(in: word, sets, from: 2, behind: word[1]) ? 2 : 0
    }
  }

  /// Whether a noun that no word with its own `clitic` at the front looks like begins at `start`.
  private static func stands(
    in word: ArabicLetters, _ sets: LetterSets, from start: Int, behind clitic: UInt16
  ) -> Bool {
    // Alef with hamza or madda: only كأس and بأس have one of their own behind such a letter.
    let first = word[start]
    if word.count >= start + 4, first.isAlefWithSign, !(first == .alefWithHamza && clitic == .kaf) { return true }
    // Of the words in ل before a letter that is no vowel, those are known that begin with their own; فلسطين is not ف and ل.
    if word.count >= start + 4, clitic == .lam, start == 1 || word[0] == .waw, !vowels.begin(sets, from: start) {
      return true
    }
    return actions.begin(sets, from: start, before: actionEndings)
  }

  private static let present = ArabicPatterns(
    """
    ينبغي ينطوي يضم يقع يقف يصل يجد يحل يضع يرى يعد يتم يجب يصف يرد يقر يمر ينص يظل يشن يقل
    يوضح يوجه يوقع يوقف يوصف يوفر يولد يودع يوجد يوثق يوزع يوصل يسيطر يهيمن
    يCCC يCوC يCيC يCاC يCCو يCCي يCCى يWاWC يCاCي يCاCى
    يتWWC يتWCى يتWCي يتWاWC يتWاCى ينCCC ينCاC يCتCC يCتاC يCتWي يCتCى يزداد
    يستCWC يستCيC يستCاC يستCCي يستCCى
    """)
  private static let feminine = ArabicPatterns(
    """
    تسيطر تهيمن تستCC تستCWC تستCيC تستCاC تستCCي تستCCى تCتCC تCتاC تCتCي تCتCى تنCCC تتWWC تتWاWC تتCCى
    """)
  /// Behind س shorter patterns will do, but for those with a long vowel, which names have too (سيناء, سيمون): of them the commonest verbs are here.
  private static let future = ArabicPatterns(
    """
    يCCC تCCC تتCCC
    يكون يتم يعود يقوم يقود يقول يفوز يزور يخوض يغيب يزيد يعيد يثير يتيح يضيف يفيد يقيم يقام يعاد ينال يجري يجرى يبقى
    يبقي يأتي يؤدي يعطي يعني يسعى ينهي يلغي يلغى يلقي يلقى يدلي يقضي يجني يمضي يحظى يبدو يدعو
    تكون تتم تعود تقوم تقود تقول تفوز تزور تخوض تغيب تزيد تعيد تثير تتيح تضيف تفيد تقيم تقام تعاد تنال تجري تجرى تبقى
    تبقي تأتي تؤدي تعطي تعني تسعى تنهي تلغي تلغى تلقي تلقى تدلي تقضي تحمي تمضي تحظى تبدو تدعو
    يظل يصل يحل يضم يضع يجد يقع يرد يشن يمر تظل تصل تحل تضم تضع تجد تقع تقف ترد تشن تمر توفر توقف توجه توقع
    """)
  private static let notFuture = ArabicPatterns("سيطر سيرت سيدهم سيمنس سيمنز سيلفر سيشنز")
  private static let past = ArabicPatterns("استCWC اCتCC انCCC اتCC")
  private static let wholePast = ArabicPatterns(
    """
    CCCوا CاCCوا أWCCوا تWCCوا تWاCCوا سيطروا جاءوا قاموا عادوا نالوا أCCCتا استCاCوا استطاع استعاد استفاد استقال استضاف اCتCى
    استCCى
    """)
  /// The past in ت, also of roots that begin with و.
  private static let femininePast = ArabicPatterns(
    """
    CCCت وCCت CاCCت واCCت تWCت تWWCت تWاWCت أCCت أCCCت أوCCت أCاCت أCيCت اCتCت اCتاCت انCCت انCاCت استCCت استCيCت استCاCت
    اصطCCت اضطCCت اضطرت اصطفت ازدCCت ازدادت سيطرت هيمنت
    قامت باتت زالت زادت عادت فازت طالت دارت عانت دانت قادت نالت عاشت فاقت صارت باعت كادت لاقت خاضت سارت زارت غابت حالت
    سادت حازت ماتت جاءت طورت غيرت حولت صورت عينت عوضت توجت صوتت حيرت شوهت زودت بينت شيدت قيدت نوهت روجت لوحت بيعت قيلت
    بدت جرت قضت أدت شنت ضمت ردت مرت رأت حلت ظلت تمت شدت هزت
    """)
  private static let names = ArabicPatterns(
    """
    انترنت انجلس اندلس ألبرت أونروا أوتشوا أرنست أوغست برنت مدحت طلعت عصمت بهجت رأفت حشمت مؤقت ملفت مثبت تعنت تشتت بصمت
    ماركت ماونت تارغت فرست ترست نكست تكست بنت سبت تحت
    """)
  private static let nouns = ArabicPatterns(
    """
    يد يدي يمين يسار يقين يتيم يتام يهود يمن يخت يسر يزد يماني يثرب ينبع يرموك يشوع يسوع يعلون يئير يلين ينستون
    """)
  private static let actions = ArabicPatterns(
    "تCVيC توCيC اCتVاC اتVاC انCVاC استCVاC استCاCة مVاVCة مCCوC CVاCة مCCC مCCCC مCCاC CVاية")
  private static let vowels = ArabicPatterns("ا و ي ى")
  private static let pronouns = ArabicPatterns("ه ها هم هما")
  private static let ownEndings = ArabicPatterns("اه يه لله")
  /// Words with a ه of their own.
  private static let ownHa = ArabicPatterns(
    """
    مساهم تساهم يساهم ساهم تفاهم يتفاهم فاهم أسهم اسهم درهم دراهم متهم ملهم مبهم مفهم أدهم ادهم إبراه ابراه ياماها أوماها
    مشتبه مشبوه تشابه متشابه مكروه مشوه تشوه منتزه متنزه فواكه
    """)
  private static let verbEndings = ArabicPatterns("ون ان وا ها ه هم هن نا ك كم ن ونه ونها ونهم")
  private static let pastEndings = ArabicPatterns("ت ا وا ها ه هم تا ته تها تهم")
  private static let nounEndings = ArabicPatterns("ا ة ي ية يا ين ون ان ات ه ها هم هن نا")
  private static let actionEndings = ArabicPatterns("ه ها هم ا ة ية ي ات اته اتها ين ون")
}
