import PipelineCore
import TextModel

/// What a step did to a layer, as lines for people.
struct LayerText {
  let paint: Paint
  let limit: Int
  /// How many things of a layer are shown where nothing more is to be said of them.
  private let sample = 4

  func lines(_ change: LayerChange, _ before: Text, _ after: Text) -> [String] {
    switch (change.before, change.after) {
    case (_, let keywords as Keywords): return head(change, after) + self.keywords(keywords)
    case (_, let scores as SentenceScores): return head(change, after) + self.scores(scores, after)
    case (_, let content?) where LayerItems.isForStagesAlone(content):
      return [" \(change.name): \(change.kind.rawValue), for later stages"]
    case (let former?, let content?):
      let (old, new) = (LayerItems(former, on: before), LayerItems(content, on: after))
      if former.scalar != nil, content.scalar != nil {
        return [" \(change.name): \(old.item(0)) → \(new.item(0))"]
      }
      guard change.kind != .moved, let difference = new.difference(from: old, limit: 2 * sample) else {
        return [" \(change.name): \(change.kind.rawValue), \(old.count) before, \(new.count) now"]
      }
      let counts = "\(difference.removed) out, \(difference.inserted) in, \(new.count) now"
      return [" \(change.name): changed, \(counts)"] + difference.lines.map(signed)
    case (nil, let content?):
      let items = LayerItems(content, on: after)
      if content.scalar != nil { return [" \(change.name): \(items.item(0))"] }
      if content is Words { return head(change, after) + ["   " + items.sample(3 * sample).joined(separator: " · ")] }
      return head(change, after) + items.sample(content is Summary ? 12 : sample).map { "   " + $0 }
    default: return [" \(change.name): removed"]
    }
  }

  private func head(_ change: LayerChange, _ text: Text) -> [String] {
    let count = change.after.map { LayerItems($0, on: text).count } ?? 0
    return [" \(change.name): \(change.kind.rawValue), \(Numbers.grouped(count))"]
  }

  private func signed(_ line: String) -> String {
    "   " + (line.hasPrefix("-") ? paint(line, .removed) : line.hasPrefix("+") ? paint(line, .inserted) : line)
  }

  /// A row for each keyword, what its score is made of below it.
  private func keywords(_ keywords: Keywords) -> [String] {
    rows(keywords.items) { item in
      let row = "   \(Numbers.fixed(item.score, 3))  ×\(item.places.count)  \(Shown.line(item.text))"
      return [row]
        + (item.parts.isEmpty ? [] : [paint("          " + parts(item.parts.map { ($0.name, $0.value) }), .faint)])
    }
  }

  /// A row for each sentence: whether it was taken, its score, what kind it is, its words; what the score is made of below it.
  private func scores(_ scores: SentenceScores, _ text: Text) -> [String] {
    rows(scores.items) { item in
      let kind = item.kind == "fit" ? "" : "(\(item.kind)) "
      let row =
        "  \(item.isChosen ? "✓" : " ") \(Numbers.fixed(item.score, 3))  \(kind)\(Shown.line(text, item.range, limit: 90))"
      return [item.isChosen ? paint(row, .inserted) : row]
        + (item.parts.isEmpty ? [] : [paint("           " + parts(item.parts.map { ($0.name, $0.value) }), .faint)])
    }
  }

  private func rows<Item>(_ items: [Item], _ show: (Item) -> [String]) -> [String] {
    let shown = items.prefix(limit).flatMap(show)
    return items.count > limit ? shown + ["   … \(Numbers.grouped(items.count - limit)) more"] : shown
  }

  /// The parts that add anything, and their sum.
  private func parts(_ parts: [(name: String, value: Double)]) -> String {
    let sum = parts.reduce(0) { $0 + $1.value }
    let told = parts.filter { abs($0.value) >= 0.0005 }.map { part in
      "\(part.name) \(part.value < 0 ? "−" : "+")\(Numbers.fixed(abs(part.value), 3))"
    }
    return told.joined(separator: "  ") + "  = \(sum < 0 ? "−" : "")\(Numbers.fixed(abs(sum), 3))"
  }
}
