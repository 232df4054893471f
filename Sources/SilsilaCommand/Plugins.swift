import FilesPlugin
import PipelineCore
import SegmentPlugin

/// Every component that pipelines can name; `silsila new stage` adds a line and an import.
func makeRegistry() throws -> Registry {
  try Registry(
    [
      FilesPlugin.components,
      SegmentPlugin.components,
    ].flatMap { $0 })
}
