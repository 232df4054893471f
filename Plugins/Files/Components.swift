public import PipelineCore

/// Sources and sinks for files, folders and standard streams.
public let components: [any Component.Type] = [
  Files.self, JSONLinesSource.self, JSONLinesSink.self, JSONFolder.self,
]
