import Foundation

/// What the command line asks for: `--inputs N --seed S --first N --only N`.
struct FuzzArguments {
  let seed: UInt64
  /// The one input to show and repeat.
  let only: Int?
  /// The numbers of the inputs.
  let numbers: Range<Int>

  /// The folder of the project.
  static let project = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized.path

  init(_ arguments: [String]) {
    func value(_ name: String) -> Int? {
      arguments.firstIndex(of: "--\(name)").flatMap { place in
        place + 1 < arguments.count ? Int(arguments[place + 1]) : nil
      }
    }
    seed = UInt64(value("seed") ?? 1)
    only = value("only")
    let first = only ?? value("first") ?? 0
    numbers = first..<(only.map { $0 + 1 } ?? first + (value("inputs") ?? 100_000))
  }
}
