public import BlindspotRules

/// The policy of a workspace: which configuration file is read, and the settings that override it.
public struct PolicyChoices: Sendable {
  /// The configuration file of a run.
  public enum ConfigurationFile: Sendable, Hashable {
    /// The nearest `.blindspot.yml`, in the root of the workspace or in a folder above it.
    case nearest
    /// No file: the defaults and the overrides.
    case none
    /// The file at this path, which must exist.
    case file(String)
  }

  /// The configuration file.
  public var configurationFile: ConfigurationFile
  /// Settings that win over all files, limits included.
  public var overrides: ConfigurationLayer
  /// Whether everything that is discovered is ignored: the nearest configuration, a baseline that no option or
  /// configuration names, ignore files, and comments in exports. A change of the exports then cannot change the policy.
  public var isIsolated = false
  /// Whether a configuration may name files outside the repository around it: other configurations, rule files, word
  /// lists, Directory exports and the baseline.
  public var allowsOutsideFiles = false
  /// Whether comments in exports cover findings.
  public var readsComments = true
  /// The day that expiry dates of exceptions are compared with; nil lets none expire.
  public var today: Day?

  /// The names of the report formats that the key `output` accepts. Reports are not made here, so the program that makes
  /// them provides the names.
  public var reportFormats: [String]

  /// Creates the choices; by default the nearest configuration as it is, on the current day.
  public init(
    configurationFile: ConfigurationFile = .nearest, overrides: ConfigurationLayer = ConfigurationLayer(),
    today: Day? = .current,
    reportFormats: [String] = []
  ) {
    self.configurationFile = configurationFile
    self.overrides = overrides
    self.today = today
    self.reportFormats = reportFormats
  }
}
