package import BlindspotParser

/// What a team decided: how loud each rule is and what may stay. The engine asks; ``DefaultPolicy`` decides nothing.
package protocol EnginePolicy: Sendable {
  /// How loud each rule is in the file called `file`.
  func levels(for file: String, rules: RuleTable) -> RuleLevels

  /// Whether `value`, found by `rule`, may stay wherever it stands (a company line, a public figure).
  func allows(_ value: Span<UInt8>, rule: RuleIndex, category: Category) -> Bool

  /// The exceptions that apply to one file: those of the configuration and those in its comments.
  func exceptions(for export: ParsedExport) -> any FileExceptions
}

/// The exceptions of one file. Remembers which of them were needed, so that the others can be reported.
package protocol FileExceptions {
  /// The id of the exception that covers a finding at `place`, which is only made where there are any; nil if none does.
  /// Ids are the policy's own.
  func exception(covering place: () -> FindingLocation) -> Int?

  /// What is wrong with the exceptions that stand in the file itself, now that it is checked: unused ones, ones without
  /// a reason.
  func complaints(used: Set<Int>, engine: Engine, levels: RuleLevels) -> [Finding]
}

extension FileExceptions {
  package func complaints(used: Set<Int>, engine: Engine, levels: RuleLevels) -> [Finding] { [] }
}

/// Where a finding stands, as exceptions name it. Holds names as typed; lives only while a finding is made.
package struct FindingLocation {
  /// The rule that found it.
  package let rule: String
  /// The file's name as given.
  package let file: String
  /// The kind of the field.
  package let kind: FieldKind
  /// The JSON Pointer of the field.
  package let path: String
  /// The containers from the outermost to the innermost.
  package let containers: [(kind: Container.Kind, name: String?, identifier: String?)]
  /// The lines it covers, 1-based; nil where the file has no lines.
  package let lines: ClosedRange<Int>?
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
