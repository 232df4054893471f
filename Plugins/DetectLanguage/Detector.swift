import Glibc
import TextModel

/// Tells the languages of a text.
struct Detector {
  /// Languages that may be found; nil for all.
  let only: Set<String>?

  /// N-grams overlap, three for each letter, and each says what its neighbours said: likelihoods are brought down to what letters would give.
  private static let overlap = 3.0
  /// The score of no language at all, in nats: texts in none that is known fit every language worse than n-grams do that are common to all.
  private static let unknown = (perGram: -0.05, handicap: 16.0)
  /// How many n-grams decide at least, and by how many nats, before the rest of a sample is left unread.
  private static let enough = (count: 1000, margin: 80.0)

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
      for (script, weight) in Detector.weights(scripts) where weight > 0 {
        let share = Double(weight) / total
        // What is under a tenth of the text can decide nothing.
        let languages =
          script.language.map { [($0, 1.0)] } ?? (share < 0.1 ? [("und", 1.0)] : posteriors(of: script, windows, bytes))
        for (tag, probability) in languages { candidates.append(.init(tag: tag, share: share * probability)) }
      }
      candidates = Detector.merged(candidates)
      if let only { candidates.removeAll { !only.contains($0.tag) } }
      return Array(candidates.filter { $0.share >= 0.001 }.prefix(5))
    }
  }

  /// The weight of each script, Chinese signs of Japanese and Korean texts counted to those.
  private static func weights(_ scripts: ScriptCounts) -> [(Script, Int)] {
    var weights = Script.allCases.map { ($0, scripts[$0] * $0.weight) }
    let (han, kana, hangul) = (scripts[.han], scripts[.kana], scripts[.hangul])
    // A text in Chinese may quote a kana, one in Japanese has some in every clause; likewise Korean.
    let other: Script? =
      kana * 20 >= han && kana > 0 && kana >= hangul ? .kana : hangul * 3 >= han && hangul > 0 ? .hangul : nil
    if let other {
      weights[Int(other.rawValue)].1 += weights[Int(Script.han.rawValue)].1
      weights[Int(Script.han.rawValue)].1 = 0
    }
    return weights
  }

  /// How likely each language of the script is, `und` among them.
  private func posteriors(
    of script: Script, _ windows: [Range<Int>], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> [(String, Double)] {
    guard let profile = Profile.byScript[script], var scores = Scores(profile, script: script) else {
      return [("und", 1)]
    }
    let isWanted = profile.columns.map { only?.contains($0.tag) ?? true || $0.tag == "und" }
    var likelihoods: [Double] = []
    for window in windows {
      scores.add(UnsafeBufferPointer(rebasing: bytes[window]))
      likelihoods = zip(scores.logLikelihoods, isWanted).map { $1 ? $0 : -.infinity }
      if scores.count >= Detector.enough.count, Detector.margin(likelihoods) >= Detector.enough.margin { break }
    }
    // Two languages are enough for Chinese signs: a third one that writes with them is rarely met.
    let unknown =
      script == .han ? -.infinity : Detector.unknown.perGram * Double(scores.count) - Detector.unknown.handicap
    let tags = profile.columns.map(\.tag) + ["und"]
    let all = likelihoods + [unknown]
    let best = all.max() ?? 0
    let odds = all.map { exp(($0 - best) / Detector.overlap) }
    let sum = odds.reduce(0, +)
    return zip(tags, odds).map { ($0, $1 / sum) }
  }

  /// How far the best stands before the second, and before nothing.
  private static func margin(_ likelihoods: [Double]) -> Double {
    var best = -Double.infinity
    var second = 0.0
    for value in likelihoods {
      if value > best {
        second = max(second, best)
        best = value
      } else {
        second = max(second, value)
      }
    }
    return best - second
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
