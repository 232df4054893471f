import PipelineCore

/// The languages that a text may be in, the likeliest first.
struct Languages: OwnLayer {
  /// One of them.
  struct Candidate: Sendable, Hashable, Codable {
    /// Its tag; `und` for none that is known.
    let tag: String
    /// How much of the text is in its script, times how likely the language is among those of the script: 0 to 1.
    let share: Double
  }

  let items: [Candidate]

  func write(to json: inout JSONWriter) {
    json.array { json in
      for item in items {
        json.object { json in
          json.name("language")
          json.value(item.tag)
          json.name("share")
          json.value((item.share * 1_000).rounded() / 1_000)
        }
      }
    }
  }
}

extension LayerKey where Content == Languages {
  /// The languages that the text may be in.
  static var languages: LayerKey { LayerKey("languages", isShownByDefault: false) }
}

extension Languages: Compact {
  func write(to bytes: inout ByteWriter) { bytes.list(items) }

  init(from bytes: inout ByteReader) throws { self.init(items: try bytes.list()) }
}

extension Languages.Candidate: Compact {
  func write(to bytes: inout ByteWriter) {
    bytes.string(tag)
    bytes.double(share)
  }

  init(from bytes: inout ByteReader) throws { self.init(tag: try bytes.string(), share: try bytes.double()) }
}
