import CleanPlugin
import DetectLanguagePlugin
import DropCopiesPlugin
import FilesPlugin
import FoldDuplicatesPlugin
import LearnFurniturePlugin
import LinkRelatedPlugin
import PipelineCore
import SegmentPlugin
import SummarisePlugin
import TagDatesPlugin
import TagKeywordsPlugin
import TagQuotationsPlugin
import WeighTermsPlugin

/// Every component that comes with the project.
let everyComponent: [any Component.Type] = [
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
