import Glibc
import TextModel

/// Tells the languages of a text.
struct Detector {
  /// Languages that may be found; nil for all.
  let only: Set<String>?
  /// What is known of each script's languages, by its number; nil where they are not told apart.
  private let groups: [Group?]

  /// The languages of a script.
  private struct Group {
    let profile: Profile
    /// Whether a column's language may be found.
    let isWanted: [Bool]
    /// The columns' languages, and `und`.
    let tags: [String]
  }

  /// N-grams overlap, three for each letter, and each says what its neighbours said: likelihoods are brought down to what letters would give.
  private static let overlap = 3.0
  /// The score of no language at all, in nats: texts in none that is known fit every language worse than n-grams do that are common to all.
  private static let unknown = (perGram: -0.05, handicap: 16.0)
  /// How many n-grams decide at least, and by how many nats, before the rest of a sample is left unread; less than that where two windows that are far
  /// from one another each say the same, by half as many nats.
  private static let enough = (count: 1000, margin: 80.0)

  /// A detector of the languages `only`, or of all.
  init(only: Set<String>?) {
    self.only = only
    groups = Script.allCases.map { script in
      Profile.byScript[script].map { profile in
        let tags = profile.columns.map(\.tag)
        return Group(
          profile: profile, isWanted: tags.map { only?.contains($0) ?? true || $0 == "und" }, tags: tags + ["und"])
      }
    }
  }

  /// The candidates, the likeliest first; none without letters.
  ///
  /// At most five, those that have no share to speak of left out. Complexity: bounded by the sample.
  func candidates(in text: Text) -> [Languages.Candidate] {
    let sample = Sample(count: text.count)
    return text.utf8.withUnsafeBufferPointer { bytes in
      let windows = sample.windows.map { Detector.trimmed($0, in: bytes) }
      var scripts = ScriptCounts()
      for window in windows { scripts.add(UnsafeBufferPointer(rebasing: bytes[window])) }
      let total = Double(scripts.total)
      guard total > 0 else { return [] }
      var candidates: [Languages.Candidate] = []
      for script in Script.allCases {
        let weight = Detector.weight(of: script, scripts)
        if weight == 0 { continue }
        let share = Double(weight) / total
        if let language = script.language {
          candidates.append(.init(tag: language, share: share))
        } else if share < 0.1 {
          // What is under a tenth of the text can decide nothing.
          candidates.append(.init(tag: "und", share: share))
        } else {
          addPosteriors(of: script, share, windows, bytes, to: &candidates)
        }
      }
      candidates = Detector.merged(candidates)
      if let only { candidates.removeAll { !only.contains($0.tag) } }
      return Array(candidates.filter { $0.share >= 0.001 }.prefix(5))
    }
  }

  /// The weight of a script, Chinese signs of Japanese and Korean texts counted to those.
  private static func weight(of script: Script, _ scripts: ScriptCounts) -> Int {
    let weight = scripts[script] * script.weight
    let (han, kana, hangul) = (scripts[.han], scripts[.kana], scripts[.hangul])
    if han == 0 { return weight }
    // A text in Chinese may quote a kana, one in Japanese has some in every clause; likewise Korean.
    let other: Script? =
      kana * 20 >= han && kana > 0 && kana >= hangul ? .kana : hangul * 3 >= han && hangul > 0 ? .hangul : nil
    if script == .han, other != nil { return 0 }
    return script == other ? weight + han * Script.han.weight : weight
  }

  /// Adds each language of the script, `und` among them, with its part of the script's share.
  private func addPosteriors(
    of script: Script, _ share: Double, _ windows: [Range<Int>], _ bytes: UnsafeBufferPointer<UInt8>,
    to candidates: inout [Languages.Candidate]
  ) {
    guard let group = groups[Int(script.rawValue)], var scores = Scores(group.profile, script: script) else {
      candidates.append(.init(tag: "und", share: share))
      return
    }
    // The columns, then none of them.
    var odds = [Double](repeating: -.infinity, count: group.tags.count)
    let columns = odds.dropLast().indices
    var lead = Lead()
    for (place, window) in windows.enumerated() {
      scores.add(UnsafeBufferPointer(rebasing: bytes[window]))
      for column in columns where group.isWanted[column] { odds[column] = scores.logLikelihood(column) }
      lead.take(odds[columns], clear: Detector.enough.margin / 2)
      guard lead.margin >= Detector.enough.margin else { continue }
      if scores.count >= Detector.enough.count || lead.isSteady && place > 0 { break }
    }
    // Two languages are enough for Chinese signs: a third one that writes with them is rarely met.
    if script != .han {
      odds[columns.upperBound] = Detector.unknown.perGram * Double(scores.count) - Detector.unknown.handicap
    }
    let best = odds.max() ?? 0
    for place in odds.indices { odds[place] = exp((odds[place] - best) / Detector.overlap) }
    let sum = odds.reduce(0, +)
    for (tag, odds) in zip(group.tags, odds) { candidates.append(.init(tag: tag, share: share * (odds / sum))) }
  }

  /// One candidate for each tag, by falling share, those of equal share by tag.
  private static func merged(_ candidates: [Languages.Candidate]) -> [Languages.Candidate] {
    var merged: [Languages.Candidate] = []
    for candidate in candidates {
      if let place = merged.firstIndex(where: { $0.tag == candidate.tag }) {
        merged[place] = .init(tag: candidate.tag, share: merged[place].share + candidate.share)
      } else {
        merged.append(candidate)
      }
    }
    return merged.sorted { ($1.share, $0.tag) < ($0.share, $1.tag) }
  }

  /// The window with both ends moved on to a space where one is near, so that words stay whole; else without the bytes of a sequence that it cuts.
  private static func trimmed(_ window: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    func moved(_ place: Int) -> Int {
      if place == 0 || place == bytes.count { return place }
      let near = place..<min(place + 32, bytes.count)
      if let space = near.first(where: { bytes[$0] <= 0x20 }) { return space }
      return near.first { bytes[$0] & 0xC0 != 0x80 } ?? bytes.count
    }
    let start = moved(window.lowerBound)
    return start..<max(start, moved(window.upperBound))
  }

  /// Every tag that can be found, in order.
  static let known: [String] = {
    let statistical = Profile.byScript.values.flatMap { $0.columns.map(\.tag) }
    return Set(statistical + Script.allCases.compactMap(\.language)).subtracting(["und"]).sorted()
  }()
}
