/// An error that may be gone a little later: a service that is busy, a file that is locked.
///
/// A stage or source that throws one is tried again at the same document, each time after twice the delay, before the document counts as failed.
public protocol PassingError: Error {}
