import Foundation
import PackagePlugin

/// Tells the command which code each plugin was built from, so that results are not kept beyond a change of it.
@main
struct Revisions: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let package = context.package.directoryURL
    let output = context.pluginWorkDirectoryURL.appending(path: "Revisions.swift")
    let inputs = ["Plugins", "Sources"].flatMap { files(in: package.appending(path: $0)) }
    return [
      .buildCommand(
        displayName: "Noting the revisions of the plugins", executable: try context.tool(named: "RevisionsTool").url,
        arguments: [package.path, output.path], inputFiles: inputs, outputFiles: [output])
    ]
  }

  private func files(in folder: URL) -> [URL] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return paths.sorted().map { folder.appending(path: $0) }.filter { file in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) && !isFolder.boolValue
    }
  }
}
