import TextModel

extension SentenceRules {
  /// Marks that stand together: `?!`, `...`, `. . .`.
  struct Run {
    let start: Int
    var end: Int
    /// The number of stops, an ellipsis counting three.
    var stops = 0
    /// Whether a mark of it ends sentences in any text, rather than in one script.
    var isTerminator = false
    /// Whether there is another mark than stops.
    var isStrong = false
    /// Whether the stops have spaces between them.
    var isSpaced = false
    var last: UInt32
  }

  /// The run that begins at `position`, or nil when no sentence can end there.
  func run(at position: Int) -> Run? {
    let (value, end) = text.scalar(at: position)
    var run = Run(start: position, end: end, last: value)
    let kind = tables.kind(of: value)
    run.isTerminator = kind.isTerminator
    switch kind {
    case .stop:
      run.stops = 1
      run.isStrong = value == 0xFF0E
    case .ellipsis: run.stops = 3
    case .end: run.isStrong = true
    case .semicolon where isBefore(position, 0x370...0x3FF):
      // The Greek question mark looks like a semicolon, and is one after NFC.
      run.isStrong = true
    case .colon where isBefore(position, 0x530...0x58F):
      // Armenian ends sentences with a mark that many write as a colon.
      run.isStrong = true
    case .ornament where isBefore(position, 0x3040...0x9FFF):
      // A star or a note ends a sentence in Japanese letters and reviews.
      run.isStrong = true
    case .colon where isLabel(endingAt: position): run.isStrong = true
    default: return nil
    }
    while run.end < Int(range.end) {
      var (value, end) = text.scalar(at: run.end)
      if value == 0x20, run.stops > 0, !run.isStrong, end < Int(range.end), text.utf8[end] == 0x2E {
        (value, end) = text.scalar(at: end)
        run.isSpaced = true
      }
      switch tables.kind(of: value) {
      case .stop: run.stops += 1
      case .ellipsis: run.stops += 3
      case .end: run.isStrong = true
      case .extend: break
      default: return run
      }
      run.end = end
      run.last = value
    }
    return run
  }

  /// Whether the colon at `position` ends what stands before the first sentence: the place and agency of a report, `تهران - ایرنا:`, or its time.
  func isLabel(endingAt position: Int) -> Bool {
    guard position - sentenceStart <= 120, isBefore(position, 0x600...0x6FF) else { return false }
    let bytes = text.utf8.span
    var (words, hasDash, wordStart) = (0, false, sentenceStart)
    for place in sentenceStart...position where place == position || bytes[place] == 0x20 {
      if place > wordStart {
        words += 1
        switch place - wordStart {
        // A hyphen or a dash alone, behind the first word and before the last.
        case 1 where bytes[wordStart] == 0x2D: hasDash = hasDash || words > 1 && place < position
        case 3 where bytes[wordStart] == 0xE2 && bytes[wordStart + 1] == 0x80 && bytes[wordStart + 2] == 0x93:
          hasDash = hasDash || words > 1 && place < position
        case 3 where bytes[wordStart] == 0x47 && bytes[wordStart + 1] == 0x4D && bytes[wordStart + 2] == 0x54:
          return true
        default: break
        }
      }
      wordStart = place + 1
    }
    return hasDash && words <= 7
  }

  func isBefore(_ position: Int, _ script: ClosedRange<UInt32>) -> Bool {
    position > Int(range.start) && script.contains(text.scalar(before: position).value)
  }

  // MARK: What follows

  /// What stands behind a run.
  struct Following {
    /// Behind the run and the marks that close around it.
    var end: Int
    var closes = false
    /// Whether a quotation was closed.
    var closesQuotation = false
    var hasSpace = false
    /// The scalar behind the space.
    var value: UInt32 = 0
    var kind = ScalarKind.other
    var position: Int
  }

  func following(_ run: Run) -> Following {
    var following = Following(end: run.end, position: run.end)
    while following.end < Int(range.end) {
      let (value, end) = text.scalar(at: following.end)
      let kind = tables.kind(of: value)
      // A stop behind the quotation: `?».`
      if following.closes, kind == .stop, following.end > run.end {
        following.end = end
        continue
      }
      guard kind == .close || kind == .extend else {
        // A quotation mark with a space before it: `. "`, `! »`.
        guard Text.isWhitespace(value), end < Int(range.end), enclosures.closesQuotation(at: end) else { break }
        following.end = end
        continue
      }
      guard kind == .extend || isClosing(value, at: following.end) else { break }
      following.closes = following.closes || kind == .close
      following.closesQuotation = following.closesQuotation || Quotation.family(of: value) != nil
      following.end = end
    }
    following.position = following.end
    while following.position < Int(range.end) {
      let (value, end) = text.scalar(at: following.position)
      guard Text.isWhitespace(value) else {
        following.value = value
        following.kind = tables.kind(of: value)
        break
      }
      following.hasSpace = true
      following.position = end
    }
    return following
  }

  func isClosing(_ value: UInt32, at position: Int) -> Bool {
    switch value {
    case 0x29, 0x5D, 0x7D, 0xFF09, 0x300B, 0x300D, 0x300F, 0x3009, 0x3011, 0x3015: true
    case 0x28, 0x5B, 0x7B, 0xFF08, 0x300A, 0x300C, 0x300E, 0x3008, 0x3010, 0x3014: false
    case 0x22, 0x27:
      enclosures.closesQuotation(at: position)
        || text.scalar(at: position).end >= Int(range.end)
        || Text.isWhitespace(text.scalar(at: text.scalar(at: position).end).value)
    default:
      if Quotation.family(of: value) != nil {
        enclosures.closesQuotation(at: position) || [0x201D, 0x2019, 0xBB, 0x203A].contains(value)
      } else {
        true
      }
    }
  }

  /// The first letter or number within reach of `position`.
  func letter(from position: Int) -> ScalarKind {
    var position = position
    for _ in 0..<12 where position < Int(range.end) {
      let (value, end) = text.scalar(at: position)
      let kind = tables.kind(of: value)
      if kind.isLetter || kind == .digit || kind.isTerminator { return kind }
      position = end
    }
    return .other
  }
}
