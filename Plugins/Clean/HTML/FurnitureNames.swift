/// Elements that hold no article, by their tag or by the words of their class, id and role.
enum FurnitureNames {
  /// Tags whose content is never part of an article.
  static let tags: Set<String> = [
    "nav", "footer", "button", "select", "figcaption", "menu", "head", "option", "label", "input",
  ]

  /// Tags whose content is part of one only where there is much of it.
  static let doubtfulTags: Set<String> = ["aside", "dialog", "figure", "form", "details"]

  /// How sure a name is: the least share of the page's prose, in percent, that an element must hold to be none in spite of it.
  enum Doubt {
    /// Articles stand in elements that are called so only by mistake.
    static let strong = 85
    static let weak = 30
  }

  /// Parts of names that say what the element is.
  private static let strong = ["comment", "disqus", "kommentar", "respond"]

  /// Beginnings of names that say so of most elements; `with-sidebar` says that one is elsewhere.
  private static let likely = ["footer", "sidebar", "left-sidebar", "right-sidebar", "site-footer", "page-footer"]

  /// Parts of names, long enough to mean one thing wherever they stand.
  private static let weak = [
    "advert", "author-bio", "author-box", "authorbox", "breadcrumb", "caption", "consent", "cookie", "copyright",
    "disclaimer", "display-none", "entry-meta", "masthead", "metaline", "most-read", "mostread", "navbar", "navigation",
    "newsletter", "outbrain", "pagination", "popular", "popup", "post-meta", "postmeta", "promo", "recommend",
    "related",
    "screen-reader", "shariff", "share", "sharing", "signup", "sitemap", "skip-link", "social", "sponsor", "sr-only",
    "subscri", "taboola", "tag-list", "taglist", "toolbar", "tooltip", "trending", "visually-hidden", "widget",
  ]

  /// Whole names.
  private static let whole: Set<String> = [
    "ad", "ads", "banner", "bio", "byline", "categories", "category", "date", "dateline", "hidden", "login", "menu",
    "meta", "modal", "nav", "pager", "print", "search", "tag", "tags", "timestamp", "vcard",
  ]

  /// What blog systems write on a whole post: its topics, which may be called anything.
  private static let topics = ["category-", "tag-", "type-", "format-", "status-", "post_format-"]

  /// The least share of prose, in percent, that takes the element's names back; nil when they do not sound like furniture.
  static func doubt(of element: Page.Element) -> Int? {
    if ["body", "article", "main", "html"].contains(element.tag) { return nil }
    var doubt = doubtfulTags.contains(element.tag) ? Doubt.weak : nil
    for name in element.names.split(separator: " ") where !topics.contains(where: { name.hasPrefix($0) }) {
      if strong.contains(where: { name.contains($0) }) { return Doubt.strong }
      if likely.contains(where: { name.hasPrefix($0) }), !name.contains("content") { return Doubt.strong }
      if whole.contains(String(name)) || weak.contains(where: { name.contains($0) }) { doubt = Doubt.weak }
    }
    return doubt
  }
}
