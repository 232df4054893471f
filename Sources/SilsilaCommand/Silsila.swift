import ArgumentParser
import Glibc

/// The command `silsila`.
@main
struct Silsila: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "silsila",
    abstract: "Runs text through chains of stages: clean, segment, tag keywords, summarise.",
    discussion: """
      EXAMPLES:
        silsila run Pipelines/news.yaml
        silsila run Pipelines/news.yaml --input articles --output out/articles.jsonl
        cat articles.jsonl | silsila run Pipelines/news.yaml --input - --output - | head
        silsila check Pipelines/*.yaml
        silsila explain Pipelines/news.yaml article.txt
        silsila diff out/before.jsonl out/articles.jsonl
        silsila stages tag-keywords

      Exit codes: 0 done, 1 some documents failed, 2 could not run or was stopped.
      """,
    version: "0.1.0",
    subcommands: [
      Run.self, Retry.self, Check.self, Explain.self, Diff.self, Stages.self, New.self, Schema.self, Pages.self,
      WorkerCommand.self,
    ])

  static func main() async {
    // A reader that has gone, and a file that may grow no further, are reported by `write`, not by a signal.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    Terminal.occupyClosedStreams()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as ExitCode {
      Glibc.exit(failure.rawValue)
    } catch {
      let code = exitCode(for: error)
      if code == .success { exit(withError: error) }
      Terminal.error.write(fullMessage(for: error) + "\n")
      Glibc.exit(2)
    }
  }
}
