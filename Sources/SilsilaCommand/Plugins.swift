import CleanPlugin
import FilesPlugin
import PipelineCore
import SegmentPlugin
import SummarisePlugin
import TagKeywordsPlugin

/// Every component that pipelines can name; `silsila new stage` adds a line and an import.
func makeRegistry() throws -> Registry {
  try Registry(
    [
      CleanPlugin.components,
      FilesPlugin.components,
      SegmentPlugin.components,
      SummarisePlugin.components,
      TagKeywordsPlugin.components,
    ].flatMap { $0 })
}
