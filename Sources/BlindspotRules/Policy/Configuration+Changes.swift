extension Configuration {
  /// Whether different decisions apply to two names of one file: an entry of `exclude`, `exceptions` or `overrides`
  /// selects only one of them.
  package func distinguishes(_ old: String, _ new: String) -> Bool {
    if excludes(old) != excludes(new) { return true }
    let selectors = self.exceptions.map(\.files) + self.overrides.map(\.files)
    return selectors.contains { $0.selects(old) != $0.selects(new) }
  }

  /// Whether an exception selects findings in a file by their path or their containers. A change of one line can then
  /// expose a finding on another one.
  package func hasStructuralException(for file: String) -> Bool {
    self.exceptions.contains { (!$0.paths.isEmpty || !$0.containers.isEmpty) && $0.files.selects(file) }
  }
}
