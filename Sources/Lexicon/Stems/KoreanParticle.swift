/// The particles that Korean writes behind a noun as one word with it: 정부가, 정부는, 정부에서는 are 정부.
///
/// Which of two forms a particle has depends on whether a consonant stands before it, so that 전문가 and 결과 keep their last syllable; what is left must have two letters.
enum KoreanParticle {
  /// What must stand before a particle.
  private enum Place { case consonant, vowel, vowelOrL, any }

  /// The bytes of the particle of the last word of a phrase; 0 when there is none.
  static func length(in phrase: UnsafeBufferPointer<UInt8>) -> Int {
    var letters: [UInt16] = []
    for scalar in String(decoding: phrase.suffix(longestWord), as: UTF8.self).unicodeScalars {
      if scalar == " " { letters.removeAll() } else { letters.append(UInt16(truncatingIfNeeded: scalar.value)) }
    }
    return letters.withUnsafeBufferPointer { length(of: $0) } * 3
  }

  /// The letters of the particle of a word; 0 when there is none.
  static func length(of word: UnsafeBufferPointer<UInt16>) -> Int {
    guard word.count > 2 else { return 0 }
    for particle in particles where word.count >= particle.letters.count + 2 {
      let start = word.count - particle.letters.count
      if word[start...].elementsEqual(particle.letters), stands(word[start - 1], at: particle.place) {
        return particle.letters.count
      }
    }
    return 0
  }

  /// Whether a word goes on with the next: it has no particle, or that of the genitive.
  static func joins(_ word: UnsafeBufferPointer<UInt16>) -> Bool { length(of: word) == 0 || word.last == genitive }

  private static func stands(_ letter: UInt16, at place: Place) -> Bool {
    // Digits and Latin letters are read aloud in ways that are not written.
    guard (0xAC00...0xD7A3).contains(letter) else { return true }
    let final = (letter - 0xAC00) % 28
    return switch place {
    case .consonant: final != 0
    case .vowel: final == 0
    case .vowelOrL: final == 0 || final == 8
    case .any: true
    }
  }

  private static let longestWord = 60
  private static let genitive: UInt16 = 0xC758

  /// The longest first.
  private static let particles: [(letters: [UInt16], place: Place)] = [
    ("이 은 을 과 으로 으로는 으로도 으로의 으로서 으로써 과는 과도 과의 이나 이라고 이라는 이라며", Place.consonant),
    ("가 는 를 와 와는 와도 와의 라고 라는 라며", .vowel),
    ("로 로는 로도 로의 로서 로써", .vowelOrL),
    (
      """
      의 에 에는 에도 에만 에서 에서는 에서도 에서의 에게 에게는 에게도 에게서 까지 까지는 까지도 까지의 부터 부터는 부터의 도 만 만의 만을 만이 보다 보다는 처럼 마다 조차 \
      들 들은 들이 들을 들의 들에게 들과 들도
      """, .any
    ),
  ].flatMap { list, place in list.split(separator: " ").map { (letters: Array($0.utf16), place: place) } }
    .sorted { $0.letters.count > $1.letters.count }
}
