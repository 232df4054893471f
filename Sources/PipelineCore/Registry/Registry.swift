/// The components that pipelines can name.
///
/// A value: what is in it was put in by whoever made it, and nothing else ever is.
public struct Registry: Sendable {
  /// The stages by name.
  public let stages: [String: any Component.Type]
  /// The sources by name.
  public let sources: [String: any Source.Type]
  /// The sinks by name.
  public let sinks: [String: any Sink.Type]
  /// Which code the components of each module are made of, by the module's name: a hash, say.
  public let revisions: [String: String]

  /// The registry of these components.
  ///
  /// - Parameter revisions: which code the components of each module are made of; results are not kept beyond a change of it.
  /// - Throws: ``ComponentError`` when two of a kind share a name, or one is neither a stage, a source nor a sink.
  public init(
    _ components: [any Component.Type], revisions: [String: String] = [:]
  ) throws(ComponentError) {
    var stages: [String: any Component.Type] = [:]
    var sources: [String: any Source.Type] = [:]
    var sinks: [String: any Sink.Type] = [:]
    for component in components {
      let name = component.info.name
      let previous: (any Component.Type)?
      if let source = component as? any Source.Type {
        previous = sources.updateValue(source, forKey: name)
      } else if let sink = component as? any Sink.Type {
        previous = sinks.updateValue(sink, forKey: name)
      } else if component is any Stage.Type || component is any CorpusStage.Type {
        previous = stages.updateValue(component, forKey: name)
      } else {
        throw ComponentError("'\(name)' is neither a stage, a source nor a sink")
      }
      if let previous {
        throw ComponentError("two components are called '\(name)': \(previous) and \(component)")
      }
    }
    self.stages = stages
    self.sources = sources
    self.sinks = sinks
    self.revisions = revisions
  }

  /// Which code a component is made of; empty where it is not known.
  public func revision(of component: any Component.Type) -> String {
    let module = String(reflecting: component).split(separator: ".").first.map(String.init) ?? ""
    return revisions[module] ?? ""
  }

  /// Every component: sources, stages, sinks, each by name.
  public var components: [any Component.Type] {
    sources.sorted { $0.key < $1.key }.map(\.value) + stages.sorted { $0.key < $1.key }.map(\.value)
      + sinks.sorted { $0.key < $1.key }.map(\.value)
  }
}
