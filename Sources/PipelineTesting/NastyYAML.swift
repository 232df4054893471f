/// What YAML texts break on.
enum NastyYAML {
  /// Keys, marks and scalars with a meaning of their own.
  static let words =
    [
      "pipeline:", "source:", "stages:", "sinks:", "description:", "when:", "label:", "on-failure:", "per-language:",
      "paths:", "path:", "fields:", "x-a:", "<<: *a", "<<:", "&a ", "*a", "&a *a", "!", "!!str ", "!!int ", "!!binary ",
      "!!map ", "!!seq ", "!<tag:yaml.org,2002:str> ", "%YAML 1.1\n---\n", "%TAG ! x:\n", "---\n", "...\n", "- ", "? ",
      ": ", "# ", "|", ">", "|+9", ">-\n", "{", "}", "[", "]", "{}", "[]", ",", "'", "\"", "\"\\x00\"", "\"\\ud800\"",
      "\"\\U00110000\"", "\"\\N\\_\\L\\P\"", "${HOME}", "${NAME:5}", "$${x}", "${", "${}", "${x:${y}}", "null", "~",
      "true",
      "yes", "off", ".nan", ".inf", "-.inf", "\t", "\r\n", "\r", "\u{0}", "\u{FEFF}", "\u{85}", "\u{2028}", "\u{202E}",
      "\u{FFFE}", "\u{10FFFF}", "e\u{301}", "مرحبا", "漢字", "👩\u{200D}👧", String(repeating: "[", count: 200),
      String(repeating: "{a: ", count: 100), String(repeating: "- ", count: 100), String(repeating: "x", count: 2_000),
    ] + numbers

  /// Numbers at the bounds of what numbers there are.
  static let numbers = [
    "0", "-0", "1", "-1", "2", "64", "1000000", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
    "99999999999999999999999999", "1e308", "1e999", "-1e-400", "4.9e-324", "0x7fffffffffffffff", "0o777", "1_000",
    "0.5",
    "0.999999999999999999", "1.0", "010", "1e3",
  ]

  /// What may stand behind `when:`, sound and not.
  static let conditions = [
    "language == ar", "not (language == 'en')", "title == 'x' or id == \"doc\"", "metadata.a.b == 1",
    "language in [ar, en]",
    "((((((language == ar))))))", String(repeating: "not ", count: 300) + "language == ar",
    String(repeating: "(", count: 500), "language == ar and", "== ==", "path contains 'x'", "language != null",
  ]

  /// An alias bomb, one of merge keys, or a deep mapping; of random size.
  static func bomb(_ random: inout SplitMix) -> [UInt8] {
    let levels = Int.random(in: 1...12, using: &random)
    let width = Int.random(in: 1...10, using: &random)
    var text = "\n"
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      text += "x-0: &b0 [a]\n"
      for level in 1...levels {
        let aliases = Array(repeating: "*b\(level - 1)", count: width).joined(separator: ", ")
        text += "x-\(level): &b\(level) [\(aliases)]\n"
      }
    case 1:
      text += "x-0: &m0 { k: v }\n"
      for level in 1...levels {
        let aliases = Array(repeating: "*m\(level - 1)", count: width).joined(separator: ", ")
        text += "x-\(level): &m\(level) { <<: [\(aliases)], k\(level): v }\n"
      }
    case 2: text += "x-a: &r { y: *r }\nx-b: &s\n  <<: *s\n"
    default:
      // Many keys, so that looking each up among all would show.
      text += "x-m: &m {" + (0..<(levels * width * 20)).map { "k\($0): v" }.joined(separator: ", ") + "}\n"
      text += "x-n: { <<: [\(Array(repeating: "*m", count: width).joined(separator: ", "))] }\n"
    }
    return Array(text.utf8)
  }
}
