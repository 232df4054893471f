import Foundation

/// The built command while it watches a folder of its own.
final class WatchedRun {
  let folder: URL
  private let process = Process()
  private var errorsFile: URL { folder.appending(path: "errors") }

  /// Three stages, one of which learns from all documents.
  static let pipeline = """
    source: { files: { paths: [in] } }
    stages: [clean, segment, drop-copies, weigh-terms, { tag-keywords: { count: 3 } }]
    sinks: [{ json-lines: { path: OUTPUT, fields: [text, keywords] } }]
    """

  /// Starts watching `articles` by ``pipeline``.
  init(_ arguments: String..., output: String = "out.jsonl", articles: [String: String]) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder.appending(path: "in"), withIntermediateDirectories: true)
    for (name, text) in articles { try write(text, "in/\(name)") }
    try write(WatchedRun.pipeline.replacing("OUTPUT", with: output), "p.yaml")
    try write("", "errors")
    process.executableURL = Command.executable
    process.arguments = ["run", "p.yaml", "--watch"] + arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: errorsFile)
    try process.run()
  }

  deinit {
    if process.isRunning { process.terminate() }
    try? FileManager.default.removeItem(at: folder)
  }

  /// What it said so far.
  var errors: String { (try? String(contentsOf: errorsFile, encoding: .utf8)) ?? "" }

  /// Waits until it has said `text`.
  func waits(for text: String, seconds: Double = 60) -> Bool {
    let end = Date.now + seconds
    while Date.now < end {
      if errors.contains(text) { return true }
      usleep(10_000)
    }
    return false
  }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  func move(_ name: String, to other: String) throws {
    try FileManager.default.moveItem(atPath: path(name), toPath: path(other))
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

  /// The output, and that of a run from scratch by the same pipeline file.
  func outputs(_ name: String = "out.jsonl") throws -> (watched: Data, fresh: Data) {
    let watched = try Data(contentsOf: folder.appending(path: name))
    let fresh = try Command(
      "run", "p.yaml", "--no-journal", "--quiet", "--output", "fresh.jsonl", folder: folder.path)
    if fresh.exitCode > 1 { throw CocoaError(.fileReadUnknown) }
    return (watched, try Data(contentsOf: folder.appending(path: "fresh.jsonl")))
  }

  /// Sends a signal and gives the exit code.
  func end(_ signal: Int32 = SIGTERM) -> Int32 {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process.terminationStatus
  }
}
