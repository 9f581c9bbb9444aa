/// A place in a file as people count it.
public struct SourcePosition: Hashable, Sendable, Comparable {
  /// The line, 1-based. LF, CR and CR LF each end one line.
  public var line: Int
  /// The column, 1-based, in Unicode scalars. A byte-order mark is not counted.
  public var column: Int

  /// Makes the position at `line` and `column`, both 1-based.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Orders positions as a reader meets them.
  public static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
