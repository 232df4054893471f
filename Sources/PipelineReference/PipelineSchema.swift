public import PipelineCore
import PipelinePlan

/// The JSON Schema (draft 2020-12) of pipeline files that name the components of a registry.
public enum PipelineSchema {
  /// The schema.
  public static func make(_ registry: Registry) -> JSONValue {
    let controls = [
      JSONMember("when", type("string")), JSONMember("label", type("string")),
      JSONMember("on-failure", choice(["quarantine", "stop"])),
      JSONMember(
        "per-language",
        object([
          JSONMember("type", .string("object")),
          JSONMember("propertyNames", object([JSONMember("pattern", .string("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"))])),
          JSONMember(
            "additionalProperties",
            object([JSONMember("type", .array([.string("object"), .string("null")]))])),
        ])),
    ]
    let sources = components(registry.sources.mapValues { $0 as any Component.Type })
    return object([
      JSONMember("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      JSONMember("title", .string("Silsila pipeline")), JSONMember("type", .string("object")),
      JSONMember("required", .array([.string("stages")])), JSONMember("additionalProperties", .bool(false)),
      JSONMember("patternProperties", object([JSONMember("^x-", .bool(true))])),
      JSONMember(
        "properties",
        object([
          JSONMember("pipeline", type("string")), JSONMember("description", type("string")),
          JSONMember("source", .object([JSONMember("oneOf", .array([item(sources), list(item(sources))]))])),
          JSONMember("stages", list(item(components(registry.stages), controls: controls))),
          JSONMember("sinks", list(item(components(registry.sinks.mapValues { $0 as any Component.Type })))),
          JSONMember("run", options(RunSettings.self, summary: "How the pipeline is run.")),
        ])),
    ])
  }

  private static func object(_ members: [JSONMember]) -> JSONValue { .object(members) }
  private static func type(_ name: String) -> JSONValue { .object([JSONMember("type", .string(name))]) }
  private static func choice(_ names: [String]) -> JSONValue {
    .object([JSONMember("enum", .array(names.map { .string($0) }))])
  }
  private static func list(_ items: JSONValue) -> JSONValue {
    .object([JSONMember("type", .string("array")), JSONMember("items", items)])
  }

  private static func components(_ types: [String: any Component.Type]) -> [JSONMember] {
    types.sorted { $0.key < $1.key }.map { name, type in JSONMember(name, options(of: type)) }
  }

  /// A component by its name alone, or its name over its options.
  private static func item(_ components: [JSONMember], controls: [JSONMember] = []) -> JSONValue {
    .object([
      JSONMember(
        "oneOf",
        .array([
          choice(components.map(\.name)),
          .object([
            JSONMember("type", .string("object")), JSONMember("additionalProperties", .bool(false)),
            JSONMember("properties", .object(components + controls)),
          ]),
        ]))
    ])
  }

  private static func options<Made: Component>(of component: Made.Type) -> JSONValue {
    options(Made.Options.self, summary: component.info.summary)
  }

  private static func options<Options: ComponentOptions>(_ type: Options.Type, summary: String) -> JSONValue {
    let fields = Options.schema.map { field in
      var members = [JSONMember("description", .string(field.summary))]
      if case .object(let shape) = schema(of: field.shape) { members += shape }
      return JSONMember(field.name, .object(members))
    }
    return .object([
      JSONMember("description", .string(summary)), JSONMember("type", .array([.string("object"), .string("null")])),
      JSONMember("additionalProperties", .bool(false)), JSONMember("properties", .object(fields)),
    ])
  }

  private static func schema(of shape: OptionShape) -> JSONValue {
    switch shape {
    case .integer(let minimum, let maximum):
      var members = [JSONMember("type", .string("integer"))]
      if let minimum { members.append(JSONMember("minimum", .int(minimum))) }
      if let maximum { members.append(JSONMember("maximum", .int(maximum))) }
      return .object(members)
    case .number(let minimum, let maximum):
      var members = [JSONMember("type", .string("number"))]
      if let minimum { members.append(JSONMember("minimum", .double(minimum))) }
      if let maximum { members.append(JSONMember("maximum", .double(maximum))) }
      return .object(members)
    case .boolean: return type("boolean")
    case .text, .path: return type("string")
    case .choice(let names): return choice(names)
    case .list(let element): return list(schema(of: element))
    case .either(let first, let second):
      return .object([JSONMember("anyOf", .array([schema(of: first), schema(of: second)]))])
    case .optional(let wrapped): return .object([JSONMember("anyOf", .array([schema(of: wrapped), type("null")]))])
    }
  }
}
