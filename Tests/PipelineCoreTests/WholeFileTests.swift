import Foundation
import PipelineCore
import Testing

/// What Scripts/check-faults does to files by a failing system is not here; this is what can be seen without.
@Suite struct WholeFileTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func content(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }

  @Test func `a file is replaced, its folders are made, and nothing is left beside it`() throws {
    try withFolder { folder in
      let path = folder + "/a/b/c.txt"
      try WholeFile.replace(path, with: Array("first, and longer".utf8))
      try WholeFile.replace(path, with: Array("second".utf8))
      #expect(try content(path) == Array("second".utf8))
      try WholeFile.write([], to: path)
      #expect(try content(path).isEmpty)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/a/b") == ["c.txt"])
    }
  }

  @Test func `a link stays a link, and a device is written as it is`() throws {
    try withFolder { folder in
      try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: folder + "/file")
      try WholeFile.replace(folder + "/file", with: [1])
      try WholeFile.replace(folder + "/link", with: [2])
      #expect(try content(folder + "/file") == [2])
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link") == folder + "/file")
      try WholeFile.replace("/dev/null", with: [3])
      var status = stat()
      #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    }
  }

  @Test func `what cannot be written is told with its path, and the earlier file stays`() throws {
    try withFolder { folder in
      try WholeFile.replace(folder + "/file", with: [1])
      #expect {
        try WholeFile.replace(folder + "/file/below", with: [2])
      } throws: { "\($0)" == "cannot make the folder '\(folder)/file': not a directory" }
      #expect {
        try WholeFile.write([2], to: folder + "/none/file")
      } throws: { "\($0)" == "cannot write '\(folder)/none/file': no such file or directory" }
      #expect { try WholeFile.write([2], to: "/dev/full") } throws: { "\($0)".hasPrefix("cannot write '/dev/full'") }
      #expect(try content(folder + "/file") == [1])
    }
  }
}
