import PipelineCore

/// Reads what stands after `per-language:`: for each tag of a language, options that take the place of the step's own.
struct VariantReader {
  let spec: ComponentSpec

  /// The stage of a step as one language has it.
  struct Variant<Made: Component> {
    let language: String
    let built: Built<Made>
    var contract: Contract { built.contract }
  }

  /// The variants of the step, in the order of the file; `own` is the stage with the step's own options, nil when those are wrong.
  func variants<Made: Component>(of own: Built<Made>?, problems: inout [Diagnostic]) -> [Variant<Made>] {
    guard let node = spec.perLanguage else { return [] }
    guard case .map(let entries) = node.value else {
      problems.append(
        Diagnostic(
          "wrong-type", "expected languages with their options, found \(node.kindDescription)", at: node.place,
          hint: "write one like: ar: { ... }"))
      return []
    }
    if Made.self is any CorpusStage.Type {
      problems.append(
        Diagnostic(
          "no-variants", "'\(spec.name)' learns from all documents together, so it has no options per language",
          at: node.place, hint: "use two steps with 'when'"))
      return []
    }
    var taken: Set<String> = []
    return entries.compactMap { entry in
      let language = entry.name.lowercased()
      check(language, entry, isNew: taken.insert(language).inserted, problems: &problems)
      guard let own else {
        // Whatever is wrong with the step's own options has been said; what stands here is judged by itself.
        _ = Made.Options.decode(entry.node, of: spec.name, problems: &problems)
        return nil
      }
      let options = merged(entry.node)
      let built = Made.build(from: options, at: entry.namePlace, folder: spec.folder, problems: &problems)
      guard let built else { return nil }
      checkContract(built.contract, against: own.contract, entry, problems: &problems)
      return Variant(language: language, built: built)
    }
  }

  /// The step's options with those of `node` in their place.
  private func merged(_ node: SettingNode) -> SettingNode? {
    guard case .map(let entries) = node.value else { return node.value == .null ? spec.options : node }
    guard case .map(let own)? = spec.options?.value else { return node }
    let kept = own.filter { entry in !entries.contains { $0.name == entry.name } }
    return SettingNode(.map(kept + entries), at: node.place)
  }

  private func check(_ language: String, _ entry: SettingEntry, isNew: Bool, problems: inout [Diagnostic]) {
    if !VariantReader.isTag(language) {
      problems.append(
        Diagnostic(
          "not-a-language", "'\(entry.name)' is no tag of a language", at: entry.namePlace,
          hint: "write one like ar, en or pt-br"))
    } else if !isNew {
      problems.append(
        Diagnostic("duplicate-language", "'\(entry.name)' has options already", at: entry.namePlace))
    }
  }

  /// What later steps read must be there in every language.
  private func checkContract(
    _ contract: Contract, against own: Contract, _ entry: SettingEntry, problems: inout [Diagnostic]
  ) {
    func names(_ contract: Contract) -> Set<String> { Set(contract.writes.map(\.name)) }
    let different = names(contract).symmetricDifference(names(own)).sorted()
    if different.isEmpty { return }
    problems.append(
      Diagnostic(
        "layers-differ",
        "with these options '\(spec.name)' does not write the same layers as with its own: \(different.joined(separator: ", "))",
        at: entry.namePlace, hint: "use two steps with 'when'"))
  }

  /// Whether `tag` has the form of BCP 47: two or three letters, then parts of up to eight letters and digits.
  static func isTag(_ tag: String) -> Bool {
    let parts = tag.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    guard let base = parts.first, (2...3).contains(base.count), base.allSatisfy(isLetter) else { return false }
    return parts.dropFirst().allSatisfy { part in
      (1...8).contains(part.count) && part.allSatisfy { isLetter($0) || isDigit($0) }
    }
  }
}
