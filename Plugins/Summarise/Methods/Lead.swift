/// The first sentences, as news tells first what matters: the baseline of every evaluation.
///
/// Brandow, Mitze, Rau 1995, Automatic condensation of electronic publications by sentence selection, section 6: leads were more acceptable than what their
/// own method chose. Complexity: O(n) in the sentences.
enum Lead {
  /// Scores that fall with the place.
  static func scores(_ table: TermTable) -> [Double] {
    (0..<table.count).map { 1 / Double(1 + $0) }
  }
}
