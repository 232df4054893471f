import PipelineRuntime
import Synchronization

/// Shows how far a run has come: a bar on a terminal, a line every five seconds elsewhere.
final class ProgressLine: Sendable {
  private let isShown: Bool
  private let format: LogFormat
  private let isTerminal = Terminal.error.isTerminal
  private let times = Mutex(Times())

  init(isShown: Bool, format: LogFormat) {
    self.isShown = isShown
    self.format = format
  }

  /// Shows `progress`, unless it was shown a moment ago.
  func show(_ progress: RunProgress) {
    guard isShown else { return }
    let now = ContinuousClock.now
    let pause: Duration = isTerminal && format == .text ? .milliseconds(100) : .seconds(5)
    let seconds: Double? = times.withLock { times in
      if progress.pass != times.pass { times = Times(pass: progress.pass, passStart: now, last: times.last) }
      if let last = times.last, now - last < pause { return nil }
      defer { times.last = now }
      return times.last != nil || isTerminal ? (now - times.passStart) / .seconds(1) : nil
    }
    if let seconds { Terminal.error.write(line(progress, seconds: seconds)) }
  }

  /// Takes the bar away.
  func clear() {
    if isShown, isTerminal, format == .text { Terminal.error.write("\r\u{1B}[K") }
  }

  /// When the pass over the articles began and when progress was last shown.
  private struct Times {
    var pass = 1
    var passStart = ContinuousClock.now
    var last: ContinuousClock.Instant?
  }

  /// `seconds` is how long the pass has taken.
  private func line(_ progress: RunProgress, seconds: Double) -> String {
    let rate = Double(progress.documents) / max(seconds, 0.001)
    if format == .json {
      return #"{"pass":\#(progress.pass),"documents":\#(progress.documents),"failed":\#(progress.failed)}"# + "\n"
    }
    var parts = ["\(progress.documents)" + (progress.total.map { "/\($0)" } ?? "") + " documents", "\(Int(rate))/s"]
    if progress.passes > 1 { parts.insert("pass \(progress.pass) of \(progress.passes)", at: 0) }
    if let total = progress.total, progress.documents > 0, progress.pass == progress.passes {
      parts.append("\(Int(Double(total - progress.documents) / max(rate, 0.001))) s left")
    }
    if progress.failed > 0 { parts.append("\(progress.failed) failed") }
    let text = parts.joined(separator: "  ")
    guard isTerminal else { return text + "\n" }
    return "\r\u{1B}[K" + bar(progress) + text
  }

  private func bar(_ progress: RunProgress) -> String {
    guard let total = progress.total, total > 0 else { return "" }
    let width = min(30, Terminal.error.columns - 50)
    if width < 5 { return "" }
    let filled = width * min(progress.documents, total) / total
    return String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled) + " "
  }
}
