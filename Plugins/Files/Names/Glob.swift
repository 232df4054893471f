/// A pattern of paths: `*` and `?` within one name, `[a-z]` and `[!a-z]` for one letter, `{a,b}` for either, `**` for any number of folders.
///
/// A pattern without a slash is for the name alone, in whatever folder.
struct Glob: Sendable, Hashable {
  /// One pattern of names for each way to choose in braces.
  private let alternatives: [[Name]]

  /// The pattern written as `pattern`.
  init(_ pattern: String) {
    let expanded = Glob.expand(Array(pattern.unicodeScalars))
    alternatives = expanded.map { scalars in
      let names = scalars.split(separator: "/", omittingEmptySubsequences: true).map { Name(Array($0)) }
      return names.count > 1 || scalars.first == "/" ? names : [.anyFolders] + names
    }
  }

  /// Whether `string` says more than its own letters.
  static func isPattern(_ string: String) -> Bool {
    string.unicodeScalars.contains { "*?[{".unicodeScalars.contains($0) }
  }

  /// Whether the pattern describes the whole of `path`, given without a slash at the start.
  func matches(_ path: String) -> Bool {
    let names = path.unicodeScalars.split(separator: "/", omittingEmptySubsequences: true).map { Array($0) }
    return alternatives.contains { Glob.matches($0, names) }
  }

  /// Names from the last to the first: which suffixes of the path the rest of the pattern describes.
  private static func matches(_ pattern: [Name], _ names: [[Unicode.Scalar]]) -> Bool {
    var described = [Bool](repeating: false, count: names.count + 1)
    described[names.count] = true
    for part in pattern.reversed() {
      var next = [Bool](repeating: false, count: names.count + 1)
      for index in stride(from: names.count, through: 0, by: -1) {
        switch part {
        case .anyFolders: next[index] = described[index] || (index < names.count && next[index + 1])
        case .name(let tokens): next[index] = index < names.count && described[index + 1] && match(tokens, names[index])
        }
      }
      described = next
    }
    return described[0]
  }

  /// Keeps one place to go back to, the last star: never more than length times length steps.
  private static func match(_ tokens: [Token], _ name: [Unicode.Scalar]) -> Bool {
    var token = 0
    var index = 0
    var star: (token: Int, index: Int)?
    while index < name.count {
      if token < tokens.count, tokens[token] == .anything {
        star = (token, index)
        token += 1
      } else if token < tokens.count, tokens[token].matches(name[index]) {
        token += 1
        index += 1
      } else if let last = star {
        token = last.token + 1
        index = last.index + 1
        star = (last.token, index)
      } else {
        return false
      }
    }
    return tokens[token...].allSatisfy { $0 == .anything }
  }

  /// The patterns that choosing in braces gives, at most 1024; braces that do not close stand for themselves.
  private static func expand(_ pattern: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
    var pending = [pattern]
    var expanded: [[Unicode.Scalar]] = []
    while let next = pending.popLast() {
      guard pending.count + expanded.count < 1024, let open = next.lastIndex(of: "{"),
        let close = next[open...].firstIndex(of: "}")
      else {
        expanded.append(next)
        continue
      }
      for choice in next[(open + 1)..<close].split(separator: ",", omittingEmptySubsequences: false) {
        pending.append(Array(next[..<open]) + Array(choice) + Array(next[(close + 1)...]))
      }
    }
    return expanded
  }

  private enum Name: Hashable {
    case anyFolders
    case name([Token])

    init(_ scalars: [Unicode.Scalar]) {
      self = scalars == ["*", "*"] ? .anyFolders : .name(Token.parse(scalars))
    }
  }

  private enum Token: Hashable {
    case scalar(Unicode.Scalar)
    case anyScalar
    case anything
    case oneOf([ClosedRange<Unicode.Scalar>], isNegated: Bool)

    func matches(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .scalar(let own): own == scalar
      case .anyScalar, .anything: true
      case .oneOf(let ranges, let isNegated): ranges.contains { $0.contains(scalar) } != isNegated
      }
    }

    static func parse(_ scalars: [Unicode.Scalar]) -> [Token] {
      var tokens: [Token] = []
      var rest = scalars[...]
      while let scalar = rest.popFirst() {
        switch scalar {
        case "*": if tokens.last != .anything { tokens.append(.anything) }
        case "?": tokens.append(.anyScalar)
        case "[": tokens.append(set(&rest) ?? .scalar("["))
        default: tokens.append(.scalar(scalar))
        }
      }
      return tokens
    }

    /// The set up to its closing bracket; nil, nothing taken, when there is none.
    private static func set(_ rest: inout ArraySlice<Unicode.Scalar>) -> Token? {
      var inside = rest
      let isNegated = inside.first == "!" || inside.first == "^"
      if isNegated { inside.removeFirst() }
      guard let close = inside.dropFirst().firstIndex(of: "]") else { return nil }
      var members = inside[..<close]
      var ranges: [ClosedRange<Unicode.Scalar>] = []
      while let low = members.popFirst() {
        if members.count > 1, members.first == "-", let high = members.dropFirst().first, high >= low {
          ranges.append(low...high)
          members = members.dropFirst(2)
        } else {
          ranges.append(low...low)
        }
      }
      rest = rest[(close + 1)...]
      return .oneOf(ranges, isNegated: isNegated)
    }
  }
}
