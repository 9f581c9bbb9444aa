package import BlindspotEncoding
public import BlindspotRules

/// The content and the appearance of a report beyond its findings.
public struct ReportContext: Sendable {
  /// The version of the tool, as `--version` prints it.
  public var toolVersion: String
  /// The rules that findings may refer to by id.
  public var rules: [Rule] {
    didSet { rulesByID = Self.index(rules) }
  }
  /// The clauses of rules by id, for reports that need nothing else of ``rules``.
  public var laws: [String: [String]] = [:]
  /// The absolute path of the folder that relative file names refer to; nil if there is none. Reports never contain it.
  public var workingFolder: String?
  /// The URL of the rule pages, to which a rule id is appended; nil if there are none.
  public var ruleURLPrefix: String?
  /// The lowest severity of findings that fail the run; nil if findings never do.
  public var failOn: Severity?
  /// Whether text is colored (SGR escapes, ECMA-48); see ``ColorChoice``.
  public var usesColor = false
  /// Whether text contains hyperlinks (OSC 8); see ``TerminalCapabilities``.
  public var usesHyperlinks = false
  /// The maximum number of columns in a line of text.
  public var width = 100
  /// Whether text omits the summary (`--quiet`).
  public var isQuiet = false
  /// Whether text lists the files that were found and not read (`--list-skipped`).
  public var listsSkipped = false
  /// Whether text ends with counts by rule, kind and file (`--statistics`).
  public var showsStatistics = false

  /// The request that the report answers; nil for a report on rules.
  public var dossier: Dossier?
  /// The request for an inventory in place of a list of findings; nil for a list.
  public var inventory: InventoryRequest?

  /// Receives the bytes of a report of findings before its end, which the renderer returns; nil if the renderer returns all
  /// bytes. The report of 100,000 findings has up to 200 MB.
  package var sink: ByteSink?

  /// The most findings of formats with a limit; tests lower them, since so many findings take a minute in a debug build.
  package var limits = Limits()

  private var rulesByID: [String: Rule]

  /// The most findings of formats with a limit.
  package struct Limits: Sendable {
    /// The findings that a page lists. The elements of a browser have a maximum height, and more rows would exceed it.
    package var html = 200_000
    /// The results per run that GitHub accepts ("SARIF support for code scanning", limits of uploads).
    package var sarif = 25_000
  }

  /// Creates a context for plain output without color.
  public init(toolVersion: String, rules: [Rule] = [], failOn: Severity? = .warning) {
    self.toolVersion = toolVersion
    self.rules = rules
    self.failOn = failOn
    rulesByID = Self.index(rules)
  }

  /// Returns the rule with an id, or nil if ``rules`` does not contain it.
  public func rule(_ id: String) -> Rule? { rulesByID[id] }

  /// Returns the URL of the page about a rule.
  package func link(toRule id: String) -> String? { ruleURLPrefix.map { $0 + id } }

  /// Whether a finding of `severity` fails the run.
  package func fails(_ severity: Severity) -> Bool { failOn.map { severity >= $0 } ?? false }

  private static func index(_ rules: [Rule]) -> [String: Rule] {
    Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
  }
}
