import BlindspotRules

extension Baseline.Comparison {
  /// Prints the entries that no longer match a finding.
  ///
  /// - Parameter isStrict: whether such entries fail the run.
  /// - Returns: whether the run fails.
  func reportStale(isStrict: Bool) -> Bool {
    if let notice { Console.printError("note: \(notice)") }
    for entry in stale {
      Console.printError(
        "\(isStrict ? "error" : "note"): the baseline contains a finding that no longer exists: \(entry)")
    }
    if !stale.isEmpty { Console.printError("note: remove such entries with 'blindspot baseline update'") }
    return isStrict && !stale.isEmpty
  }
}
