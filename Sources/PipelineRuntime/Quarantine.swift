import CSyncFS
import FoundationEssentials
import Glibc
import PipelineCore
import PipelinePlan

/// A folder that keeps every document that failed, with all that is needed to see it fail again.
///
/// One folder a document, `<number>-<id>`, which appears whole: it is filled under another name first. In it: `original` with the input's ending; `document.bytes`
/// and `input.bytes`, the document as it was loaded and as it came to the step that failed; `slice.yaml`, the pipeline up to that step with every option written
/// out; `failure.json`, what happened where, by which versions, and the command that does it again. `run.json` beside them is the run's command line.
struct Quarantine: Sendable {
  /// A file that marks the folder as ours, so that a later run may empty it.
  private static let marker = ".silsila-quarantine"

  let folder: String
  private let plan: Plan
  private let command: RunCommand?
  private var isOpen = false

  /// The quarantine in `folder`; what an earlier run left there goes.
  init(folder: String, plan: Plan, command: RunCommand?) throws {
    self.folder = folder
    self.plan = plan
    self.command = command
    if FileManager.default.fileExists(atPath: "\(folder)/\(Quarantine.marker)") {
      try Quarantine.remove(folder)
    }
  }

  /// Takes away the quarantine of an earlier run, the marker last, so that a removal that breaks off is ended by the next run; no document is there by half.
  private static func remove(_ folder: String) throws {
    do {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() where name != marker {
        let leaving = name.hasPrefix(".") ? name : ".partial-\(name)"
        if leaving != name, rename("\(folder)/\(name)", "\(folder)/\(leaving)") != 0 {
          throw SystemError("cannot remove", "\(folder)/\(name)")
        }
        try FileManager.default.removeItem(atPath: "\(folder)/\(leaving)")
      }
      try FileManager.default.removeItem(atPath: folder)
    } catch let error as SystemError {
      throw error
    } catch {
      throw RunError("cannot remove '\(folder)', the quarantine of an earlier run")
    }
  }

  /// Keeps a failed document, and gives its folder.
  mutating func add(_ failure: Failure, number: Int) throws -> String {
    if !isOpen { try open() }
    let name = "\(padded(number))-\(safe(failure.id))"
    let final = "\(folder)/\(name)"
    let partial = "\(folder)/.partial-\(name)"
    try? FileManager.default.removeItem(atPath: partial)
    try WholeFile.makeFolders(partial)
    let original = "original.\(failure.mediaType.fileExtension)"
    try WholeFile.write(failure.bytes, to: "\(partial)/\(original)")
    if let document = failure.document {
      try WholeFile.write(document, to: "\(partial)/\(QuarantinedDocument.documentName)")
    }
    if let input = failure.input { try WholeFile.write(input, to: "\(partial)/\(QuarantinedDocument.inputName)") }
    let slice = ConfigurationSlice(plan, upTo: failure.stage, original: original)
    try WholeFile.write(Array(slice.text.utf8), to: "\(partial)/\(QuarantinedDocument.sliceName)")
    try WholeFile.write(
      Array((description(of: failure, in: final).text + "\n").utf8), to: "\(partial)/\(QuarantinedDocument.failureName)"
    )
    try? FileManager.default.removeItem(atPath: final)
    if rename(partial, final) != 0 { throw SystemError("cannot write", final) }
    return final
  }

  private mutating func open() throws {
    try WholeFile.makeFolders(folder)
    try WholeFile.write([], to: "\(folder)/\(Quarantine.marker)")
    if let command { try WholeFile.write(Array(JSONEncoder().encode(command)), to: "\(folder)/\(RunCommand.fileName)") }
    isOpen = true
  }

  /// Waits until all that was kept is on the disk: a run that says what failed must not lose it with the power.
  func sync() throws {
    if !isOpen { return }
    let descriptor = Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if descriptor >= 0 { Glibc.close(descriptor) } }
    if descriptor < 0 || syncfs(descriptor) != 0 && errno != EINVAL && errno != EROFS {
      throw SystemError("cannot write", folder)
    }
  }

  private func description(of failure: Failure, in folder: String) -> JSONValue {
    var members = [
      JSONMember("id", .string(failure.id)), JSONMember("stage", .string(failure.stage)),
      JSONMember("error", .string(failure.message)), JSONMember("path", .string(failure.path)),
      JSONMember("bytes", .int(failure.bytes.count)),
    ]
    if let step = plan.steps.first(where: { $0.label == failure.stage }) {
      members += [
        JSONMember("options", step.options),
        JSONMember("stage_version", .int(type(of: step.component).info.version)),
        JSONMember("stage_revision", .string(step.revision)),
      ]
    }
    if let command { members.append(JSONMember("version", .string(command.version))) }
    members.append(JSONMember("command", .string("silsila retry --recorded \(ShellWord.quoted(folder))")))
    return .object(members)
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

/// The command line of a run, by which it can be given again.
public struct RunCommand: Sendable, Codable {
  /// The name of its file in the quarantine.
  public static let fileName = "run.json"

  /// The arguments after `silsila run`.
  public let arguments: [String]
  /// The folder in which it was given.
  public let folder: String
  /// The version of the program.
  public let version: String

  /// The command line of a run.
  public init(arguments: [String], folder: String, version: String) {
    self.arguments = arguments
    self.folder = folder
    self.version = version
  }
}

/// A word of a command line, so that a shell takes it as it is.
enum ShellWord {
  static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x2B && byte <= 0x3A) || byte == 0x5F
    }
    return isPlain && !word.isEmpty
      ? word : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
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
