import ArgumentParser
import FoundationEssentials
import Testing

@testable import SilsilaCommand

@Suite struct ScaffoldTests {
  @Test(arguments: [
    "Drop", "drop_short", "-drop", "9drop", "drop--short", "clean", "files", "stage", "self", "document",
  ])
  func `bad and taken names are refused`(name: String) {
    #expect(throws: ValidationError.self) { try StageScaffold(name) }
  }

  @Test func `a stage is hooked up in order`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "silsila-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for path in ["Package.swift", "Sources/ShippedComponents/ShippedComponents.swift"] {
      try Files.write(Files.read("\(project)/\(path)"), to: "\(folder)/\(path)")
    }
    try StageScaffold("drop-short").write(to: folder)
    let package = try Files.read("\(folder)/Package.swift")
    #expect(
      package.contains("  plugin(\"TagDates\", resources: true),\n") && package.contains("  plugin(\"DropShort\"),\n"))
    let registry = try Files.read("\(folder)/Sources/ShippedComponents/ShippedComponents.swift")
    #expect(registry.contains("import DropShortPlugin\n") && registry.contains("\n  DropShortPlugin.components,\n"))
    #expect(Files.exists("\(folder)/Plugins/DropShort/Tests/DropShortTests.swift"))
    #expect(throws: ValidationError.self) { try StageScaffold("drop-short").write(to: folder) }
  }
}
