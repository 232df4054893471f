import Foundation
public import PipelineCore

/// In how many documents of the run the terms of a document stand.
public struct TermWeights: LayerContent {
  /// How many documents were counted.
  public let documents: Int
  /// In how many of them each term of the layer ``Terms`` stands, by number; at least 1.
  public let frequencies: [Int32]

  /// The frequencies of terms in `documents` documents.
  public init(documents: Int, frequencies: [Int32]) {
    self.documents = documents
    self.frequencies = frequencies
  }

  /// How rare a term is: ln((1 + N) / (1 + n)) for a term that stands in n of N documents.
  ///
  /// From 0 for a term of every document to ln(1 + N) − ln 2 (Spärck Jones 1972, with one document more that holds every term).
  public func inverseFrequency(ofTerm number: Int) -> Double {
    log(Double(1 + documents) / Double(1 + frequencies[number]))
  }

  public func write(to json: inout JSONWriter) {
    json.object { json in
      json.name("documents")
      json.value(documents)
      json.name("frequencies")
      json.array { json in for frequency in frequencies { json.value(Int(frequency)) } }
    }
  }
}

extension TermWeights: OwnLayer {}

extension LayerKey where Content == TermWeights {
  /// The document frequencies of the document's terms.
  public static var termWeights: LayerKey { LayerKey("term_weights", isShownByDefault: false) }
}
