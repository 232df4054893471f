import PipelineCore

extension InputPath {
  /// What is to be watched, so that no change of what is read goes unseen.
  func place(_ selection: Selection) -> InputPlace {
    if case .file = kind { return InputPlace(file: path.bytes) }
    return InputPlace(folder: path.bytes) { path, isFolder in
      let names = path.split(separator: UInt8(ascii: "/"))
      // Names that start with a dot are passed over, whatever stands behind them.
      guard let name = names.last, names.allSatisfy({ $0.first != UInt8(ascii: ".") }) else { return false }
      let relative = { names.map { PrintableName.encode($0) }.joined(separator: "/") }
      if !isFolder { return selection.takes(name, of: self, path: relative) }
      if case .glob(_, let depth?) = kind, names.count >= depth { return false }
      return selection.enters(relative())
    }
  }
}
