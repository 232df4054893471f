import Foundation
import PipelineCore
import PipelineTesting

/// `SilsilaFuzz pipelines`: pipeline files of all kinds; none may crash or hang, and what passes `check` must start.
enum PipelineFuzz {
  static func run(_ arguments: FuzzArguments, registry: Registry) async {
    let folder = FuzzArguments.project + "/Pipelines"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    let files = names.filter { $0.hasSuffix(".yaml") }
      .compactMap { FileManager.default.contents(atPath: "\(folder)/\($0)").map(Array.init) }
    let pipelines = NastyPipelines(seed: arguments.seed, files: files, registry: registry)
    let trial = PipelineTrial(registry: registry, folder: folder)
    var counts = (ran: 0, refused: 0)
    let clock = ContinuousClock()
    let start = clock.now
    var slowest = (time: Duration.zero, number: 0)
    for number in arguments.numbers {
      Watch.number = number
      if arguments.only == nil { Watch.feed() }
      let (bytes, _) = pipelines.file(number)
      if arguments.only != nil { print(String(decoding: bytes, as: UTF8.self)) }
      let before = clock.now
      let outcome = await trial.outcome(of: bytes)
      let time = clock.now - before
      if time > slowest.time { slowest = (time, number) }
      switch outcome {
      case .ran: counts.ran += 1
      case .refused: counts.refused += 1
      case .broken(let problem):
        print("file \(number): \(problem)\n\(String(decoding: bytes, as: UTF8.self))")
        exit(1)
      }
      if number % 100_000 == 99_999 { print("\(number + 1) files, \(counts.ran) ran, \(clock.now - start)") }
    }
    print(
      "\(arguments.numbers.count) files, \(counts.refused) refused, \(counts.ran) ran, \(clock.now - start); slowest: \(slowest.number) in \(slowest.time)"
    )
  }
}
