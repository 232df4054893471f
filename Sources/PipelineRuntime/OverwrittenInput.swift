import Glibc
import PipelineCore
public import PipelinePlan

/// A file that a run would both read and write over.
public struct OverwrittenInput {
  /// Which file something is, under whatever name.
  private struct Identity: Hashable {
    let device: UInt64
    let number: UInt64

    init?(_ path: [UInt8]) {
      var status = stat()
      let found = (path + [0]).withUnsafeBytes { bytes in
        bytes.baseAddress.map { fstatat(AT_FDCWD, $0.assumingMemoryBound(to: CChar.self), &status, 0) } ?? -1
      }
      guard found == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
      device = UInt64(status.st_dev)
      number = UInt64(status.st_ino)
    }
  }

  /// The file, as the output is called.
  public let path: String

  /// What is wrong, and the option that mends it.
  public func message(option: String = "output") -> String {
    "'\(path)' is read, and would be written over; give another name with --\(option)"
  }

  /// The first output of `plan`, or of the run's `other` files, that is an input as well; nil when there is none.
  public init?(of plan: Plan, other: [String] = []) {
    let inputs = plan.sources.flatMap { $0.places ?? [] }.filter { !$0.isFolder }
    let read = Set(inputs.compactMap { Identity($0.path) })
    let written = plan.sinks.compactMap(\.destination) + other
    guard let path = written.first(where: { Identity(Array($0.utf8)).map(read.contains) ?? false }) else { return nil }
    self.path = path
  }
}
