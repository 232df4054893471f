import FoundationEssentials
import PipelineCore

/// A folder that keeps every document that failed: its original bytes, and what happened where.
///
/// One folder a document, `<number>-<id>`, of `original` with the input's ending and `failure.json`. It appears whole: it is filled under another name first.
struct Quarantine: Sendable {
  /// A file that marks the folder as ours, so that a later run may empty it.
  private static let marker = ".silsila-quarantine"

  let folder: String
  private var isOpen = false

  /// The quarantine in `folder`; what an earlier run left there goes.
  init(folder: String) throws {
    self.folder = folder
    if FileManager.default.fileExists(atPath: "\(folder)/\(Quarantine.marker)") {
      try FileManager.default.removeItem(atPath: folder)
    }
  }

  /// Keeps a failed document, and gives its folder.
  mutating func add(_ failure: Failure, number: Int) throws -> String {
    if !isOpen {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try write([], to: "\(folder)/\(Quarantine.marker)")
      isOpen = true
    }
    let name = "\(padded(number))-\(safe(failure.id))"
    let final = "\(folder)/\(name)"
    let partial = "\(folder)/.partial-\(name)"
    try? FileManager.default.removeItem(atPath: partial)
    try FileManager.default.createDirectory(atPath: partial, withIntermediateDirectories: true)
    try write(failure.bytes, to: "\(partial)/original.\(failure.mediaType.fileExtension)")
    try write(Array(description(of: failure).utf8), to: "\(partial)/failure.json")
    try? FileManager.default.removeItem(atPath: final)
    try FileManager.default.moveItem(atPath: partial, toPath: final)
    return final
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(filePath: path))
  }

  private func description(of failure: Failure) -> String {
    JSONValue.object([
      JSONMember("id", .string(failure.id)), JSONMember("stage", .string(failure.stage)),
      JSONMember("error", .string(failure.message)), JSONMember("path", .string(failure.path)),
      JSONMember("bytes", .int(failure.bytes.count)),
    ]).text + "\n"
  }

  private func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 7 - digits.count)) + digits
  }

  /// The id as one part of a path: letters, digits, dot, hyphen and underscore stay, in at most 80 bytes.
  private func safe(_ id: String) -> String {
    var name = ""
    for scalar in id.unicodeScalars {
      let isSafe =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || "._-".unicodeScalars.contains(scalar)
      let next = isSafe ? String(scalar) : "_"
      if name.utf8.count + next.utf8.count > 80 { break }
      name += next
    }
    return name
  }
}

extension MediaType {
  /// The ending of a file of this type.
  var fileExtension: String {
    switch self {
    case .plainText: "txt"
    case .markdown: "md"
    case .html: "html"
    }
  }
}
