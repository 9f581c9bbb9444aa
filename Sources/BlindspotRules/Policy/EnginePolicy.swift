package import BlindspotParser

/// The decisions that the engine applies: the severity of each rule, allowed values and exceptions.
package protocol EnginePolicy: Sendable {
  /// Returns the severity of each rule in a file.
  func levels(for file: String, rules: RuleTable) -> RuleLevels

  /// Whether `value`, found by `rule`, is allowed everywhere (a company line, a public figure).
  func allows(_ value: Span<UInt8>, rule: RuleIndex, category: Category) -> Bool

  /// The exceptions that apply to one file: those of the configuration and those in its comments.
  func exceptions(for export: ParsedExport) -> any FileExceptions
}

/// The exceptions of one file.
package protocol FileExceptions {
  /// Returns the id of the exception that covers a finding; nil if no exception covers it.
  ///
  /// - Parameter place: returns the location of the finding; only called if the file has exceptions.
  func exception(covering place: () -> FindingLocation) -> Int?

  /// Returns the comment in the file that an exception is; nil if it is an exception of the configuration.
  func comment(_ exception: Int) -> SuppressionComment?

  /// Returns the mistakes in the exceptions of the file itself, after it was checked.
  ///
  /// - Parameter used: the ids of the exceptions that covered a finding.
  func diagnostics(used: Set<Int>, levels: RuleLevels) -> [PolicyDiagnostic]
}

extension FileExceptions {
  package func comment(_ exception: Int) -> SuppressionComment? { nil }

  package func diagnostics(used: Set<Int>, levels: RuleLevels) -> [PolicyDiagnostic] { [] }
}

/// The location of a finding for the selectors of exceptions. Contains names as typed, so it must not outlive the making
/// of a finding.
package struct FindingLocation {
  /// The rule that found it.
  package internal(set) var rule: String
  /// The file's name as given.
  package let file: String
  /// The kind of the field.
  package let kind: FieldKind
  /// The JSON Pointer of the field.
  package let path: String
  /// The containers from the outermost to the innermost.
  package let containers: [(kind: Container.Kind, name: String?, identifier: String?)]
  /// The lines of the finding, 1-based; nil if the file has no lines.
  package internal(set) var lines: ClosedRange<Int>?
  /// The document's place in the file, 0-based.
  package let document: Int
}

/// The rules' own severities, nothing allowed, no exceptions.
package struct DefaultPolicy: EnginePolicy {
  private let includesPreview: Bool

  /// - Parameter includesPreview: whether rules in preview are on.
  package init(includesPreview: Bool = false) { self.includesPreview = includesPreview }

  package func levels(for file: String, rules: RuleTable) -> RuleLevels {
    RuleLevels(rules, includesPreview: includesPreview)
  }

  package func allows(_ value: Span<UInt8>, rule: RuleIndex, category: Category) -> Bool { false }

  package func exceptions(for export: ParsedExport) -> any FileExceptions { NoExceptions() }
}

/// The exceptions of a file that has none.
package struct NoExceptions: FileExceptions {
  package init() {}

  package func exception(covering place: () -> FindingLocation) -> Int? { nil }
}
