/// The language whose lists serve texts in the language `tag`: its first part; Arabic for Egyptian Arabic, which has no lists of its own.
public func listLanguage(of tag: String) -> String {
  let base = String(tag.prefix { $0 != "-" })
  return base == "arz" ? "ar" : base
}
