// swift-tools-version: 6.2

import PackageDescription

/// Every target is held to the same rules: Swift 6, explicit existentials, internal imports, no warnings.
let rules: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A module under `Sources/`.
func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: Bool = false) -> Target {
  .target(
    name: name, dependencies: dependencies, exclude: resources ? ["Resources"] : [], swiftSettings: rules,
    plugins: resources ? ["EmbedResources"] : [])
}

/// The tests of a module, under `Tests/`.
func tests(of name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.byName(name: name)] + dependencies, swiftSettings: rules)
}

/// The components in `Plugins/<name>/`, and their tests beside them.
///
/// With `resources`, the files in the folder's `Resources/` become part of the code.
func plugin(_ name: String, _ dependencies: [Target.Dependency] = [], resources: Bool = false) -> [Target] {
  [
    .target(
      name: "\(name)Plugin", dependencies: ["PipelineCore", "TextModel"] + dependencies, path: "Plugins/\(name)",
      exclude: resources ? ["Tests", "Resources"] : ["Tests"], swiftSettings: rules,
      plugins: resources ? ["EmbedResources"] : []),
    .testTarget(
      name: "\(name)PluginTests",
      dependencies: [.byName(name: "\(name)Plugin"), "PipelineCore", "PipelineTesting", "TextModel"] + dependencies,
      path: "Plugins/\(name)/Tests", swiftSettings: rules),
  ]
}

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let tracing = Target.Dependency.product(name: "Tracing", package: "swift-distributed-tracing")

/// Every folder of `Plugins/`; `silsila new stage` adds a line.
let plugins: [[Target]] = [
  plugin("Clean", ["CICU", "CLibXML2"], resources: true),
  plugin("DetectLanguage", resources: true),
  plugin("DropCopies", ["Lexicon"]),
  plugin("Files", ["CCrypto", "CISAL", "CSyncFS", "CZLib"]),
  plugin("FoldDuplicates", ["Lexicon"]),
  plugin("LearnFurniture"),
  plugin("LinkRelated", ["Lexicon"]),
  plugin("Segment", ["CICU", "Lexicon"], resources: true),
  plugin("Summarise", ["Lexicon", "Ranking"], resources: true),
  plugin("TagDates", resources: true),
  plugin("TagKeywords", ["Lexicon", "Ranking"]),
  plugin("TagQuotations", ["Lexicon"], resources: true),
  plugin("WeighTerms", ["Lexicon"]),
]

