import PipelineCore
import TextModel

/// What a step did to one layer of a document.
struct LayerChange {
  enum Kind: String { case added, changed, moved, removed }

  let name: String
  let kind: Kind
  let before: (any LayerContent)?
  let after: (any LayerContent)?

  /// The layers that differ between two states of a document: those of the later one in its order, then those that went.
  static func all(from before: Document, to after: Document) -> [LayerChange] {
    let kept = after.layerNames.compactMap { name -> LayerChange? in
      guard let content = after.layer(named: name) else { return nil }
      let former = before.layer(named: name)
      if let former, isEqual(content, former) { return nil }
      var kind = former == nil ? Kind.added : .changed
      if let former, content.ranges.count == former.ranges.count, content is any MovingTextLayer,
        before.text != after.text
      {
        kind = .moved
      }
      return LayerChange(name: name, kind: kind, before: former, after: content)
    }
    let gone = before.layerNames.filter { after.layer(named: $0) == nil }.map {
      LayerChange(name: $0, kind: .removed, before: before.layer(named: $0), after: nil)
    }
    return kept + gone
  }

  private static func isEqual<Content: LayerContent>(_ content: Content, _ other: any LayerContent) -> Bool {
    content == other as? Content
  }
}
