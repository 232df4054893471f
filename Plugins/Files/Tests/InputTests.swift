import CZLib
import Foundation
import Testing

@testable import FilesPlugin

struct InputTests {
  private func lines(_ bytes: [UInt8], named name: String = "x.jsonl", limit: Int = 1 << 30) throws -> [LineReader.Line]
  {
    let folder = TemporaryFolder()
    folder.write(bytes, to: Array(name.utf8))
    let reader = LineReader(
      try InputStream(opening: BytePath(folder[name]), name: name, detecting: true), limit: limit)
    var lines: [LineReader.Line] = []
    while let line = try reader.next() { lines.append(line) }
    return lines
  }

  @Test func `lines are cut, numbered, and blank ones passed over`() throws {
    let lines = try lines(Array("\u{FEFF}a\r\n\n  \t\r\nb\n\nc".utf8))
    #expect(lines.map(\.number) == [1, 4, 6])
    #expect(lines.map { String(decoding: $0.bytes, as: UTF8.self) } == ["a\r", "b", "c"])
    #expect(try self.lines([]).isEmpty)
    #expect(try self.lines([0x0A]).isEmpty)
  }

  @Test func `lines longer than blocks are whole`() throws {
    let parts = [1, 262_143, 262_144, 262_145, 1_000_000, 3].map { [UInt8](repeating: 0x61, count: $0) }
    let lines = try lines(Array(parts.joined(separator: [0x0A])))
    #expect(lines.map(\.bytes.count) == parts.map(\.count))
    #expect(lines.allSatisfy { !$0.isCut })
  }

  @Test func `a line over the limit is cut, and the next is read`() throws {
    let long = [UInt8](repeating: 0x61, count: 3_000_000)
    let lines = try lines(Array("a\n".utf8) + long + Array("\nb\n".utf8) + long, limit: 500_000)
    #expect(lines.map(\.isCut) == [false, true, false, true])
    #expect(lines.map(\.number) == [1, 2, 3, 4])
    #expect(lines[2].bytes == [0x62])
  }

  @Test func `gzip is read, member after member`() throws {
    let data = Array(String(repeating: "سطر\n", count: 200_000).utf8)
    let packed = gzip(Array(data[..<700_001])) + gzip([]) + gzip(Array(data[700_001...]))
    #expect(try gunzip(packed) == data)
    #expect(try gunzip(packed + [UInt8](repeating: 0, count: 700)) == data)
    #expect(try lines(packed, named: "unnamed").count == 200_000)
  }

  @Test func `a gzip header with every field may be cut anywhere, as may what follows it`() throws {
    // Magic, method, flags for checksum, extra, name and comment; then the fields, the checksum of all that, an empty block, and the data's checksum and length.
    let fields = [0x1F, 0x8B, 8, 0x1E, 0, 0, 0, 0, 0, 3, 2, 0, 7, 7] + Array("n\u{0}c\u{0}".utf8)
    let checksum = crc32(0, fields, UInt32(fields.count))
    let member =
      fields + [UInt8(checksum & 0xFF), UInt8(checksum >> 8 & 0xFF)] + [3, 0] + [UInt8](repeating: 0, count: 8)
    let packed = member + gzip(Array("abc".utf8)) + member
    for size in 1...packed.count {
      var inflater = try Inflater()
      var data: [UInt8] = []
      for start in stride(from: 0, to: packed.count, by: size) {
        var piece = packed[start..<min(start + size, packed.count)]
        while !piece.isEmpty { piece = piece.dropFirst(try unpack(Array(piece), with: &inflater, into: &data)) }
      }
      #expect(data == Array("abc".utf8))
      let isComplete = inflater.isComplete
      #expect(isComplete)
    }
    for (place, value) in [(2, 9), (3, 0x3E), (12, 6)] as [(Int, UInt8)] {
      var damaged = member
      damaged[place] = value
      #expect(throws: DamagedGzip.self) { try gunzip(damaged) }
    }
  }

  /// Gives the pieces one byte of room at a time, so that no call can do more than one thing.
  private func unpack(_ piece: [UInt8], with inflater: inout Inflater, into data: inout [UInt8]) throws -> Int {
    var taken = 0
    var byte: [UInt8] = [0]
    try piece.withUnsafeBytes { piece in
      try byte.withUnsafeMutableBytes { room in
        let step = try inflater.inflate(piece, into: room)
        taken = step.taken
        if step.made == 1 { data.append(room[0]) }
      }
    }
    return taken
  }

  @Test func `output that stays inside at the end of input is not lost`() throws {
    // So compressible that the last packed block unpacks to many times the size of a read.
    let data = [UInt8](repeating: 0x20, count: 40_000_000)
    #expect(try gunzip(gzip(data)).count == data.count)
  }

  @Test func `damaged gzip is an error, never less data`() {
    let packed = gzip(Array(String(repeating: "abc def ghi\n", count: 5_000).utf8))
    for length in [0, 1, 5, 10, packed.count / 2, packed.count - 8, packed.count - 1] {
      #expect(throws: DamagedGzip.self) { try gunzip(Array(packed.prefix(length))) }
    }
    var flipped = packed
    flipped[packed.count / 2] ^= 0x55
    #expect(throws: DamagedGzip.self) { try gunzip(flipped) }
    #expect(throws: DamagedGzip.self) { try gunzip(packed + Array("rest".utf8)) }
    #expect(throws: DamagedGzip.self) { try gunzip(Array("plain text".utf8)) }
  }

  @Test func `an input read once is kept for further passes`() throws {
    let pipe = Pipe()
    pipe.fileHandleForWriting.write(Data("a\nb\nc\n".utf8))
    try pipe.fileHandleForWriting.close()
    let number = dup(pipe.fileHandleForReading.fileDescriptor)
    let kept = KeptInput()
    for _ in 1...3 {
      let reader = LineReader(try kept.stream(passes: 3, name: "stdin") { FileDescriptor(number) })
      var read: [UInt8] = []
      while let line = try reader.next() { read += line.bytes }
      #expect(read == Array("abc".utf8))
    }
  }

  @Test func `the digest is sha-256`() {
    // FIPS 180-4, example of one block.
    #expect(
      SHA256.hexadecimal(Array("abc".utf8)) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(SHA256.hexadecimal([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