let package = Package(
  name: "silsila",
  products: [
    .library(name: "Silsila", targets: ["Silsila"]),
    .executable(name: "silsila", targets: ["SilsilaCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.5.0"),
    .package(url: "https://github.com/apple/swift-distributed-tracing", from: "1.1.0"),
  ],
  targets: [
    module("TextModel"),
    module("PipelineCore", ["TextModel"]),
    module("Lexicon", ["CHints", "CStemmer", "PipelineCore", "TextModel"], resources: true),
    module("Ranking"),
    module("PipelinePlan", ["PipelineCore"]),
    module(
      "PipelineRuntime",
      ["CProcesses", "CSyncFS", "CXXHash", "PipelineCore", "PipelinePlan", "TextModel", coreMetrics, logging, tracing]),
    module("Telemetry", ["PipelineCore", coreMetrics, logging, tracing]),
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    module("PipelineFile", ["CLibYAML", "PipelineCore", "PipelinePlan"]),
    module("PipelineReference", ["PipelineCore", "PipelinePlan"]),
    module("RunReports", ["CZLib", "PipelineCore", "PipelinePlan", "PipelineRuntime", "TextModel"], resources: true),
    .executableTarget(
      name: "SilsilaCommand",
      dependencies: [
        "CProcesses", "PipelineCore", "PipelineFile", "PipelinePlan", "PipelineReference", "PipelineRuntime",
        "RunReports", "ShippedComponents", "Telemetry", "TextModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"), coreMetrics, logging, tracing,
      ],
      swiftSettings: rules, linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic"])], plugins: ["Revisions"]),
    module("ShippedComponents", ["PipelineCore"] + plugins.compactMap(\.first).map { .byName(name: $0.name) }),
    module("PipelineTesting", ["PipelineCore", "PipelineFile", "PipelinePlan", "PipelineRuntime", "TextModel"]),
    module("Silsila", ["TextModel", "PipelineCore"]),

    .executableTarget(
      name: "SilsilaBenchmarks",
      dependencies: [
        "CICU", "CLibXML2", "CleanPlugin", "DetectLanguagePlugin", "FilesPlugin", "PipelineCore", "PipelineFile",
        "PipelinePlan", "PipelineRuntime", "SegmentPlugin", "SummarisePlugin", "TagKeywordsPlugin", "TextModel",
      ], path: "Benchmarks", swiftSettings: rules),

    .executableTarget(
      name: "SilsilaFuzz",
      dependencies: [
        "PipelineCore", "PipelinePlan", "PipelineRuntime", "PipelineTesting", "ShippedComponents",
      ], path: "Tests/Fuzz", swiftSettings: rules),

    .executableTarget(
      name: "SilsilaSaboteur",
      dependencies: [
        "CProcesses", "CleanPlugin", "FilesPlugin", "PipelineCore", "PipelineFile", "PipelinePlan", "PipelineRuntime",
        "SegmentPlugin", "TagKeywordsPlugin", "TextModel", "WeighTermsPlugin",
      ], path: "Tests/Saboteur", swiftSettings: rules),

    tests(of: "TextModel"),
    tests(of: "Lexicon", ["PipelineTesting", "TextModel"]),
    tests(of: "Ranking"),
    tests(of: "PipelineCore", ["TextModel"]),
    tests(of: "PipelineFile", ["PipelineCore", "PipelinePlan", "TextModel"]),
    tests(of: "PipelinePlan", ["PipelineCore"]),
    tests(
      of: "SilsilaCommand",
      [
        "CleanPlugin", "PipelineCore", "PipelineFile", "PipelinePlan", "PipelineReference", "PipelineRuntime",
        "PipelineTesting", "RunReports", "TextModel",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    tests(
      of: "PipelineRuntime",
      [
        "PipelineCore", "PipelinePlan", "PipelineTesting", "TextModel", logging,
        .product(name: "InMemoryLogging", package: "swift-log"),
        .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
        .product(name: "MetricsTestKit", package: "swift-metrics"), tracing,
      ]),
    tests(of: "Telemetry", ["PipelineCore", coreMetrics, logging, tracing]),
    tests(
      of: "RunReports",
      ["CCrypto", "CZLib", "PipelineCore", "PipelinePlan", "PipelineRuntime", "PipelineTesting", "TextModel"]),

    .systemLibrary(name: "CHints"),
    .target(name: "CICU", linkerSettings: [.linkedLibrary("icuuc")]),
    .systemLibrary(name: "CLibXML2System", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "CLibXML2", dependencies: ["CLibXML2System"]),
    .target(name: "CProcesses"),
    .systemLibrary(name: "CSyncFS"),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
    .target(name: "CXXHash"),
    .systemLibrary(name: "CZLib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

    .executableTarget(
      name: "EmbedResourcesTool", path: "BuildTools/EmbedResourcesTool", swiftSettings: rules),
    .executableTarget(name: "RevisionsTool", path: "BuildTools/RevisionsTool", swiftSettings: rules),
    .plugin(
      name: "Revisions", capability: .buildTool(), dependencies: ["RevisionsTool"], path: "BuildTools/Revisions"),
    .plugin(
      name: "EmbedResources", capability: .buildTool(), dependencies: ["EmbedResourcesTool"],
      path: "BuildTools/EmbedResources"),
  ] + plugins.flatMap { $0 }
)
