public import PipelineCore

/// The components of this plugin.
public let components: [any Component.Type] = [FoldDuplicates.self]
