extension Silsila {
  /// What a feature adds to the logarithm of the odds.
  ///
  /// Found by coordinate search for the F1 of the first five and ten keywords over twelve development sets; see `Documentation/Quality.md`.
  enum Weight {
    // Frequency, as logarithms; words are measured by the most frequent one.
    static let singleCount = 0.01
    static let phraseCount = 0.27
    static let comesBack = 0.29
    static let rarestWord = 0.07
    static let meanWord = 0.131
    static let commonestWord = 0.24
    static let cohesion = 0.139
    static let spread = 0.372
    // Position, as logarithms.
    static let sentence = -0.19
    static let word = -0.04
    // Casing, as shares of the occurrences.
    static let capitalised = 0.439
    static let acronym = 0.663
    // Title.
    static let inTitle = 0.93
    static let wordsInTitle = 0.23
    // Independence, as shares of the occurrences.
    static let leftBoundary = 0.31
    static let rightBoundary = 0.43
    static let bothBoundaries = -0.13
    static let nested = -0.155
    static let alwaysNested = -0.83
    static let modifier = -0.8
    /// For some words that stand once, by themselves, in a short text about things.
    static let run = 0.425
    /// For a word that seldom names a topic by itself, in a text about things.
    static let general = -1.5
    // Length; the second of a pair is for each unit of the document's length.
    static let two = (-0.11, -0.139)
    static let three = (-0.129, -0.08)
    static let four = (-1.118, -0.045)
    static let stopWord = -0.589
    static let letters = 0.33
    // Rarity: 1 for rare words, 0 for those of all documents, less what lies in the middle.
    static let rarity = 0.19
    /// Makes the score a probability on the development sets.
    static let bias = -2.07
  }
}
