import CleanPlugin
import DetectLanguagePlugin
import DropCopiesPlugin
import FilesPlugin
import FoldDuplicatesPlugin
import LearnFurniturePlugin
import LinkRelatedPlugin
public import PipelineCore
import SegmentPlugin
import SummarisePlugin
import TagDatesPlugin
import TagKeywordsPlugin
import TagQuotationsPlugin
import WeighTermsPlugin

/// Every component that pipelines can name; `silsila new stage` adds a line and an import.
public let shippedComponents: [any Component.Type] = [
  CleanPlugin.components,
  DetectLanguagePlugin.components,
  DropCopiesPlugin.components,
  FilesPlugin.components,
  FoldDuplicatesPlugin.components,
  LearnFurniturePlugin.components,
  LinkRelatedPlugin.components,
  SegmentPlugin.components,
  SummarisePlugin.components,
  TagDatesPlugin.components,
  TagKeywordsPlugin.components,
  TagQuotationsPlugin.components,
  WeighTermsPlugin.components,
].flatMap { $0 }
