import Lexicon
import PipelineCore
import TextModel

/// Finds documents that repeat others, word for word or nearly, and marks or drops them.
struct FoldDuplicates: CorpusStage {
  struct Options: ComponentOptions {
    var similarity = 0.5
    var contained = 0.0
    var action = FoldAction.mark
    var representative = Preference.first
    var runWords = 5

    static let schema = [
      OptionField<Options>(
        "similarity", \.similarity,
        "What share of the word runs of two documents both must have: 1 is the same text, 0.8 one with a word in 45 changed or a ninth rewritten, 0.5 one with a word in 15 changed or a third rewritten.",
        0.2...1),
      OptionField<Options>(
        "contained", \.contained,
        "What share of a document's word runs a longer one must hold to stand for it as well, however long it is; 0 does not look for that.",
        0...1),
      OptionField<Options>(
        "action", \.action,
        "What becomes of a document that repeats another: 'mark' names the other in `duplicate_of`, 'drop' drops it as duplicate."
      ),
      OptionField<Options>(
        "representative", \.representative,
        "Which document of a group stands for the others: the 'first' of the source, the 'longest', or the 'earliest' by the `date` in `metadata`."
      ),
      OptionField<Options>(
        "run-words", \.runWords, "How many words in a row are compared as one.", 1...20),
    ]
  }

  static let info = ComponentInfo(
    name: "fold-duplicates",
    summary: "Finds documents that repeat others, exactly or nearly, and marks or drops all but one of them.",
    discussion: """
      Two documents are compared by their runs of five words: the share of runs that both have of all that one has (Jaccard similarity). Case, Arabic vowel
      marks and spelling variants, punctuation and white space do not count, the title neither. A text of fewer words is one run; documents without a word
      repeat nothing.

      A group is a star: its representative is like each document of the group, so nothing is dropped that is not like what is kept. Likeness is not
      passed on: of A like B and B like C, with A and C unlike, B stands for both, or one of them stays. The document that can stand for most others makes a
      group first; in it the one that `representative` prefers is chosen among those like all others.

      `duplicate_of` holds the representative's id, null for a document that stands for itself; `duplicates` the documents that it stands for, with their
      similarity. With `contained: 0.9` a longer document also stands for one of which it holds nine tenths, if that has some 50 words.

      Similarity is told from a sketch of a kilobyte for each document with an error of at most 0.016 (one standard deviation, at 0.5) and far less for
      texts under 500 words; of pairs just as similar as asked for, one in a thousand is missed. Of texts that are all alike each is compared with 16. Memory is
      1.4 kB for each document, a million in 1.4 GB; 1.9 kB where all are alike.
      """,
    references: [
      "Broder 1997, On the Resemblance and Containment of Documents",
      "Li, König 2010, b-Bit Minwise Hashing",
      "Li, Owen, Zhang 2012, One Permutation Hashing",
      "Shrivastava 2017, Optimal Densification for Fast and Accurate Minwise Hashing",
      "Leskovec, Rajaraman, Ullman 2014, Mining of Massive Datasets, chapter 3",
      "Aslam, Pelekhov, Rus 2004, The Star Clustering Algorithm for Static and Dynamic Information Organization",
    ],
    examples: [
      Example(
        "nothing to compare with", after: ["segment"], text: "The harbour opened today.",
        expect: .json(layer: "duplicate_of", "null"), .absent(layer: "duplicates")),
      Example(
        "nothing is dropped for itself", after: ["segment"], options: "{ action: drop, contained: 0.9 }",
        text: "افتتح الوزير الميناء اليوم.", expect: .text("افتتح الوزير الميناء اليوم.")),
    ])

  private let options: Options
  private let bands: Bands
  private let words: ReadPort<Words>
  private let metadata: OptionalReadPort<Metadata>
  private let duplicateOf: WritePort<DuplicateOf>
  private let duplicates: UpdatePort<Duplicates>
  private let dropped: DropPort?

  init(options: Options, setup: inout Setup) {
    self.options = options
    bands = Bands(similarity: options.similarity)
    words = setup.reads(.words)
    metadata = setup.readsIfPresent(.metadata)
    duplicateOf = setup.writes(.duplicateOf)
    duplicates = setup.updates(.duplicates)
    dropped = options.action == .drop ? setup.drops("duplicate") : nil
  }

  func makeState() -> Gathered { Gathered() }

  func observe(_ document: Document, into state: inout Gathered) {
    let ranges = document.read(words).ranges
    if ranges.isEmpty { return }
    let runs = WordRuns(length: options.runWords)
    var samples: [UInt32] = []
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Sketch.count) { bins in
      bins.initialize(repeating: Sketch.empty)
      var print: UInt64 = 0
      if options.contained > 0 {
        print = runs.forEach(of: ranges, in: document.text) { run in
          Sketch.add(run, to: bins)
          FoldDuplicates.sample(run, into: &samples)
        }
      } else {
        print = runs.forEach(of: ranges, in: document.text) { Sketch.add($0, to: bins) }
      }
      state.prints.append(print)
      state.keys.append(bands.keys(of: bins))
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Sketch.count) { sketch in
        Sketch.shorten(bins, to: sketch)
        state.sketches.append(UnsafeBufferPointer(sketch))
      }
    }
    state.ids.append(document.id)
    state.runs.append(UInt32(max(1, ranges.count - options.runWords + 1)))
    state.ranks.append(options.representative.rank(words: ranges.count, document.read(metadata)))
    state.samples.append(samples)
  }

  /// Keeps a sixteenth of the runs, chosen by their hash: Broder's "mod m" sketch, in which a text is found wherever it stands.
  @inline(__always)
  private static func sample(_ run: UInt64, into samples: inout [UInt32]) {
    if run & 15 == 0, samples.count < 4_096 { samples.append(UInt32(truncatingIfNeeded: run >> 4)) }
  }

  func fit(_ state: consuming Gathered) -> Folding {
    Folding(state, bands: bands.count, similarity: options.similarity, contained: options.contained)
  }

  func process(_ document: inout Document, with model: Folding) {
    let (representative, others) = model.standing(of: document.id)
    if representative != nil, let dropped { return document.drop(dropped) }
    document.write(DuplicateOf(representative), to: duplicateOf)
    if !others.isEmpty { document.update(duplicates) { $0 = Duplicates(others) } }
  }
}
