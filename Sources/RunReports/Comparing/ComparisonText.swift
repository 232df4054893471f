import TextModel

/// What differs between two outputs, as text for people.
public struct ComparisonText {
  private let paint: Paint
  private let lines: Int

  /// - Parameter lines: the most lines of a text's difference that are shown.
  public init(paint: Paint, lines: Int) {
    self.paint = paint
    self.lines = lines
  }

  /// The comparison, a line feed after each line.
  public func text(_ comparison: RunComparison, _ first: String, _ second: String) -> String {
    var output: [String] = []
    for change in comparison.changes { output += self.lines(change) + [""] }
    if comparison.changedCount > comparison.changes.count {
      output += [
        paint(
          "… \(Numbers.count(comparison.changedCount - comparison.changes.count, "more document")) changed, less",
          .faint), "",
      ]
    }
    output += only(comparison.onlyInFirst, comparison.firstIDs, first, "-", .removed)
    output += only(comparison.onlyInSecond, comparison.secondIDs, second, "+", .inserted)
    output.append(
      "\(Numbers.grouped(comparison.same)) the same, \(Numbers.grouped(comparison.changedCount)) changed, "
        + "\(Numbers.grouped(comparison.onlyInFirst)) only in \(Shown.line(first)), "
        + "\(Numbers.grouped(comparison.onlyInSecond)) only in \(Shown.line(second))")
    return output.joined(separator: "\n") + "\n"
  }

  private func only(_ count: Int, _ ids: [String], _ name: String, _ sign: String, _ tone: Paint.Tone) -> [String] {
    if count == 0 { return [] }
    let more = count > ids.count ? [paint("  … \(Numbers.grouped(count - ids.count)) more", .faint)] : []
    return [paint("only in \(Shown.line(name))", .heading)] + ids.map { paint("  \(sign) \(Shown.line($0))", tone) }
      + more + [""]
  }

  // MARK: One document

  private func lines(_ change: ChangedDocument) -> [String] {
    let parts = change.parts.map { "\($0.name) \(Numbers.fixed($0.distance, 3))" }.joined(separator: "  ")
    var output = [
      paint("'\(Shown.line(change.id))'", .heading) + "  changed by \(Numbers.fixed(change.score, 3)): "
        + paint(parts, .faint)
    ]
    if let difference = change.text {
      let shown = DifferenceText(paint: paint, limit: lines)
      output.append("  text: \(shown.counts(difference))")
      output += shown.lines(difference).map { "    " + $0 }
    }
    output += keywords(change)
    output += items("summary", change.summary, width: 300)
    for other in change.others { output += items(other.name, other.items, width: 160) }
    let told = Set(
      ["text", "keywords"] + [change.summary.isEmpty ? "" : "summary"]
        + change.others.filter { !$0.items.isEmpty }.map(\.name))
    let silent = change.parts.map(\.name).filter { !told.contains($0) }
    if !silent.isEmpty {
      output.append(paint("  only other words, places or order: \(silent.joined(separator: ", "))", .faint))
    }
    return output
  }

  private func keywords(_ change: ChangedDocument) -> [String] {
    guard change.parts.contains(where: { $0.name == "keywords" }) else { return [] }
    let moved = change.movedKeywords.prefix(lines).map { keyword in
      let (old, new) = (Numbers.fixed(keyword.scores.old, 3), Numbers.fixed(keyword.scores.new, 3))
      let score = old == new ? new : "\(old) → \(new)"
      let rank = keyword.ranks.old == keyword.ranks.new ? "" : ", rank \(keyword.ranks.old) → \(keyword.ranks.new)"
      return "    ~ \(Shown.line(keyword.text)): \(score)\(rank)"
    }
    return items("keywords", change.keywords, width: 160, hasMore: !moved.isEmpty) + moved
  }

  private func items(_ name: String, _ items: ChangedDocument.Items, width: Int, hasMore: Bool = false) -> [String] {
    if items.isEmpty { return hasMore ? ["  \(name): none out, none in"] : [] }
    func told(_ items: [String], _ sign: String, _ tone: Paint.Tone) -> [String] {
      let more = items.count > lines ? [paint("    … \(Numbers.grouped(items.count - lines)) more", .faint)] : []
      return items.prefix(lines).map { paint("    \(sign) \(Shown.line($0, limit: width))", tone) } + more
    }
    let counts = "\(Numbers.grouped(items.removed.count)) out, \(Numbers.grouped(items.inserted.count)) in"
    return ["  \(name): \(counts)"] + told(items.removed, "-", .removed) + told(items.inserted, "+", .inserted)
  }
}
