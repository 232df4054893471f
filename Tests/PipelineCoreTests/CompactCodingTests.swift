import Testing
import TextModel

@testable import PipelineCore

@Suite struct CompactCodingTests {
  private struct Everything: Codable, Equatable {
    enum Kind: String, Codable { case one, two }
    enum Shape: Codable, Equatable {
      case point
      case circle(radius: Double, name: String?)
    }
    var ranges: [TextRange] = []
    var small: [Int32] = []
    var words: [UInt64] = []
    var bytes: [UInt8] = []
    var integers: [Int] = []
    var halves: [UInt32] = []
    var quarters: [UInt16] = []
    var doubles: [Double] = []
    var nested: [[UInt16]] = []
    var strings: [String] = []
    var table: [String: Int] = [:]
    var numbers: [UInt64: Int32] = [:]
    var shapes: [Shape] = []
    var kinds: [Kind?] = []
    var flag = false
    var byte: Int8 = 0
    var number = 0
    var large: UInt64 = 0
    var float: Float = 0
    var double = 0.0
    var maybe: String?
    var text = ""
    var json = JSONValue.null
  }

  private var full: Everything {
    Everything(
      ranges: [TextRange(3, 3), TextRange(0, 4_294_967_295), TextRange(7, 9)], small: [0, -1, .max, .min],
      words: [0, .max], bytes: [1, 255], integers: [.min, 0, .max], halves: [7, .max], quarters: [.max, 3],
      doubles: [0.1, -0.0, .infinity], nested: [[], [1, 2]], strings: ["", "سلسلة", "a\0b"], table: ["a": 1, "ب": -2],
      numbers: [5: 6, .max: .min], shapes: [.point, .circle(radius: 2, name: nil), .circle(radius: 0, name: "c")],
      kinds: [.one, nil, .two], flag: true, byte: -128, number: .min, large: .max, float: 1.5, double: 1e-300,
      maybe: "there", text: "text",
      json: .object([JSONMember("a", .array([.int(1), .double(2.5), .bool(true), .null]))]))
  }

  @Test func `every kind of value comes back`() throws {
    for value in [Everything(), full] {
      #expect(try CompactDecoder.decode(Everything.self, from: CompactEncoder.encode(value)) == value)
    }
    #expect(try CompactDecoder.decode([String].self, from: CompactEncoder.encode([String]())) == [])
    #expect(try CompactDecoder.decode(Int.self, from: CompactEncoder.encode(-5)) == -5)
    #expect(try CompactDecoder.decode(String.self, from: CompactEncoder.encode("x")) == "x")
  }

  @Test func `layers come back`() throws {
    let paragraphs = Paragraphs([Paragraph(TextRange(0, 5), .heading), Paragraph(TextRange(6, 9))])
    #expect(try CompactDecoder.decode(Paragraphs.self, from: CompactEncoder.encode(paragraphs)) == paragraphs)
    let sections = Sections([
      Section(TextRange(0, 9), heading: TextRange(0, 5)), Section(TextRange(9, 10), heading: nil),
    ])
    #expect(try CompactDecoder.decode(Sections.self, from: CompactEncoder.encode(sections)) == sections)
    let keywords = Keywords([Keyword(text: "k", score: 0.1, places: [TextRange(0, 1)], parts: [ScorePart("p", 0.5)])])
    #expect(try CompactDecoder.decode(Keywords.self, from: CompactEncoder.encode(keywords)) == keywords)
  }

  @Test func `places come back, words in one byte each`() throws {
    var reader = ByteReader(bytes(of: [TextRange(0, 4), TextRange(5, 66), TextRange(68, 70)]))
    #expect(reader.left == 1 + 3)
    #expect(try reader.ranges() == [TextRange(0, 4), TextRange(5, 66), TextRange(68, 70)])
    let edges: [UInt32] = [0, 1, 3, 4, 61, 62, 63, 255, 256, .max - 1, .max]
    for start in edges {
      for end in edges where start <= end {
        for next in edges {
          let ranges = [TextRange(start, end), TextRange(next, .max), TextRange(0, next)]
          var reader = ByteReader(bytes(of: ranges))
          #expect(try reader.ranges() == ranges && reader.isAtEnd)
        }
      }
    }
  }

  private func bytes(of ranges: [TextRange]) -> [UInt8] {
    var writer = ByteWriter()
    writer.ranges(ranges)
    return writer.bytes
  }

  @Test func `places that are no places are an error`() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      var reader = ByteReader(
        [3] + (0..<24).map { _ in Bool.random() ? 255 : UInt8.random(in: 0...255, using: &random) })
      guard let ranges = try? reader.ranges() else { continue }
      #expect(ranges.count == 3 && ranges.allSatisfy { $0.start <= $0.end })
    }
  }

  @Test func `damaged bytes are an error, wherever the damage is`() throws {
    let bytes = try CompactEncoder.encode(full)
    for end in 0..<bytes.count { _ = try? CompactDecoder.decode(Everything.self, from: Array(bytes[..<end])) }
    var random = SystemRandomNumberGenerator()
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= UInt8.random(in: 1...255, using: &random)
      _ = try? CompactDecoder.decode(Everything.self, from: damaged)
    }
    #expect(throws: (any Error).self) { try CompactDecoder.decode(Everything.self, from: []) }
  }
}
