// What the author of a plugin imports: `import Silsila` gives the text model and the interface of components.
@_exported public import PipelineCore
@_exported public import TextModel
