/// When to begin after changes have come: once nothing has for a while, yet not later than a bound, so that a steady stream of changes still gets runs.
struct Debounce {
  /// How long nothing must have come.
  let pause: Duration
  /// How long the first change waits at most.
  let bound: Duration
  private var span: (first: ContinuousClock.Instant, last: ContinuousClock.Instant)?

  /// Waits for `pause` without changes; a first change waits no longer than five seconds, or ten pauses where that is more.
  init(pause: Duration) {
    self.pause = pause
    bound = max(.seconds(5), pause * 10)
  }

  /// A change has come.
  mutating func note(at instant: ContinuousClock.Instant) { span = (span?.first ?? instant, instant) }

  /// When to begin; nil as long as nothing has come.
  var due: ContinuousClock.Instant? { span.map { min($0.last + pause, $0.first + bound) } }
}
