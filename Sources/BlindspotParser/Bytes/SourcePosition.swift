/// A position in a file, in lines and columns.
public struct SourcePosition: Hashable, Sendable, Comparable {
  /// The line, 1-based. LF and CR LF end a line.
  public var line: Int
  /// The column, 1-based, in Unicode scalars. A byte-order mark is not counted.
  public var column: Int

  /// Creates the position at `line` and `column`, both 1-based.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders positions by line, then by column.
  public static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
