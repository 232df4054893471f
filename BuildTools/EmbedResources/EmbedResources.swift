import Foundation
import PackagePlugin

/// Makes the files under a target's `Resources/` part of its code, so that the command is one file that runs anywhere.
@main
struct EmbedResources: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL.appending(path: "Resources")
    let output = context.pluginWorkDirectoryURL.appending(path: "Resources.swift")
    return [
      .buildCommand(
        displayName: "Embedding the resources of \(target.name)",
        executable: try context.tool(named: "EmbedResourcesTool").url,
        arguments: [folder.path, output.path], inputFiles: files(in: folder), outputFiles: [output])
    ]
  }

  private func files(in folder: URL) -> [URL] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return paths.sorted().map { folder.appending(path: $0) }
  }
}
