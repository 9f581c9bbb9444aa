/// The capabilities that a terminal announces in its environment.
public enum TerminalCapabilities {
  /// Whether the terminal is known to show hyperlinks (OSC 8). Other terminals may print garbage.
  ///
  /// `FORCE_HYPERLINK` overrides the result with `1` or `0`.
  ///
  /// - Parameters:
  ///   - isTerminal: whether the stream is a terminal.
  ///   - environment: returns the value of a variable; nil if it is not set.
  public static func showsHyperlinks(isTerminal: Bool, environment: (_ name: String) -> String?) -> Bool {
    if let forced = environment("FORCE_HYPERLINK"), !forced.isEmpty { return forced != "0" }
    guard isTerminal, environment("CI") == nil, environment("TERM") != "dumb" else { return false }
    let programs = ["iTerm.app", "WezTerm", "vscode", "Hyper", "ghostty", "zed", "Tabby", "rio"]
    if let program = environment("TERM_PROGRAM"), programs.contains(program) { return true }
    if let term = environment("TERM"), ["xterm-kitty", "alacritty", "xterm-ghostty", "foot"].contains(term) {
      return true
    }
    if let version = environment("VTE_VERSION").flatMap({ Int($0) }) { return version >= 5000 }
    return environment("WT_SESSION") != nil || environment("KONSOLE_VERSION") != nil
      || environment("DOMTERM") != nil
  }
}
