/// The end of the time in which a file may be read and checked.
///
/// Loops over input of unbounded length ask ``hasPassed`` at bounded intervals. A question costs about 30 nanoseconds.
public struct Deadline: Sendable {
  private let isOver: @Sendable () -> Bool

  /// Creates a deadline on another clock.
  ///
  /// - Parameter isOver: returns whether the time is over. Once true, it must stay true.
  public init(_ isOver: @escaping @Sendable () -> Bool) { self.isOver = isOver }

  /// Creates a deadline that passes after `duration` from now.
  public init(after duration: Duration) {
    let end = ContinuousClock.now + duration
    self.init { ContinuousClock.now > end }
  }

  /// Whether the time is over.
  public var hasPassed: Bool { isOver() }
}
