import PipelineCore
import Testing

@testable import FilesPlugin

struct NamesTests {
  @Test func `names are in natural order by bytes`() {
    let ordered = ["", "Z", "a", "a01", "a1", "a1b", "a2", "a10", "a99999999999999999999999", "b", "أ"]
    for (index, left) in ordered.enumerated() {
      for (other, right) in ordered.enumerated() {
        #expect(NaturalOrder.precedes(Array(left.utf8), Array(right.utf8)) == (index < other), "\(left) \(right)")
      }
    }
  }

  @Test(arguments: [
    ("plain name.txt", "plain name.txt"), ("مقال ١.txt", "مقال ١.txt"), ("a\nb", "a%0Ab"), ("100%", "100%"),
    ("a%20b", "a%2520b"), ("\u{202E}x", "%E2%80%AEx"), ("\u{85}", "%C2%85"), ("%%41", "%%2541"),
  ])
  func `a name is shown so that it can be printed`(name: String, shown: String) {
    #expect(PrintableName.encode(name.utf8) == shown)
  }

  @Test func `a name that is not utf-8 can be read back from what is shown`() {
    var names: [[UInt8]] = [
      [0xFF], [0x61, 0xD9], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80], Array("%FF".utf8),
    ]
    for byte in UInt8.min...UInt8.max { names.append([0x25, byte, 0x34, 0x31]) }
    for name in names { #expect(decode(PrintableName.encode(name)) == name, "\(name)") }
    #expect(Set(names.map { PrintableName.encode($0) }).count == Set(names).count)
  }

  private func decode(_ shown: String) -> [UInt8] {
    let bytes = Array(shown.utf8)
    var output: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x25, index + 2 < bytes.count, bytes[index + 1] != 0x2B,
        let byte = UInt8(String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        output.append(byte)
        index += 3
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
    return output
  }

  @Test(arguments: [
    ("*.txt", "a.txt", true), ("*.txt", "x/y/a.txt", true), ("/*.txt", "x/a.txt", false), ("*.txt", "a.txt.gz", false),
    ("**/*.txt", "a.txt", true), ("**/*.txt", "x/y/a.txt", true), ("x/**", "x/y/a.txt", true), ("x/**", "y/x/a", false),
    ("x/**/z", "x/z", true), ("x/**/z", "x/a/b/z", true), ("x/*/z", "x/a/b/z", false), ("?.txt", "م.txt", true),
    ("[a-c].txt", "b.txt", true), ("[!a-c].txt", "b.txt", false), ("[].txt", "[].txt", true), ("[", "[", true),
    ("*.{txt,md}", "a.md", true), ("*.{txt,md}", "a.html", false), ("{a,b}{1,2}", "b1", true),
    ("drafts", "x/drafts", true),
    ("a*b*c", "aXbXbXc", true), ("a*b*c", "aXbXb", false), ("**", "a/b", true), ("*[0-9].txt", "img2.txt", true),
  ])
  func `a glob describes paths`(pattern: String, path: String, matches: Bool) {
    #expect(Glob(pattern).matches(path) == matches)
  }

  @Test func `a glob of many stars ends`() {
    let pattern = String(repeating: "**/", count: 50) + String(repeating: "*a", count: 50) + "b"
    let path = String(repeating: "x/", count: 50) + String(repeating: "a", count: 200)
    #expect(!Glob(pattern).matches(path))
    #expect(Glob(String(repeating: "{a,b}", count: 60)).matches("a") == false)
  }

  @Test(arguments: [
    ("2025/01/a.txt", "2025/01/a.txt.json"), ("../../etc/passwd", "%2E%2E/%2E%2E/etc/passwd.json"),
    ("/etc/passwd", "%/etc/passwd.json"), ("a//b", "a/%/b.json"), (".", "%2E.json"), ("", "%.json"),
    ("a\0b", "a%00b.json"), ("a%00b", "a%2500b.json"), ("x.json/y", "x%2Ejson/y.json"), ("x.json", "x.json.json"),
    ("خبر ١", "خبر ١.json"),
  ])
  func `an id becomes a safe path`(id: String, path: String) {
    #expect(OutputName.path(of: id) == path)
  }

  @Test func `ids that are too long become short paths of their own`() {
    let long = String(repeating: "م", count: 200)
    let paths = [long + "1", long + "2", "d/" + long, long + "/d"].map { OutputName.path(of: $0) }
    #expect(Set(paths).count == 4)
    for path in paths {
      for name in path.split(separator: "/") { #expect(name.utf8.count <= 255) }
      #expect(!path.unicodeScalars.contains("\u{FFFD}"))
    }
    let deep = OutputName.path(of: String(repeating: "folder/", count: 1000) + "x")
    #expect(deep.utf8.count < 100)
  }
}
