package import BlindspotParser

/// An exception of the configuration: the findings that it covers, its reason and its last day.
package struct PolicyException: Sendable {
  /// The rules, as written.
  package let rules: [String]
  /// The files; empty for all.
  package private(set) var files: FileSelector
  /// The field kinds; nil for all.
  package let kinds: Set<FieldKind>?
  /// JSON Pointers; empty for all.
  package let paths: [GlobPattern]
  /// Names or ids of containers; the text must be in all of them.
  package let containers: [GlobPattern]
  /// The reason; nil if missing or blank.
  package let reason: String?
  /// The last day on which the exception applies.
  package let until: Day?
  /// The place in the file.
  package let place: SettingPlace
  /// The places of its rules.
  package let rulePlaces: [(id: String, place: SettingPlace)]

  init(_ setting: Setting, folder: String) {
    rules = setting["rule"]?.texts ?? []
    rulePlaces = (setting["rule"]?.items ?? []).compactMap { item in item.text.map { ($0, item.place) } }
    files = FileSelector(setting["file"]?.texts ?? [], folder: folder)
    kinds = setting["field"].map { FieldKind.kinds(named: $0.texts) }
    paths = (setting["path"]?.texts ?? []).map { GlobPattern($0, for: .pointer) }
    containers = (setting["in"]?.texts ?? []).map { GlobPattern($0, for: .name) }
    let reason = setting.text("reason") ?? ""
    self.reason = reason.utf8.contains { $0 > ASCII.space } ? reason : nil
    until = setting.text("until").flatMap { Day($0) }
    place = setting.place
  }

  /// Returns the exception with its files resolved; see ``FileSelector/resolved(in:exists:)``.
  func resolved(in workingFolder: String, exists: (String) -> Bool) -> PolicyException {
    var resolved = self
    resolved.files = files.resolved(in: workingFolder, exists: exists)
    return resolved
  }

  /// The keys of an exception.
  static let group = SettingGroup(
    "an exception",
    [
      SettingKey("rule", .list(.text), isRequired: true, "The id of the rule, or several."),
      SettingKey("file", .list(.text), "Globs of file paths, relative to this file: `exports/**/*.yaml`."),
      SettingKey("field", .list(.choice(FieldKind.namesOfKindsAndGroups)), "Field kinds or groups."),
      SettingKey("path", .list(.text), "JSON Pointers of texts, with `*` and `**` as wildcards."),
      SettingKey(
        "in", .list(.text),
        "Names or ids of the flow, state, task or action around the text, with wildcards; all of them must match."),
      SettingKey("reason", .text, "Why the finding is accepted; an exception without a reason has no effect."),
      SettingKey("until", .day, "The last day on which the exception applies."),
    ])

  /// The exception as YAML members. Texts that it selects may be personal data and are left out.
  var text: String { "rule: \(YAMLText.list(rules))" + (until.map { ", until: \($0.description)" } ?? "") }

  /// Whether the exception covers the finding at `place`. `rules` are the current ids of its rules.
  func covers(_ place: FindingLocation, rules: Set<String>) -> Bool {
    guard rules.contains(place.rule), kinds?.contains(place.kind) ?? true, files.selects(place.file) else {
      return false
    }
    if !paths.isEmpty {
      let whole = Self.withoutPart(place.path)
      guard paths.contains(where: { $0.matches(place.path) || $0.matches(whole) }) else { return false }
    }
    return containers.allSatisfy { glob in
      place.containers.contains { container in
        container.name.map(glob.matches) ?? false || container.identifier.map(glob.matches) ?? false
      }
    }
  }

  /// The pointer of the scalar, for a part of a scalar (`/a/b#2`).
  private static func withoutPart(_ path: String) -> String {
    guard let mark = path.utf8.lastIndex(of: ASCII.numberSign), mark > path.startIndex,
      path[path.index(after: mark)...].utf8.allSatisfy(\.isDigit)
    else { return path }
    return String(path[..<mark])
  }
}
