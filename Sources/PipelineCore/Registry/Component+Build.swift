/// A component made from its options, with what it asked for.
public struct Built<Made: Component>: Sendable {
  /// The component.
  public let component: Made
  /// Its options, defaults included.
  public let options: Made.Options
  /// What it asked for.
  public let contract: Contract
}

extension Component {
  /// The component that `node` describes, or nil after adding every mistake to `problems`.
  ///
  /// - Parameters:
  ///   - node: the options, or nothing for defaults.
  ///   - place: where the component is named, for mistakes that lie in no option.
  ///   - folder: where relative paths start.
  public static func build(
    from node: SettingNode?, at place: Place, folder: String, problems: inout [Diagnostic]
  ) -> Built<Self>? {
    let before = problems.count
    let options = Options.decode(node, of: info.name, problems: &problems)
    if problems.count > before { return nil }
    var setup = Setup(folder: folder)
    do {
      let component = try Self(options: options, setup: &setup)
      for problem in setup.problems {
        problems.append(
          Diagnostic(
            "bad-option", problem.message, at: node?[problem.option]?.node.place ?? place, hint: problem.hint))
      }
      if !setup.problems.isEmpty { return nil }
      return Built(component: component, options: options, contract: setup.contract)
    } catch {
      problems.append(Diagnostic("cannot-be-made", "'\(info.name)' cannot be made: \(error)", at: place))
      return nil
    }
  }
}
