/// Where something stands in a pipeline file, or in another source of settings.
public struct Place: Sendable, Hashable {
  /// A position between two characters.
  public struct Position: Sendable, Hashable, Comparable {
    /// The line, counted from 1.
    public let line: Int
    /// The column in Unicode scalars, counted from 1.
    public let column: Int

    /// The position at `line` and `column`.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }

    /// Reading order.
    public static func < (left: Position, right: Position) -> Bool {
      (left.line, left.column) < (right.line, right.column)
    }
  }

  /// The file's path as the user gave it, or what else it is: `<command line>`.
  public let file: String
  /// Where it starts.
  public let start: Position
  /// Where it ends; not before ``start``.
  public let end: Position

  /// The place in `file` from `start` to `end`.
  public init(file: String, start: Position, end: Position) {
    self.file = file
    self.start = start
    self.end = max(start, end)
  }

  /// The place of a setting given on the command line.
  public static let commandLine = Place(
    file: "<command line>", start: Position(line: 1, column: 1), end: Position(line: 1, column: 1))
}
