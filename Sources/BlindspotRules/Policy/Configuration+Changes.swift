extension Configuration {
  /// Whether different decisions apply to two names of one file: an entry of `exclude`, `exceptions` or `overrides`
  /// selects only one of them.
  package func distinguishes(_ old: String, _ new: String) -> Bool {
    if excludes(old) != excludes(new) { return true }
    let selectors = self.exceptions.map(\.files) + self.overrides.map(\.files)
    return selectors.contains { $0.selects(old) != $0.selects(new) }
  }
}
