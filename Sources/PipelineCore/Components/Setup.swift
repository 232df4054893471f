/// Where a component asks for what it needs: each request is recorded in its ``Contract`` and answered with a port.
///
/// Ports have no other maker, so a stage can do to a document exactly what it asked for, and what it asked for is known before the run.
public struct Setup {
  /// What has been asked for.
  public private(set) var contract = Contract()
  /// What is wrong with the options, beyond what their fields can say.
  public private(set) var problems: [OptionProblem] = []
  /// The folder that relative paths in options start from: that of the pipeline file.
  public let folder: String

  /// The setup of a component whose relative paths start from `folder`.
  public init(folder: String) {
    self.folder = folder
  }

  /// Asks to read a layer that an earlier stage must have written.
  public mutating func reads<Content>(_ key: LayerKey<Content>) -> ReadPort<Content> {
    contract.reads.addOnce(LayerInfo(key))
    return ReadPort(key: key)
  }

  /// Asks to read a layer where it is there.
  public mutating func readsIfPresent<Content>(_ key: LayerKey<Content>) -> OptionalReadPort<Content> {
    contract.readsIfPresent.addOnce(LayerInfo(key))
    return OptionalReadPort(key: key)
  }

  /// Asks to write a layer.
  public mutating func writes<Content>(_ key: LayerKey<Content>) -> WritePort<Content> {
    contract.writes.append(LayerInfo(key))
    return WritePort(key: key)
  }

  /// Asks to change a layer, or to make it.
  public mutating func updates<Content>(_ key: LayerKey<Content>) -> UpdatePort<Content> {
    contract.updates.addOnce(LayerInfo(key))
    return UpdatePort(key: key)
  }

  /// Asks to drop documents for a reason: an adjective, as `too-short`.
  public mutating func drops(_ reason: String) -> DropPort {
    let reason = DropReason(reason)
    contract.drops.append(reason)
    return DropPort(reason: reason)
  }

  /// Asks to replace the text.
  public mutating func rewritesText() -> RewritePort {
    contract.rewritesText = true
    return RewritePort()
  }

  /// Asks to read the original bytes as text.
  public mutating func decodes() -> DecodePort {
    contract.decodes = true
    return DecodePort()
  }

  /// Says that the value of an option will not do: shown at its place in the pipeline file.
  public mutating func reject(option: String, _ message: String, hint: String? = nil) {
    problems.append(OptionProblem(option: option, message: message, hint: hint))
  }
}

/// What is wrong with an option's value.
public struct OptionProblem: Sendable, Hashable {
  /// The option's name.
  public let option: String
  /// What is wrong.
  public let message: String
  /// What would be right.
  public let hint: String?

  /// The problem `message` with `option`.
  public init(option: String, message: String, hint: String? = nil) {
    self.option = option
    self.message = message
    self.hint = hint
  }
}

extension [LayerInfo] {
  /// Adds a layer that may have been asked for before, as by a part of the component.
  fileprivate mutating func addOnce(_ layer: LayerInfo) {
    if !contains(layer) { append(layer) }
  }
}
