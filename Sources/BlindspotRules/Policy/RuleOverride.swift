package import BlindspotParser

/// Decisions on rules for some files or field kinds.
package struct RuleOverride: Sendable {
  /// The files; all if empty.
  package private(set) var files: FileSelector
  /// The place of the override.
  package let place: SettingPlace
  /// The field kinds; nil for all.
  package let kinds: Set<FieldKind>?
  /// The decisions, by rule id.
  package let rules: RuleDecisions

  init(_ setting: Setting, folder: String) {
    files = FileSelector(setting["files"]?.texts ?? [], folder: folder)
    place = setting.place
    kinds = setting["fields"].map { FieldKind.kinds(named: $0.texts) }
    rules = setting["rules"].map(RuleDecisions.init) ?? RuleDecisions()
  }

  /// Returns the override with its files resolved; see ``FileSelector/resolved(in:exists:)``.
  func resolved(in workingFolder: String, exists: (String) -> Bool) -> RuleOverride {
    var resolved = self
    resolved.files = files.resolved(in: workingFolder, exists: exists)
    return resolved
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
