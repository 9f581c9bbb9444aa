import BlindspotParser

extension Configuration {
  /// The names of the report formats (``/BlindspotReporting/ReportFormat``, which this library does not know).
  package static let formats = [
    "text", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "checkstyle", "csv", "markdown", "html",
  ]

  /// What a configuration file must look like.
  package static let shape = SettingSchema.mapping(
    SettingGroup("the configuration", scopeKeys + policyKeys + runKeys))

  private static let fieldsShape = SettingSchema.list(.choice(["default"] + RuleFile.fieldNames))

  private static let decisionShape = SettingSchema.either([
    .choice(["off", "on"] + Severity.allCases.map(\.rawValue)),
    .mapping(
      SettingGroup(
        "the settings of a rule",
        [
          SettingKey(
            "severity", .choice(["off", "on"] + Severity.allCases.map(\.rawValue)),
            "Whether the rule runs and how loud it is."),
          SettingKey("fields", fieldsShape, "The field kinds it looks at instead of its own."),
          SettingKey("min-confidence", .number(0...1), "Its findings below this confidence are not reported."),
          SettingKey("allow", .mapping(allowGroup(onlyTexts: true)), "What it passes over."),
        ])),
  ])

  private static let rulesShape = SettingSchema.table(decisionShape)

  private static let scopeKeys: [SettingKey] = [
    SettingKey(
      "extends", .list(.text), "Other configuration files, relative to this one; what stands here wins over them."),
    SettingKey("rule-files", .list(.text), "Files with rules of your own, or folders of them, relative to this file."),
    SettingKey(
      "rules", rulesShape, "What becomes of a rule, by its id: off, on, a severity, or a mapping of settings."),
    SettingKey(
      "preview", .flag,
      "Whether rules in preview are on; default false. One that `rules` names, and does not switch off, is on anyway."),
    SettingKey(
      "fields", fieldsShape,
      "Which texts are checked: default (mission and near), extended (all), or a list of kinds and groups."),
    SettingKey(
      "regions", .list(.text),
      "Whose national forms of numbers and addresses apply, most likely first: ISO 3166 codes such as US, DE."),
    SettingKey("languages", .list(.text), "The languages of texts whose flow names none: `en`, `de`."),
    SettingKey(
      "directory", .list(.text),
      "Exports of your own Directory, relative to this file; their people are found wherever they are named."),
  ]

  private static let policyKeys: [SettingKey] = [
    SettingKey("allow", .mapping(allowGroup(onlyTexts: false)), "What may stand anywhere."),
    SettingKey(
      "exceptions",
      .list(
        .mapping(
          SettingGroup(
            "an exception",
            [
              SettingKey("rule", .list(.text), isRequired: true, "The id of the rule, or several."),
              SettingKey("file", .list(.text), "Globs of file paths, relative to this file: `exports/**/*.yaml`."),
              SettingKey("field", .list(.choice(RuleFile.fieldNames)), "Field kinds, or groups of them."),
              SettingKey("path", .list(.text), "JSON Pointers of texts, with `*` and `**` as wildcards."),
              SettingKey(
                "in", .list(.text),
                "Names or ids of the flow, state, task or action around the text, with wildcards; all of them must fit."
              ),
              SettingKey("reason", .text, "Why the finding may stay; an exception without a reason is not in force."),
              SettingKey("until", .day, "The last day on which it holds."),
            ]))), "Findings that may stay, each with its reason."),
    SettingKey(
      "overrides",
      .list(
        .mapping(
          SettingGroup(
            "an override",
            [
              SettingKey("files", .list(.text), "Globs of file paths, relative to this file; default: all."),
              SettingKey("fields", .list(.choice(RuleFile.fieldNames)), "The field kinds it is about; default: all."),
              SettingKey(
                "rules", rulesShape, isRequired: true, "As the key `rules` above, for these files and fields."),
            ]))), "Other decisions for some files or field kinds; later ones win."),
  ]

  private static let runKeys: [SettingKey] = [
    SettingKey(
      "fail-on", .choice(["note", "warning", "error", "never"]),
      "From which severity on the exit status is 1; default warning."),
    SettingKey("min-confidence", .number(0...1), "Findings below this confidence are not reported; default 0.5."),
    SettingKey(
      "severity", .choice(Severity.allCases.map(\.rawValue)),
      "The quietest findings that are reported; default warning."),
    SettingKey("output", .list(.text), "Reports: FORMAT for the terminal, FORMAT=FILE for further ones beside it."),
    SettingKey(
      "baseline", .text,
      "The baseline file, relative to this one, or `off`; default .blindspot-baseline.json where it is there."),
    SettingKey("exclude", .list(.text), "Globs of files and folders that are passed over when a folder is linted."),
    SettingKey(
      "limits",
      .mapping(Limit.group),
      "How much of an input is taken. Reaching a limit is a problem (exit status 2) and never a silent pass."),
  ]

  private static func allowGroup(onlyTexts: Bool) -> SettingGroup {
    guard !onlyTexts else { return AllowList.textGroup }
    return SettingGroup(
      "allow",
      AllowList.textGroup.keys + [
        SettingKey("people", .list(.text), "Names that may stay: a public figure, the persona of a bot."),
        SettingKey("lines", .list(.text), "Company telephone lines, in any spelling; `+1 800 *` is all that begin so."),
        SettingKey("domains", .list(.text), "Domains whose e-mail addresses may stay, subdomains included."),
      ])
  }
}
