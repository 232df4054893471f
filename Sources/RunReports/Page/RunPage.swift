public import PipelineRuntime

/// A run as one page that needs nothing else: no network, no other file.
///
/// Right for any direction of writing, for light and dark, narrow and wide; to be read without scripts, searched with one. Its policy allows no script but
/// its own, so that even mark-up that slipped through would do nothing.
public struct RunPage: Sendable {
  /// The page, as UTF-8.
  public let bytes: [UInt8]

  /// The page of a run.
  ///
  /// - Parameter sample: what was gathered of its documents.
  public init(_ report: RunReport, sample: RunSample) {
    var html = HTML()
    RunPage.head(report, &html)
    html.raw("<main>\n")
    RunPage.overview(report, &html)
    PageTables(report: report, sample: sample).write(to: &html)
    ArticleList(sample: sample, written: report.written + report.unchanged).write(to: &html)
    html.raw("</main>\n<script>")
    html.raw(RunPage.script)
    html.raw("</script>\n</body>\n</html>\n")
    bytes = html.bytes
  }

  /// The script, as it stands between its tags.
  static var script: String { String(decoding: Resources.bytes("page.js"), as: UTF8.self) }

  /// The SHA-256 of ``script`` in Base64, as the page's policy names it; a test computes it again.
  static let scriptDigest = "DFLYVB8cw3c/eEVjmJgV3E7ah8oWUZZ28hrNMfFvKrQ="

  private static func head(_ report: RunReport, _ html: inout HTML) {
    html.raw(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-\(scriptDigest)'; base-uri 'none'; form-action 'none'">
      <title>
      """)
    html.text("\(report.pipeline) – run report")
    html.raw(
      "</title>\n<style>\n\(String(decoding: Resources.bytes("page.css"), as: UTF8.self))</style>\n</head>\n<body>\n")
    html.raw("<header>\n<p class=\"kind\">Run report</p>\n<h1>")
    html.isolated(report.pipeline)
    html.raw("</h1>\n")
    let (state, words) = state(of: report)
    html.raw("<p class=\"state \(state)\">\(words)</p>\n</header>\n")
  }

  private static func state(of report: RunReport) -> (name: String, words: String) {
    if !report.isBalanced { return ("bad", "The count does not add up") }
    if report.outputWasClosed { return ("warn", "The reader of the output had seen enough") }
    if !report.isComplete { return ("bad", "Stopped before the end") }
    if report.failed > 0 { return ("warn", "Done; some documents failed") }
    return ("good", "Done; every document is accounted for")
  }

  private static func overview(_ report: RunReport, _ html: inout HTML) {
    let dropped = report.dropped.values.reduce(0, +)
    let unchanged = report.unchanged > 0 ? [("unchanged", report.unchanged, "good")] : []
    let names = ["written"] + unchanged.map(\.0) + ["dropped", "failed"]
    html.raw("<section aria-labelledby=\"sum\">\n<h2 id=\"sum\">Read = \(names.joined(separator: " + "))</h2>\n")
    html.raw("<dl class=\"tiles\">\n")
    let tiles =
      [("read", report.read, ""), ("written", report.written, "good")] + unchanged + [
        ("dropped", dropped, dropped > 0 ? "warn" : ""),
        ("failed", report.failed, report.failed > 0 ? "bad" : ""),
      ]
    for (name, count, tone) in tiles {
      html.raw("<div class=\"tile \(tone)\"><dt>\(name)</dt><dd>\(Numbers.grouped(count))</dd></div>\n")
    }
    html.raw("</dl>\n")
    let rate = Double(report.bytes) / max(report.seconds, 1e-6)
    html.raw(
      """
      <p class="facts">\(Numbers.size(Double(report.bytes))) in \(Numbers.duration(report.seconds)), \
      \(Numbers.size(rate)) a second; \(Numbers.duration(report.processorSeconds)) of processor time. \
      \(Numbers.count(report.sentences, "sentence")), \(Numbers.count(report.keywords, "keyword")).</p>

      """)
    if !report.outputs.isEmpty {
      html.raw("<p class=\"facts\">Output: ")
      for (index, output) in report.outputs.enumerated() {
        if index > 0 { html.raw(", ") }
        html.element("code", "dir=\"ltr\"", output)
      }
      html.raw("</p>\n")
    }
    html.raw("</section>\n")
  }
}
