import BlindspotFiles
import BlindspotWorkspace
import Synchronization

/// Shows the progress of a long run on standard error: only on a terminal, and erased when the run ends.
final class Progress: Sendable {
  private let start = ContinuousClock.now
  private let lastShown = Mutex<ContinuousClock.Instant?>(nil)

  /// The function to call after each input; nil if nothing is shown.
  func report(isQuiet: Bool) -> LintRequest.Progress? {
    guard !isQuiet, StandardStream.error.isTerminal else { return nil }
    return { [self] finished, total in show(finished, of: total) }
  }

  /// Writes at most ten times a second, and not in the first half second.
  private func show(_ finished: Int, of total: Int) {
    let now = ContinuousClock.now
    guard total > 1, now - start > .milliseconds(500) else { return }
    lastShown.withLock { last in
      guard last.map({ now - $0 > .milliseconds(100) }) ?? true else { return }
      last = now
      try? StandardStream.error.write("\r\(finished) of \(total) files")
    }
  }

  /// Erases the line.
  func finish() {
    if lastShown.withLock({ $0 }) != nil { try? StandardStream.error.write("\r\u{1B}[K") }
  }
}
