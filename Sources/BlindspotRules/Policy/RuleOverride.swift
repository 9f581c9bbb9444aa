package import BlindspotParser

/// Decisions on rules for some files or field kinds.
package struct RuleOverride: Sendable {
  /// The files; all if empty.
  package let files: FileSelector
  /// The field kinds; nil for all.
  package let kinds: Set<FieldKind>?
  /// The decisions, by rule id.
  package let rules: RuleDecisions

  init(_ setting: Setting, folder: String) {
    files = FileSelector(setting["files"]?.texts ?? [], folder: folder)
    kinds = setting["fields"].map { FieldKind.kinds(named: $0.texts) }
    rules = setting["rules"].map(RuleDecisions.init) ?? RuleDecisions()
  }

  /// The keys of an override.
  static let group = SettingGroup(
    "an override",
    [
      SettingKey("files", .list(.text), "Globs of file paths, relative to this file; all files by default."),
      SettingKey(
        "fields", .list(.choice(FieldKind.namesOfKindsAndGroups)), "Field kinds or groups; all kinds by default."),
      SettingKey(
        "rules", RuleDecisions.schema, isRequired: true, "Decisions on rules, as in the key `rules` of the file."),
    ])
}

/// The files that a part of a configuration selects: globs relative to the folder of the configuration.
package struct FileSelector: Sendable {
  private let globs: [GlobPattern]
  private let folder: String

  package init(_ patterns: [String], folder: String) {
    globs = patterns.map { GlobPattern($0, for: .path) }
    self.folder = folder
  }

  /// Whether all files are selected, for lack of a glob.
  package var isEmpty: Bool { globs.isEmpty }

  /// Whether the file is selected, by its name as given or relative to the folder of the configuration.
  package func selects(_ file: String) -> Bool {
    guard !globs.isEmpty else { return true }
    let given = Path.normalised(file)
    let seen = Path.relative(given, to: folder)
    return globs.contains { $0.matches(seen) || (given != seen && $0.matches(given)) }
  }
}
