import Foundation

/// A run of the built command, with what it printed.
struct Command {
  let exitCode: Int32
  let output: String
  let errors: String

  /// The folder of the products under test.
  private static let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()

  /// The built command.
  static var executable: URL { products.appending(path: "silsila") }

  /// Runs `silsila` with `arguments`.
  init(_ arguments: String..., input: String = "", folder: String = project) throws {
    try self.init(arguments, input: input, folder: folder)
  }

  /// Runs `silsila` with `arguments`.
  init(_ arguments: [String], input: String = "", folder: String = project) throws {
    try self.init(Command.executable, arguments, input: input, folder: folder)
  }

  /// Runs another of the products.
  init(product: String, _ arguments: [String], folder: String) throws {
    try self.init(Command.products.appending(path: product), arguments, input: "", folder: folder)
  }

  /// Runs `silsila` followed by `line`, as a shell reads it.
  init(shell line: String) throws {
    let silsila = Command.executable.path
    try self.init(URL(filePath: "/bin/sh"), ["-c", "'\(silsila)' \(line)"], input: "", folder: project)
  }

  private init(_ executable: URL, _ arguments: [String], input: String, folder: String) throws {
    let process = Process()
    let scratch = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    func stream(_ name: String, _ content: String) throws -> FileHandle {
      let url = scratch.appending(path: name)
      try Data(content.utf8).write(to: url)
      return try FileHandle(forUpdating: url)
    }
    // Files, not pipes: a pipe that fills up would stop the command.
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardInput = try stream("input", input)
    process.standardOutput = try stream("output", "")
    process.standardError = try stream("errors", "")
    try process.run()
    process.waitUntilExit()
    exitCode = process.terminationStatus
    output = String(decoding: try Data(contentsOf: scratch.appending(path: "output")), as: UTF8.self)
    errors = String(decoding: try Data(contentsOf: scratch.appending(path: "errors")), as: UTF8.self)
  }

  /// The documents on standard output.
  var documents: [[String: Any]] {
    output.split(separator: "\n").compactMap {
      try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }
}
