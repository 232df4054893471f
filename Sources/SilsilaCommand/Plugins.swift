import CleanPlugin
import DropCopiesPlugin
import FilesPlugin
import PipelineCore
import SegmentPlugin
import SummarisePlugin
import TagDatesPlugin
import TagKeywordsPlugin
import TagQuotationsPlugin

/// Every component that pipelines can name; `silsila new stage` adds a line and an import.
func makeRegistry() throws -> Registry {
  try Registry(
    [
      CleanPlugin.components,
      DropCopiesPlugin.components,
      FilesPlugin.components,
      SegmentPlugin.components,
      SummarisePlugin.components,
      TagDatesPlugin.components,
      TagKeywordsPlugin.components,
      TagQuotationsPlugin.components,
    ].flatMap { $0 })
}
