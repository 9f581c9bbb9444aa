/// The end of the time in which a file may be read and checked.
///
/// Loops over input of unbounded length check it at bounded intervals. A check costs about 30 nanoseconds. A file is read
/// and searched in the first three quarters of the time; the last quarter is for the description of the findings.
public struct Deadline: Sendable {
  private let isOver: @Sendable () -> Bool
  private let isSearchOver: @Sendable () -> Bool

  /// Creates a deadline on another clock. Once true, the results must stay true.
  ///
  /// - Parameters:
  ///   - isSearchOver: returns whether the time for reading and searching is over.
  ///   - isOver: returns whether the time is over.
  public init(isSearchOver: @escaping @Sendable () -> Bool, isOver: @escaping @Sendable () -> Bool) {
    self.isOver = isOver
    self.isSearchOver = isSearchOver
  }

  /// Creates a deadline that passes after `duration` from now.
  public init(after duration: Duration) {
    let now = ContinuousClock.now
    let (searchEnd, end) = (now + duration * 3 / 4, now + duration)
    self.init(isSearchOver: { ContinuousClock.now > searchEnd }, isOver: { ContinuousClock.now > end })
  }

  /// Whether the time is over.
  public var hasPassed: Bool { isOver() }

  /// Whether the time for reading and searching is over.
  public var hasSearchEnded: Bool { isSearchOver() }
}
