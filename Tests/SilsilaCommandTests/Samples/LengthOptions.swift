import PipelineCore

// The options that the guide shows, compiled as they are printed.

struct LengthOptions: ComponentOptions {
  var minimum = 50

  static let schema = [
    OptionField<LengthOptions>("minimum", \.minimum, "How many words a document must have.", 1...10_000)
  ]
}
