/// How far the likeliest language stands before the others, window after window.
struct Lead {
  /// By how many nats it stands before the second, and before none that is known.
  private(set) var margin = 0.0
  /// Whether every window made the same language stand clearly further before the others.
  private(set) var isSteady = true
  private var first: Int?

  /// Takes the log-likelihoods of the languages after one more window.
  mutating func take(_ likelihoods: ArraySlice<Double>, clear: Double) {
    var (best, second) = (-Double.infinity, 0.0)
    var place = likelihoods.startIndex
    for (index, value) in zip(likelihoods.indices, likelihoods) {
      if value > best {
        second = max(second, best)
        (best, place) = (value, index)
      } else {
        second = max(second, value)
      }
    }
    isSteady = isSteady && (first ?? place) == place && best - second >= margin + clear
    (first, margin) = (place, best - second)
  }
}
