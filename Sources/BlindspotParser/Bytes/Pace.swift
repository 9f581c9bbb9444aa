/// Checks a deadline once for many small steps of the same work.
struct Pace: Sendable {
  /// Whether the time to read and search was over at the last check.
  private(set) var isOver = false
  private let deadline: Deadline?
  private var stepsLeft = Self.stepsPerCheck
  private static let stepsPerCheck = 4096

  /// Creates a pace for the file that has a deadline; nil for no limit.
  init(_ deadline: Deadline?) { self.deadline = deadline }

  /// Counts a step, and returns whether the time is over.
  @inline(__always) mutating func isTimeOver() -> Bool {
    stepsLeft &-= 1
    return stepsLeft >= 0 ? isOver : check()
  }

  @inline(never) private mutating func check() -> Bool {
    stepsLeft = Self.stepsPerCheck
    if !isOver, let deadline { isOver = deadline.hasSearchEnded }
    return isOver
  }
}
