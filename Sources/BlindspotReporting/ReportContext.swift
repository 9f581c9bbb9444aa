public import BlindspotRules

/// What a report says beside the findings, and how it may look.
public struct ReportContext: Sendable {
  /// The version of the tool, as `--version` prints it.
  public var toolVersion: String
  /// The rules that findings may name; they are joined by id.
  public var rules: [Rule] {
    didSet { rulesByID = Self.index(rules) }
  }
  /// The absolute path of the folder that relative names are relative to; nil where there is none. Never printed.
  public var workingFolder: String?
  /// The address of a page about a rule, without the rule's id at its end; nil where there is none.
  public var ruleURLPrefix: String?
  /// The severity from which on findings fail the run; nil if findings never do.
  public var failOn: Severity?
  /// Whether text may carry colours (SGR escapes, ECMA-48); see ``ColorChoice``.
  public var usesColor = false
  /// Whether text may carry hyperlinks (OSC 8); see ``TerminalCapabilities``.
  public var usesHyperlinks = false
  /// How many columns a line of text should have at most.
  public var width = 100
  /// Whether text leaves out the summary (`--quiet`).
  public var isQuiet = false
  /// Whether text counts by rule, kind and file (`--statistics`).
  public var showsStatistics = false

  private var rulesByID: [String: Rule]

  /// Makes a context for plain output without colour.
  public init(toolVersion: String, rules: [Rule] = [], failOn: Severity? = .warning) {
    self.toolVersion = toolVersion
    self.rules = rules
    self.failOn = failOn
    rulesByID = Self.index(rules)
  }

  /// The rule called `id`; nil for one that is not in ``rules``.
  package func rule(_ id: String) -> Rule? { rulesByID[id] }

  /// The address of the page about a rule.
  package func link(toRule id: String) -> String? { ruleURLPrefix.map { $0 + id } }

  /// Whether a finding of `severity` fails the run.
  package func fails(_ severity: Severity) -> Bool { failOn.map { severity >= $0 } ?? false }

  private static func index(_ rules: [Rule]) -> [String: Rule] {
    Dictionary(rules.map { ($0.id, $0) }) { first, _ in first }
  }
}
