import ArgumentParser

/// The command `silsila new`.
struct New: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes something new.", subcommands: [NewStage.self])
}

/// The command `silsila new stage`.
struct NewStage: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stage", abstract: "Makes a stage's folder under Plugins/, with examples and a test, hooked up.",
    discussion: "EXAMPLE:\n  silsila new stage drop-short")

  @Argument(help: "The stage's name: an order in lower case, words joined by hyphens.")
  var name: String

  @Option(help: "The project's folder.")
  var project = "."

  func run() throws {
    let scaffold = try StageScaffold(name)
    try scaffold.write(to: project)
    try Terminal.output.print(scaffold.nextSteps)
  }
}
