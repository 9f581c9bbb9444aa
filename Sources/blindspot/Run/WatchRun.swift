import BlindspotFiles
import BlindspotRules
import BlindspotWorkspace

/// Checks again whenever a file changes, and prints the difference, until a signal ends it.
///
/// Changes are found by the properties of the files (size, time of the last change, index number), because the libraries do
/// not depend on a service of one system. A search through 300 files takes a few milliseconds.
struct WatchRun {
  let choices: PolicyChoices
  let request: LintRequest
  let reports: ReportRequest
  let progress: Progress

  /// The time between two searches for changes, in milliseconds. Searches that take long are done less often.
  private static let interval = 1000
  /// The time after which files that change count as written, in milliseconds.
  private static let settlingTime = 100
  /// The part of the time that searches may take: one tenth.
  private static let shareOfSearches = 10

  /// Runs until the first signal.
  ///
  /// - Parameter paths: the paths of the command line.
  /// - Throws: ``BlindspotWorkspace/WorkspaceError`` if the first run cannot take place.
  func run(_ paths: [String]) throws {
    let signals = try StopSignals()
    var workspace = try Workspace.load(choices)
    var delivery = ReportDelivery(reports, for: workspace, givenPaths: paths)
    var request = request
    request.earlier = EarlierReports()
    request.makesExcerpts = delivery.showsExcerpts
    var state = WorkspaceState(of: workspace, for: request)
    var outcome = try workspace.run(request)
    progress.finish()
    try delivery.deliver(outcome)
    if !reports.isQuiet { Console.printError("note: watching for changes; interrupt to end") }
    var pause = Self.interval
    while !signals.wait(milliseconds: pause) {
      let start = ContinuousClock.now
      var current = WorkspaceState(of: workspace, for: request)
      let searchTime = (ContinuousClock.now - start).components
      pause = max(
        Self.interval,
        Self.shareOfSearches * (Int(searchTime.seconds) * 1000 + Int(searchTime.attoseconds / 1_000_000_000_000_000)))
      guard current != state else { continue }
      guard settle(&current, of: workspace, for: request, signals) else { return }
      do throws(WorkspaceError) {
        if current.policy != state.policy {
          workspace = try Workspace.load(choices)
          delivery = ReportDelivery(reports, for: workspace, givenPaths: paths)
          request.earlier = EarlierReports()
          current = WorkspaceState(of: workspace, for: request)
        }
        state = current
        let next = try workspace.run(request)
        progress.finish()
        try delivery.deliver(next, after: outcome.result)
        outcome = next
      } catch {
        // A configuration that is being written can be invalid for a moment.
        state = current
        Console.printError("error: \(error)")
      }
    }
  }

  /// Waits until files no longer change, so that no file is read while it is written.
  ///
  /// - Returns: false if a signal arrived.
  private func settle(
    _ state: inout WorkspaceState, of workspace: Workspace, for request: LintRequest, _ signals: StopSignals
  ) -> Bool {
    while true {
      if signals.wait(milliseconds: Self.settlingTime) { return false }
      let next = WorkspaceState(of: workspace, for: request)
      if next == state { return true }
      state = next
    }
  }
}
