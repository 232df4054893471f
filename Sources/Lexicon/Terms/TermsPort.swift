public import PipelineCore

/// Leave to have the terms of a document: made by the first stage that asks, kept for the next.
public struct TermsPort: Sendable {
  private let words: ReadPort<Words>
  private let language: OptionalReadPort<Language>
  private let terms: UpdatePort<Terms>
  private let override: String?

  /// Asks `setup` for the words, the language and the terms.
  ///
  /// - Parameter language: the language to take whatever the document says; its terms are not kept.
  public init(_ setup: inout Setup, language: String? = nil) {
    words = setup.reads(.words)
    self.language = setup.readsIfPresent(.language)
    terms = setup.updates(.terms)
    override = language
  }

  /// The terms of `document`, which keeps them.
  public func terms(of document: inout Document) -> Terms {
    if override == nil, let kept = document.read(terms) { return kept }
    let terms = terms(of: document)
    if override == nil { document.update(self.terms) { $0 = terms } }
    return terms
  }

  /// The terms of a document that cannot keep them.
  public func terms(of document: Document) -> Terms {
    if override == nil, let terms = document.read(terms) { return terms }
    return Terms(document.text, words: document.read(words).ranges, language: override ?? document.read(language)?.tag)
  }
}
