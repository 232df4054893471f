import Foundation
import Lexicon

/// YAKE!: Campos, Mangaravite, Pasquali, Jorge, Nunes, Jatowt 2020, sections 3.2 to 3.4, with a window of one.
struct Yake: KeywordMethod {
  /// What is counted of a term.
  private struct Term {
    var count = 0.0
    var capitalised = 0.0
    var allCapitals = 0.0
    var sentences: [Int32] = []
    var leftNeighbours: [Int32: Int] = [:]
    var rightNeighbours: [Int32: Int] = [:]
  }

  /// Complexity: O(words × maximumWords).
  func odds(of phrases: Phrases, _ context: KeywordContext) -> [Double] {
    let terms = count(phrases)
    let worth = worth(of: terms, in: phrases)
    return phrases.all.map { phrase in
      var product = 1.0
      var sum = 0.0
      let numbers = Array(phrases.terms(of: phrase))
      for (place, term) in numbers.enumerated() {
        if phrases.flags[Int(phrase.first) + place].contains(.content) {
          product *= worth[Int(term)]
          sum += worth[Int(term)]
        } else {
          // A stop word inside is judged by how probable it is between its neighbours (section 3.3).
          let before = share(
            of: term, in: terms[Int(numbers[place - 1])].rightNeighbours, terms[Int(numbers[place - 1])])
          let after = share(of: numbers[place + 1], in: terms[Int(term)].rightNeighbours, terms[Int(term)])
          product *= 1 + (1 - before * after)
          sum -= 1 - before * after
        }
      }
      let score = product / (Double(phrase.count) * (1 + max(sum, -0.5)))
      return -log(score)
    }
  }

  private func share(of neighbour: Int32, in neighbours: [Int32: Int], _ term: Term) -> Double {
    term.count == 0 ? 0 : Double(neighbours[neighbour] ?? 0) / term.count
  }

  private func count(_ phrases: Phrases) -> [Term] {
    var terms = [Term](repeating: Term(), count: phrases.terms.count)
    var sentence: Int32 = -1
    for word in phrases.words.indices {
      let flags = phrases.flags[word]
      let number = phrases.terms.numbers[word]
      if flags.beginsSentence { sentence += 1 }
      terms[Int(number)].count += 1
      if flags.contains(.allCapitals) { terms[Int(number)].allCapitals += 1 }
      if flags.contains(.capitalised), !flags.beginsSentence { terms[Int(number)].capitalised += 1 }
      terms[Int(number)].sentences.append(sentence)
      if flags.contains(.joined) {
        let before = phrases.terms.numbers[word - 1]
        terms[Int(number)].leftNeighbours[before, default: 0] += 1
        terms[Int(before)].rightNeighbours[number, default: 0] += 1
      }
    }
    return terms
  }

  /// S(t) of equation 6: lower is better.
  private func worth(of terms: [Term], in phrases: Phrases) -> [Double] {
    var isContent = [Bool](repeating: false, count: terms.count)
    for (word, flags) in phrases.flags.enumerated() where flags.contains(.content) {
      isContent[Int(phrases.terms.numbers[word])] = true
    }
    let content = terms.indices.filter { isContent[$0] }
    let counts = content.map { terms[$0].count }
    let mean = counts.reduce(0, +) / Double(max(1, counts.count))
    let deviation = (counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, counts.count))).squareRoot()
    let most = counts.max() ?? 1
    var worth = [Double](repeating: 0, count: terms.count)
    for number in content {
      let term = terms[number]
      let casing = max(term.capitalised, term.allCapitals) / (1 + log(term.count))
      let median = Double(term.sentences[term.sentences.count / 2])
      let position = log(log(3 + median))
      let frequency = term.count / (mean + deviation)
      let spread = Double(Set(term.sentences).count) / Double(max(1, phrases.sentences.count))
      let variety = Yake.variety(term.leftNeighbours) + Yake.variety(term.rightNeighbours)
      let relatedness = 1 + variety * term.count / most
      worth[number] = relatedness * position / (casing + frequency / relatedness + spread / relatedness)
    }
    return worth
  }

  /// How many different neighbours for each neighbour there is: high for words that go with everything.
  private static func variety(_ neighbours: [Int32: Int]) -> Double {
    let all = neighbours.values.reduce(0, +)
    return all == 0 ? 0 : Double(neighbours.count) / Double(all)
  }
}
