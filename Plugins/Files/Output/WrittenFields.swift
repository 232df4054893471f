import PipelineCore
import TextModel

/// What offsets in the output count.
enum Offsets: String, OptionChoice {
  case scalars
  case utf8 = "utf-8"
  case utf16 = "utf-16"

  var unit: OffsetUnit {
    switch self {
    case .scalars: .scalars
    case .utf8: .utf8
    case .utf16: .utf16
    }
  }
}

extension DocumentWriter {
  /// The writer that a sink's options describe.
  init(fields: [String]?, offsets: Offsets, origins: Bool) {
    self.init(fields: fields.map { Set($0) }, offsets: offsets.unit, origins: origins, digest: SHA256.hexadecimal)
  }
}
