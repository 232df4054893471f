import Foundation
import PipelineCore
import PipelineTesting

/// `SilsilaFuzz records`: JSON Lines of all kinds through the real sources; every line must be accounted for.
enum RecordFuzz {
  static func run(_ arguments: FuzzArguments, registry: Registry, texts: [[UInt8]]) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "silsila-fuzz-\(getpid())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let records = NastyRecords(seed: arguments.seed, texts: texts.map { String(decoding: $0, as: UTF8.self) })
    let trial = try RecordTrial(registry: registry, folder: folder)
    let start = ContinuousClock.now
    var lines = 0
    for number in arguments.numbers {
      Watch.number = number
      if arguments.only == nil { Watch.feed() }
      let file = records.file(number)
      lines += file.lines.count
      if let problem = try await trial.problem(with: file, number: number) {
        print("file \(number): \(problem)\n\(String(decoding: file.bytes, as: UTF8.self).debugDescription)")
        exit(1)
      }
      if number % 10_000 == 9_999 { print("\(number + 1) files of \(lines) lines, \(ContinuousClock.now - start)") }
    }
    print("\(arguments.numbers.count) files of \(lines) lines, \(ContinuousClock.now - start)")
  }
}
