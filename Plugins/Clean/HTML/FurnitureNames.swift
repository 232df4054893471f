/// Elements that hold no article, by their tag or by the words of their class, id and role.
enum FurnitureNames {
  /// What the names of an element say of it.
  struct Name {
    let kind: FurnitureKind
    /// The least share of the page's prose, in percent, that the element must hold to be no furniture in spite of it.
    let certainty: Int
  }

  /// Names that say so of nearly every element; articles stand in such only by mistake.
  private static let strong = 85
  private static let weak = 30

  /// Tags whose content is never part of an article.
  private static let tags: TagTable<FurnitureKind> = [
    "nav": .navigation, "menu": .navigation, "footer": .footer, "figcaption": .caption, "head": .hidden,
    "button": .form, "select": .form, "option": .form, "label": .form, "input": .form,
  ]

  /// Tags whose content is part of one only where there is much of it.
  private static let doubtfulTags: TagTable<FurnitureKind> = [
    "aside": .sidebar, "dialog": .hidden, "figure": .caption, "form": .form, "details": .hidden,
  ]

  /// Tags that hold articles whatever they are called.
  private static let trusted: TagSet = ["body", "article", "main", "html"]

  /// Parts of names, long enough to mean one thing wherever they stand.
  private static let parts = NameParts([
    (.comments, strong, .anywhere, ["comment", "disqus", "kommentar", "respond"]),
    // `with-sidebar` says that one is elsewhere, and `sidebar-content` is often the one beside it.
    (.footer, strong, .beginning, ["footer", "site-footer", "page-footer"]),
    (.sidebar, strong, .beginning, ["sidebar", "left-sidebar", "right-sidebar"]),
    (.advertisement, weak, .anywhere, ["advert", "outbrain", "promo", "sponsor", "taboola"]),
    (
      .byline, weak, .anywhere,
      ["author-bio", "author-box", "authorbox", "entry-meta", "metaline", "post-meta", "postmeta"]
    ),
    (.caption, weak, .anywhere, ["caption"]),
    (.cookies, weak, .anywhere, ["consent", "cookie"]),
    (.copyright, weak, .anywhere, ["copyright", "disclaimer"]),
    (.hidden, weak, .anywhere, ["popup", "screen-reader", "skip-link", "sr-only", "tooltip", "visually-hidden"]),
    (
      .navigation, weak, .anywhere,
      ["breadcrumb", "masthead", "navbar", "navigation", "pagination", "sitemap", "toolbar"]
    ),
    (.newsletter, weak, .anywhere, ["newsletter", "signup", "subscri"]),
    (.share, weak, .anywhere, ["shariff", "share", "sharing", "social"]),
    (.sidebar, weak, .anywhere, ["widget"]),
    (.similar, weak, .anywhere, ["most-read", "mostread", "popular", "recommend", "related", "trending"]),
    (.tags, weak, .anywhere, ["tag-list", "taglist"]),
    (.advertisement, weak, .whole, ["ad", "ads", "banner"]),
    (.byline, weak, .whole, ["bio", "byline", "meta", "vcard"]),
    (.date, weak, .whole, ["date", "dateline", "timestamp"]),
    (.form, weak, .whole, ["login", "search"]),
    (.hidden, weak, .whole, ["hidden", "modal"]),
    (.navigation, weak, .whole, ["menu", "nav", "pager"]),
    (.share, weak, .whole, ["print"]),
    (.tags, weak, .whole, ["categories", "category", "tag", "tags"]),
  ])

  /// The kind of furniture that an element is, nil for none: by what says so of nearly every element where `isSure`, else by the rest.
  ///
  /// `isBelow` says whether the element holds less than so many percent of the page's prose.
  static func kind(of element: Page.Element, isSure: Bool, isBelow: (Int) -> Bool) -> FurnitureKind? {
    if isSure, let kind = tags[element.tag] { return kind }
    if trusted.contains(element.tag) { return nil }
    guard let name = element.name ?? doubtfulTags[element.tag].map({ Name(kind: $0, certainty: weak) }),
      (name.certainty == strong) == isSure
    else { return nil }
    return isBelow(name.certainty) ? name.kind : nil
  }

  /// What an element's attributes say of it.
  static func name(in attributes: Attributes) -> Name? {
    var found: Name?
    attributes.forEach { key, value in
      // class, id, itemprop and role hold names; hidden and style may say that nobody sees the element.
      switch UInt8(bitPattern: key[0]) {
      case UInt8(ascii: "c") where key[1] == 0x6C, UInt8(ascii: "i"),
        UInt8(ascii: "r") where key[1] == 0x6F:
        guard let value, let name = parts.name(in: value) else { return }
        if name.certainty > found?.certainty ?? 0 { found = name }
      case UInt8(ascii: "h") where key[1] == 0x69:
        found = found ?? Name(kind: .hidden, certainty: weak)
      case UInt8(ascii: "s") where key[1] == 0x74:
        if let value, String(cString: value).filter({ $0 != " " }).lowercased().contains("display:none") {
          found = found ?? Name(kind: .hidden, certainty: weak)
        }
      default: break
      }
    }
    return found
  }
}
