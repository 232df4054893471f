import Glibc

/// The least processor time of this thread that `body` takes in three runs.
func seconds(_ body: () throws -> Void) rethrows -> Double {
  var best = Double.infinity
  for _ in 0..<3 { best = min(best, try secondsOnce(body)) }
  return best
}

/// The least processor time of this thread that each of `bodies` takes in seven rounds.
///
/// They run in turn, so that what else the machine does meets all of them.
func seconds(inTurn bodies: [() throws -> Void]) throws -> [Double] {
  var best = [Double](repeating: .infinity, count: bodies.count)
  for _ in 0..<7 {
    for (place, body) in bodies.enumerated() { best[place] = min(best[place], try secondsOnce(body)) }
  }
  return best
}

private func secondsOnce(_ body: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
  let start = now()
  try body()
  return now() - start
}
