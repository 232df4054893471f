import PipelineCore

extension PrometheusMetrics {
  /// Writes all metrics to the file at `path`, which is whole at any time: they are written beside it, under a hidden name, and take its name.
  ///
  /// - Throws: ``TelemetryError``.
  public func write(to path: String) throws(TelemetryError) {
    do {
      try WholeFile.replace(path, with: Array(text.utf8), makesFolders: false)
    } catch {
      throw TelemetryError(description: "\(error)")
    }
  }
}
