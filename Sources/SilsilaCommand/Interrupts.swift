import Dispatch
import Glibc

/// Hears Ctrl-C and SIGTERM: the first asks for an orderly end, the second ends at once.
final class Interrupts {
  private let sources: [any DispatchSourceSignal]

  /// - Parameter isSilent: whether `stop` tells the user itself what happens.
  init(isSilent: Bool = false, _ stop: @escaping @Sendable () -> Void) {
    let count = Counter()
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { @Sendable in
        if count.next() > 1 { _exit(130) }
        if !isSilent { Interrupts.announceEnd() }
        stop()
      }
      source.resume()
      return source
    }
  }

  /// Says what a first Ctrl-C does while documents are worked on.
  static func announceEnd() {
    Terminal.error.write("\nfinishing the documents in hand; once more ends at once\n")
  }

  /// Stops listening.
  func end() {
    for source in sources { source.cancel() }
  }
}
