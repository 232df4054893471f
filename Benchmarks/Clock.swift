import Glibc

/// The least processor time of this thread that `body` takes in three runs.
func seconds(_ body: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
  var best = Double.infinity
  for _ in 0..<3 {
    let start = now()
    try body()
    best = min(best, now() - start)
  }
  return best
}
