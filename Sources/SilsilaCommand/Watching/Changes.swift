import PipelineCore

/// What has changed since the last round.
struct Changes {
  private static let namedFiles = 3

  /// Whether each file of which there was a notice, by the hash of its path, had been there before.
  private var wasThere: [Int: Bool] = [:]
  /// Names of some of them.
  private(set) var names: [String] = []
  /// Whether the pipeline file was touched.
  var isPipelineTouched = false
  /// Whether anything else happened that may change what is read.
  var isInputTouched = false
  /// Whether so much happened that not all of it is known.
  var isIncomplete = false

  /// There was a notice of a file.
  mutating func touch(_ hash: Int, wasThere was: Bool, name: [UInt8]? = nil) {
    isInputTouched = true
    guard wasThere.updateValue(wasThere[hash] ?? was, forKey: hash) == nil, let name else { return }
    if names.count < Changes.namedFiles { names.append(PrintableName.encode(name)) }
  }

  /// Adds what happened after this.
  mutating func merge(_ later: Changes) {
    wasThere.merge(later.wasThere) { first, _ in first }
    names += later.names.filter { !names.contains($0) }.prefix(max(0, Changes.namedFiles - names.count))
    isPipelineTouched = isPipelineTouched || later.isPipelineTouched
    isInputTouched = isInputTouched || later.isInputTouched
    isIncomplete = isIncomplete || later.isIncomplete
  }

  /// How many files came, changed and went, `there` being those that are there now.
  func counts(_ there: Set<Int>) -> (came: Int, changed: Int, gone: Int) {
    var counts = (came: 0, changed: 0, gone: 0)
    for (hash, was) in wasThere {
      switch (was, there.contains(hash)) {
      case (false, true): counts.came += 1
      case (true, true): counts.changed += 1
      case (true, false): counts.gone += 1
      case (false, false): break
      }
    }
    return counts
  }
}
