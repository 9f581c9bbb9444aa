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

  /// A workspace, and what depends on its configuration.
  private struct Loaded {
    let workspace: Workspace
    let delivery: ReportDelivery
    let request: LintRequest

    /// The state of the files at this moment.
    var state: WorkspaceState { WorkspaceState(of: workspace, for: request) }
  }

  /// Runs until the first signal.
  ///
  /// - Parameter paths: the paths of the command line.
  /// - Throws: ``BlindspotWorkspace/WorkspaceError`` if the first run cannot take place.
  func run(_ paths: [String]) throws {
    let signals = try StopSignals()
    var loaded = try load(paths)
    var state = loaded.state
    var outcome = try loaded.workspace.run(loaded.request)
    progress.finish()
    try loaded.delivery.deliver(outcome)
    if !reports.isQuiet { Console.printError("note: watching for changes; interrupt to end") }
    var pause = Self.interval
    while !signals.wait(milliseconds: pause) {
      let start = ContinuousClock.now
      var current = loaded.state
      let searchTime = Int((ContinuousClock.now - start) / .milliseconds(1))
      pause = max(Self.interval, Self.shareOfSearches * searchTime)
      guard current != state else { continue }
      guard settle(&current, of: loaded, signals) else { return }
      let isReconfigured = current.policy != state.policy
      state = current
      do throws(WorkspaceError) {
        if isReconfigured {
          loaded = try load(paths)
          state = loaded.state
        }
        let next = try loaded.workspace.run(loaded.request)
        progress.finish()
        try loaded.delivery.deliver(next, after: outcome.result)
        outcome = next
      } catch {
        // A configuration that is being written can be invalid for a moment.
        Console.printError("error: \(error)")
      }
    }
  }

  private func load(_ paths: [String]) throws(WorkspaceError) -> Loaded {
    let workspace = try Workspace.load(choices)
    let delivery = ReportDelivery(reports, for: workspace, givenPaths: paths)
    var request = request
    request.earlier = EarlierReports()
    // Results are compared by identity.
    request.details = delivery.details.union(.identity)
    return Loaded(workspace: workspace, delivery: delivery, request: request)
  }

  /// Waits until files no longer change, so that no file is read while it is written.
  ///
  /// - Returns: false if a signal arrived.
  private func settle(_ state: inout WorkspaceState, of loaded: Loaded, _ signals: StopSignals) -> Bool {
    while true {
      if signals.wait(milliseconds: Self.settlingTime) { return false }
      let next = loaded.state
      if next == state { return true }
      state = next
    }
  }
}
