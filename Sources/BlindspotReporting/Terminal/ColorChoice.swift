/// When to use color: the values of `--color`.
public enum ColorChoice: String, Sendable, CaseIterable {
  /// On a terminal, unless the environment disables it.
  case auto
  /// Always, also in a pipe.
  case always
  /// Never.
  case never

  /// Whether to use color for a stream.
  ///
  /// With `auto`, a non-empty `NO_COLOR` (no-color.org) disables color; then `CLICOLOR_FORCE` or `FORCE_COLOR` other than
  /// `0` enables it. Otherwise a terminal has color unless `TERM` is `dumb`.
  ///
  /// - Parameters:
  ///   - isTerminal: whether the stream is a terminal.
  ///   - environment: returns the value of a variable; nil if it is not set.
  public func usesColor(isTerminal: Bool, environment: (_ name: String) -> String?) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if !(environment("NO_COLOR") ?? "").isEmpty { return false }
      for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] {
        if let value = environment(name), !value.isEmpty, value != "0" { return true }
      }
      return isTerminal && environment("TERM") != "dumb"
    }
  }
}
