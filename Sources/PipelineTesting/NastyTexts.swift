/// Texts that stages tend to break on.
public enum NastyTexts {
  /// Nothing, marks alone, long runs of one thing, unclosed mark-up, labels without a value.
  public static let all: [String] = [
    "", " ", "\n\n\n", "a", ".", "؟", "\u{FEFF}", "\u{301}", "e" + String(repeating: "\u{301}", count: 3_000),
    String(repeating: "\n", count: 10_000),
    "\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}", "👩‍👩‍👧‍👦 👍🏽 🇸🇦🇪🇬",
    String(repeating: "كلمة ", count: 5_000),
    String(repeating: "x", count: 100_000), "A. B. C. D.", "1. 2. 3.\n1.5 2,5",
    "ALL CAPITALS EVERYWHERE. STILL CAPITALS.", "«»\"'()[]", "a\u{2028}b\u{2029}c\u{85}d",
    "المصدر:", "المصدر: س", "إقرأ أيضاً:", "مقالات مشابهة", "• \n- \n* ", "می‌شود\u{200D}\u{200C}", "漢字かな交じり文。次の文！",
    "ไทยไม่มีช่องว่าง",
    "lad.D", "سلام://", "ر : A. B. C. D ں ے ل ا , ^ ب ، ي ة ا ل ا l", "<p>x</p><p", "&amp;&#0;&#x110000;&",
    "# \n## \n---\na: b\n---\n", "\u{0}\u{1}\u{2}",
    "one two\u{0}three",
  ]

  /// What web pages are put together from, whole and broken.
  static let markUp = [
    "<p>", "</p>", "<div class=\"related\">", "</div>", "<br>", "<!--", "-->", "<script>var a = '<p>';</script>",
    "<script>", "<style>",
    "<table><tr><td>", "</table>", "<ul><li>", "</ul>", "<a href='x'>", "</a>", "<title>", "</title>", "<article>",
    "</article>", "<h2>",
    "</h2>", "<meta charset=windows-1256>", "<html lang=ar><body>", "<![CDATA[", "]]>", "<?xml version=\"1.0\"?>", "<p",
    "<p class=",
    "<svg><desc>", "<template>", "<noscript>", "<iframe>", "<select><option>", "<textarea>", "<plaintext>", "&nbsp;",
    "&#1575;", "&#x1F600;",
    "&amp;amp;", "&#128;", "&#xD800;", "&lt;b&gt;", "&notit;", "&",
  ]

  /// What lines are judged by, and what damage looks like.
  static let marks = [
    "المصدر: ", "إقرأ أيضاً: ", "كلمات دلالية: ", "مقالات مشابهة", "Related articles", "Source: ", "Tags: ", "\n",
    "\n\n", " ", "  ", "\t", "\r\n",
    "\u{A0}", "\u{200F}", "\u{200C}", "\u{200D}", "\u{FEFF}", "\u{2028}", "\u{2029}", "\u{85}", "\u{AD}", "\u{640}",
    "\u{64B}", "\u{301}",
    "\u{345}", "\u{1100}\u{1161}\u{11A8}", "\u{F73}\u{F71}", "\u{FB50}", "\u{FDF2}", "\u{FDFA}", "\u{FEFB}", "\u{FE70}",
    "\u{FD3E}", "\u{FB01}",
    "\u{FF21}", "\u{FF0C}", "\u{FFFD}", "Ã©", "Ã", "â\u{20AC}\u{2122}", "ط§ظ„ط³ظ„ط§ظ…", "РџСЂРёРІРµС‚", "Ãƒ\u{C2}©",
    "# ", "- ", "* ", "1. ", "> ",
    "```", "---\n", "[a](b)", "**", "_", "`", ". ", "? ", "! ", "؟ ", "。", "…", "..", "\"", "«", "»", "(", ")", "Dr. ",
    "z. B. ", "i.e. ", "3.5",
    "12:30", "ada@example.com", "https://example.com/a?b=c#d", "$5", "#tag", "@name", "l'", "don't", "و", "ไทย", "漢字",
    "かな", "한국", "हिन्दी", "😀",
    "👩\u{200D}👧", "🇸🇦", "\u{0}", "\u{1}", "\u{7F}", "\u{202E}", "\u{2066}", "\u{E0001}", "\u{10FFFF}", "\u{1D165}",
  ]
}
