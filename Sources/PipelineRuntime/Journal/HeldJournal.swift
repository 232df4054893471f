import Synchronization

/// A journal that is held from one run to the next, so that no other run comes between.
public final class HeldJournal: Sendable {
  /// Where it lies.
  public let path: String
  private let held: Mutex<Journal?>

  /// The journal at `path`, which is made when it is not there.
  ///
  /// - Throws: ``RunError`` when another run holds it, or it cannot be written.
  public init(_ path: String) throws {
    self.path = path
    held = Mutex(try Journal(path: path))
  }

  /// Reads it anew for the next run: after an error, what is in memory may not be what is in the file.
  public func renew() { held.withLock { $0 = nil } }

  /// The journal, opened again where it was let go or another file has taken its place.
  func journal() throws -> Journal {
    try held.withLock { held in
      if let journal = held, journal.isInPlace { return journal }
      held = nil
      let journal = try Journal(path: path)
      held = journal
      return journal
    }
  }
}
