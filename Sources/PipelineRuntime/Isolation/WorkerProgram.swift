/// Where steps run.
public enum Isolation: Sendable {
  /// In this process, on its threads: a stage that traps ends the run.
  case none
  /// In processes of their own: whatever a stage does, it harms the document at hand alone.
  case process(WorkerProgram)
}

/// How to start the program whose processes run the steps: one that calls ``WorkerServer/serve(_:)``, this one as a rule.
public struct WorkerProgram: Sendable {
  /// The program's file.
  public var path: String
  /// Its arguments, without the program's name: they must lead to the plan that is run.
  public var arguments: [String]

  /// This program with other arguments.
  public init(path: String = "/proc/self/exe", arguments: [String]) {
    self.path = path
    self.arguments = arguments
  }
}

/// What one document may take; more fails it.
///
/// Bytes are the same in every run. Time and memory only guard against what would never end: with limits far above what documents need, results do not depend
/// on how busy the machine is.
public struct DocumentLimits: Sendable, Equatable {
  /// Bytes of input; nil for any number.
  public var bytes: Int?
  /// Seconds of processor time, in worker processes only, and one more for each megabyte of the document; by the clock five times as many.
  public var seconds = 60.0
  /// Bytes of memory, in worker processes only, besides what a worker has at its start and sixteen times the bytes of the document.
  public var memory = 1 << 30

  /// How much longer than its processor time a document may take by the clock: sleeping, waiting, or on a busy machine.
  static let clockFactor = 5.0

  /// Seconds of processor time for a document of `bytes`.
  func seconds(forBytes bytes: Int) -> Double { seconds + Double(bytes >> 20) }

  /// Bytes of memory for a document of `bytes`.
  static func memory(_ memory: Int, forBytes bytes: Int) -> Int { memory + 16 * bytes }

  /// The usual limits.
  public init() {}
}
