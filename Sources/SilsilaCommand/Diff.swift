import ArgumentParser
import RunReports

/// The command `silsila diff`.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what differs between two outputs, the documents that changed most first.",
    discussion: """
      EXAMPLES:
        silsila diff out/before.jsonl out/after.jsonl.gz
        silsila run Pipelines/news.yaml --output - | silsila diff out/articles.jsonl -

      An output is a file of JSON Lines, gzip or not, a folder of JSON files, or '-'. Documents are told apart by their ids. How much one changed is the sum
      over its parts (text, keywords, summary, every other layer) of the share of each that changed, so that 2 means two whole parts.

      Exit codes: 0 nothing differs, 1 something does, 2 an output cannot be read.
      """)

  @Argument(help: "The first output.")
  var first: String

  @Argument(help: "The second output.")
  var second: String

  @Option(help: "The most documents to tell of, of each kind.")
  var limit = 20

  @Option(help: "The most lines of a difference to show.")
  var lines = 12

  @Flag(help: "Write one JSON object.")
  var json = false

  func validate() throws {
    if limit < 0 || lines < 1 { throw ValidationError("--limit must be at least 0, --lines at least 1") }
  }

  func run() throws {
    let comparison: RunComparison
    do {
      comparison = try RunComparison(first, second, limit: limit)
    } catch let failure as ComparisonFailure {
      Terminal.error.write("Error: \(failure)\n")
      throw ExitCode(2)
    }
    let text = ComparisonText(paint: Paint(isColoured: Terminal.output.isColoured), lines: lines)
    try Terminal.output.print(json ? ComparisonJSON.line(comparison) : text.text(comparison, first, second))
    if !comparison.isSame { throw ExitCode(1) }
  }
}
