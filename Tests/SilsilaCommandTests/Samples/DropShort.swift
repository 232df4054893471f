import PipelineCore

// The stage that README and guides show, compiled as it is printed.

struct DropShort: Stage {
  static let info = ComponentInfo(name: "drop-short", summary: "Drops documents of fewer words than asked for.")
  private let words: ReadPort<Words>
  private let tooShort: DropPort

  init(options: NoOptions, setup: inout Setup) {
    // Asking is declaring: the planner knows, and nothing undeclared compiles.
    words = setup.reads(.words)
    tooShort = setup.drops("too-short")
  }

  func process(_ document: inout Document) {
    if document.read(words).ranges.count < 50 { document.drop(tooShort) }
  }
}
