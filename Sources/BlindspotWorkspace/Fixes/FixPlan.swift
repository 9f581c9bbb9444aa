public import BlindspotParser
public import BlindspotRules

/// The fixes of a run: the changed files, and the findings that stay with the reason.
public struct FixPlan: Sendable {
  /// A file that changes.
  public struct File: Sendable {
    /// The name in reports.
    public let name: String
    /// The bytes before the change.
    public let original: [UInt8]
    /// The edits of the bytes, ascending and without overlaps.
    public let edits: [ByteEdit]
    /// The bytes after the change.
    public var fixed: [UInt8] { ByteEdit.apply(edits, to: original) }
    /// The text with lines before the change, in UTF-8; for an `.i3` file, the content of the envelope.
    package let text: [UInt8]
    /// The edits of ``text``.
    package let textEdits: [ByteEdit]
    /// Whether the lines of ``text`` are useful to a person.
    package let hasLines: Bool
    /// The places of all findings in ``text``.
    package let values: [(range: SourceRange, category: Category)]
    /// The ranges of the keys of the format in ``text``.
    package let keys: [SourceRange]
  }

  /// A finding that stays.
  public struct Unfixed: Sendable {
    /// The finding.
    public let finding: Finding
    /// The reason, as a phrase that follows `not fixed: `.
    public let reason: ShownText
  }

  /// The files that change, in the order of their names.
  public let files: [File]
  /// The findings that the changes remove.
  public let fixed: [Finding]
  /// The findings that stay.
  public let unfixed: [Unfixed]
  /// The files whose comments could not be removed, with the reasons.
  let failures: [String: ShownText]
  /// The replaced values in clear text.
  let mapping: [ReplacementMaker.Entry]
}
