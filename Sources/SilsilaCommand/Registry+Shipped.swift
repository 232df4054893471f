import PipelineCore
import ShippedComponents

/// Every component that pipelines can name, with the code that each was built from.
func makeRegistry() throws -> Registry {
  try Registry(shippedComponents, revisions: Revisions.byModule.mapValues { "\($0) \(SystemLibraries.names)" })
}
