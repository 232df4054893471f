// A folder that cannot be made ends the test run at once, as it should.
// swift-format-ignore-file: NeverUseForceTry

import Foundation
import PipelineCore

@testable import FilesPlugin

/// A folder for one test, gone with it.
final class TemporaryFolder {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("silsila-\(UUID().uuidString)").path
    try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  subscript(_ name: String) -> String { path + "/" + name }

  /// Writes a file, and the folders it stands in.
  func write(_ bytes: [UInt8], to name: [UInt8]) {
    let path = BytePath(path).appending(name)
    try! path.parent.makeFolders()
    let file = try! FileDescriptor(opening: path, flags: O_WRONLY | O_CREAT | O_TRUNC)
    try! file.write(bytes, name: path.printable)
  }

  func write(_ text: String, to name: String) {
    write(Array(text.utf8), to: Array(name.utf8))
  }

  func link(_ name: String, to target: String) {
    try! FileManager.default.createSymbolicLink(atPath: self[name], withDestinationPath: target)
  }

  func bytes(of name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: self[name]).map { Array($0) }
  }

  func text(of name: String) -> String? {
    bytes(of: name).map { String(decoding: $0, as: UTF8.self) }
  }

  var names: [String] {
    (try! FileManager.default.subpathsOfDirectory(atPath: path)).sorted()
  }
}

/// A component made as a plan makes it, or what is wrong with its options.
func make<Made: Component>(_ options: Made.Options, in folder: String) throws -> (
  component: Made, problems: [OptionProblem]
) {
  var setup = Setup(folder: folder)
  let component = try Made(options: options, setup: &setup)
  return (component, setup.problems)
}

/// What a source gives: for each item its id, and the document or the message of the failure.
func everything<Origin: Source>(of source: Origin, passes: Int = 1) throws -> [(
  id: String, result: Swift.Result<Document, LoadFailure>
)] {
  var cursor = try source.open(passes: passes)
  var all: [(id: String, result: Swift.Result<Document, LoadFailure>)] = []
  while let item = try cursor.next() {
    do {
      all.append((item.id, .success(try source.load(item.item))))
    } catch let failure as LoadFailure {
      all.append((item.id, .failure(failure)))
    }
  }
  return all
}

/// `bytes` packed with gzip in one member.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var deflater = Deflater()
  var output: [UInt8] = []
  deflater.deflate(bytes, into: &output)
  deflater.finish(into: &output)
  return output
}

/// What gzip data hold.
func gunzip(_ bytes: [UInt8]) throws -> [UInt8] {
  let folder = TemporaryFolder()
  folder.write(bytes, to: Array("data.gz".utf8))
  let stream = try InputStream(opening: BytePath(folder["data.gz"]), name: "data.gz", detecting: false)
  var output: [UInt8] = []
  while try stream.read(appendingTo: &output) {}
  return output
}

func document(_ id: String, _ text: String = "text") -> Document {
  Document(id: id, origin: Origin(path: id, bytes: Array(text.utf8)))
}
