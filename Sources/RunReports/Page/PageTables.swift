import PipelineRuntime

/// The tables of a run's page.
struct PageTables {
  let report: RunReport
  let sample: RunSample

  func write(to html: inout HTML) {
    writeFunnel(&html)
    writeTimes(&html)
    if !report.dropped.isEmpty { writeDrops(&html) }
    if report.failed > 0 { writeFailures(&html) }
    if !sample.slowest.isEmpty { writeSlowest(&html) }
  }

  // MARK: Tables

  private func writeFunnel(_ html: inout HTML) {
    let rows = Funnel(report).rows
    let columns: [(name: String, tone: String, count: (Funnel.Row) -> Int)] = [
      ("came", "", { $0.entered }), ("not for it", "", { $0.passedBy }), ("known before", "", { $0.known }),
      ("dropped", "warn", { $0.dropped }), ("failed", "bad", { $0.failed }), ("went on", "", { $0.passed }),
    ].filter { column in !["not for it", "known before"].contains(column.0) || rows.contains { column.2($0) > 0 } }
    let heads = ["stage", ""] + columns.map(\.name)
    table(
      "stages", "What became of the documents, stage by stage", heads, numbers: 2..<heads.count, rows.count, &html
    ) { row, html in
      let row = rows[row]
      html.raw("<th scope=\"row\">")
      html.isolated(row.label)
      html.raw("</th>")
      html.raw("<td class=\"wide\">\(bar([(row.passed, "good"), (row.dropped, "warn"), (row.failed, "bad")]))</td>")
      for column in columns {
        let count = column.count(row)
        let tone = count == 0 ? " none" : column.tone.isEmpty ? "" : " \(column.tone)"
        html.raw("<td class=\"number\(tone)\">\(Numbers.grouped(count))</td>")
      }
    }
  }

  /// Counts as parts of all documents read.
  private func bar(_ parts: [(count: Int, tone: String)]) -> String {
    let whole = Double(max(1, report.read))
    let pieces = parts.filter { $0.count > 0 }.map { part in
      "<i class=\"\(part.tone)\" style=\"width:\(Numbers.fixed(100 * Double(part.count) / whole, 2))%\"></i>"
    }
    return "<span class=\"bar\" aria-hidden=\"true\">\(pieces.joined())</span>"
  }

  private func writeTimes(_ html: inout HTML) {
    let all = report.steps.reduce(0) { $0 + $1.seconds }
    let most = report.steps.map(\.seconds).max() ?? 0
    if all <= 0 { return }
    table(
      "times", "Time of each stage, over all workers", ["stage", "", "time", "share", "per document"], numbers: 2..<5,
      report.steps.count, &html
    ) { place, html in
      let step = report.steps[place]
      html.raw("<th scope=\"row\">")
      html.isolated(step.label)
      html.raw("</th><td class=\"wide\"><span class=\"bar\" aria-hidden=\"true\">")
      html.raw(
        "<i class=\"time\" style=\"width:\(Numbers.fixed(100 * step.seconds / max(most, 1e-12), 2))%\"></i></span></td>"
      )
      html.raw("<td class=\"number\">\(Numbers.duration(step.seconds))</td>")
      html.raw("<td class=\"number\">\(Numbers.percent(step.seconds, of: all))</td>")
      html.raw(
        "<td class=\"number\">\(step.documents > 0 ? Numbers.duration(step.seconds / Double(step.documents)) : "–")</td>"
      )
    }
  }

  private func writeDrops(_ html: inout HTML) {
    let reasons = report.dropped.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    table(
      "drops", "Why documents were dropped", ["reason", "documents", "share", "the first"], numbers: 1..<3,
      reasons.count, &html
    ) {
      place, html in
      let (reason, count) = reasons[place]
      html.raw("<th scope=\"row\">")
      html.isolated(reason)
      html.raw("</th><td class=\"number\">\(Numbers.grouped(count))</td>")
      html.raw(
        "<td class=\"number\">\(Numbers.percent(Double(count), of: Double(report.read)))</td><td class=\"long\">")
      for (index, id) in (sample.dropped[reason] ?? []).enumerated() {
        if index > 0 { html.raw("<br>") }
        html.isolated(id)
      }
      html.raw("</td>")
    }
  }

  private func writeFailures(_ html: inout HTML) {
    let listed = report.failures
    let note = listed.count < report.failed ? ", the first \(listed.count) of \(Numbers.grouped(report.failed))" : ""
    table(
      "failures", "Documents that failed\(note)", ["document", "stage", "error", "kept in"], numbers: 0..<0,
      listed.count, &html
    ) { place, html in
      let failure = listed[place]
      html.raw("<th scope=\"row\" class=\"long\">")
      html.isolated(failure.id)
      html.raw("</th><td>")
      html.isolated(failure.stage)
      html.raw("</td><td class=\"long\">")
      html.isolated(failure.error)
      html.raw("</td><td class=\"long\">")
      html.element("code", "dir=\"ltr\"", failure.quarantined ?? "–")
      html.raw("</td>")
    }
  }

  private func writeSlowest(_ html: inout HTML) {
    table(
      "slowest", "The slowest documents", ["document", "bytes", "time", "most of it in"], numbers: 1..<3,
      sample.slowest.count, &html
    ) { place, html in
      let slow = sample.slowest[place]
      html.raw("<th scope=\"row\" class=\"long\">")
      html.isolated(slow.id)
      html.raw("</th><td class=\"number\">\(Numbers.grouped(slow.bytes))</td>")
      html.raw("<td class=\"number\">\(Numbers.duration(slow.seconds))</td><td>")
      if let step = slow.step {
        html.isolated(step.label)
        html.raw(" <span class=\"faint\">\(Numbers.percent(step.seconds, of: slow.seconds))</span>")
      }
      html.raw("</td>")
    }
  }

  // MARK: Form

  /// Writes a section with one table; on a narrow page the table alone is moved sideways.
  private func table(
    _ id: String, _ title: String, _ heads: [String], numbers: Range<Int>, _ count: Int, _ html: inout HTML,
    row: (Int, inout HTML) -> Void
  ) {
    html.raw("<section aria-labelledby=\"\(id)\">\n<h2 id=\"\(id)\">\(title)</h2>\n")
    html.raw("<div class=\"scroll\" role=\"region\" aria-labelledby=\"\(id)\" tabindex=\"0\">\n<table>\n")
    html.raw("<caption>\(title)</caption>\n<thead><tr>")
    for (index, head) in heads.enumerated() {
      if head.isEmpty {
        html.raw("<td class=\"wide\"></td>")
      } else {
        html.raw("<th scope=\"col\"\(numbers.contains(index) ? " class=\"number\"" : "")>\(head)</th>")
      }
    }
    html.raw("</tr></thead>\n<tbody>\n")
    for index in 0..<count {
      html.raw("<tr>")
      row(index, &html)
      html.raw("</tr>\n")
    }
    html.raw("</tbody>\n</table>\n</div>\n</section>\n")
  }
}
