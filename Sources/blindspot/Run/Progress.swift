import BlindspotFiles

/// Says on standard error how far a long run is. Only on a terminal, and gone when the run is done.
struct Progress {
  private let total: Int
  private let isShown: Bool
  private let start = ContinuousClock.now
  private var done = 0
  private var lastShown: ContinuousClock.Instant?

  /// - Parameter isQuiet: whether nothing is to be said.
  init(total: Int, isQuiet: Bool) {
    self.total = total
    isShown = !isQuiet && total > 1 && StandardStream.error.isTerminal
  }

  /// One file more is done. Says so at most ten times a second, and not in the first half second.
  mutating func step() {
    done += 1
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now - start > .milliseconds(500), lastShown.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
    lastShown = now
    try? StandardStream.error.write("\r\(done) of \(total) files")
  }

  /// Wipes the line.
  func finish() {
    if lastShown != nil { try? StandardStream.error.write("\r\u{1B}[K") }
  }
}
