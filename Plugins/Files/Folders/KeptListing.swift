import Synchronization

/// Keeps a listing from the first pass over the documents for the others.
///
/// Every pass must see the same documents in the same places, even when files come and go meanwhile.
final class KeptListing: Sendable {
  private struct State {
    var listing: Listing?
    var passesLeft = 0
  }

  private let state = Mutex(State())

  /// The listing of this pass of `passes`: made new for the first.
  func listing(passes: Int, make: () throws -> Listing) throws -> Listing {
    try state.withLock { state in
      let listing: Listing
      if let kept = state.listing {
        listing = kept
      } else {
        listing = try make()
        state.passesLeft = passes
      }
      state.passesLeft -= 1
      state.listing = state.passesLeft > 0 ? listing : nil
      return listing
    }
  }
}
