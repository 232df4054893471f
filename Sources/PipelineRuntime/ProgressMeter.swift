/// Tells how far a run has come, after each batch.
struct ProgressMeter: Sendable {
  let pass: Int
  let passes: Int
  let total: Int?
  let report: @Sendable (RunProgress) -> Void
  private var documents = 0
  private var bytes = 0

  init(pass: Int, passes: Int, total: Int?, report: @escaping @Sendable (RunProgress) -> Void) {
    self.pass = pass
    self.passes = passes
    self.total = total
    self.report = report
  }

  mutating func advance(by batch: Batch, failed: Int) {
    documents += batch.items.count
    bytes += batch.byteCount
    report(
      RunProgress(pass: pass, passes: passes, documents: documents, total: total, bytes: bytes, failed: failed))
  }
}
