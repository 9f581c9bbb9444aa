/// When text carries colours: the values of `--color`.
public enum ColorChoice: String, Sendable, CaseIterable {
  /// On a terminal, unless the environment says no.
  case auto
  /// Always, also into a pipe.
  case always
  /// Never.
  case never

  /// Whether to use colours for a stream.
  ///
  /// With `auto` a non-empty `NO_COLOR` (no-color.org) or `TERM=dumb` turns them off, then `CLICOLOR_FORCE` or
  /// `FORCE_COLOR` other than `0` turns them on, and else a terminal has them.
  public func usesColor(isTerminal: Bool, environment: [String: String]) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if !(environment["NO_COLOR"] ?? "").isEmpty { return false }
      for name in ["CLICOLOR_FORCE", "FORCE_COLOR"] {
        if let value = environment[name], !value.isEmpty, value != "0" { return true }
      }
      return isTerminal && environment["TERM"] != "dumb"
    }
  }
}
