import BlindspotParser

/// The declarations of all keys of a configuration file.
///
/// Add a key here and to ``all``; nothing else repeats the list.
public struct ConfigurationKeys: Sendable {
  /// The keys of this version.
  public static let declared = ConfigurationKeys()

  /// Configuration files to extend. Read by ``ConfigurationLoader``, which turns each into a layer of its own.
  package let extends = ConfigurationKey<[Sourced<String>]>(
    "extends", .list(.text), default: [], "Configuration files to extend, relative to this file",
    details: "Values in this file take precedence.", read: Self.paths, resolve: { _ in .lines([]) })

  /// Rule files and folders of them.
  public let ruleFiles = ConfigurationKey<[Sourced<String>]>(
    "rule-files", .list(.text), default: [], "Your own rule files, or folders of them, relative to this file",
    read: Self.paths, merge: +, resolve: Self.items)

  /// The decisions on single rules.
  public let rules = ConfigurationKey<RuleDecisions>(
    "rules", RuleDecisions.schema, default: RuleDecisions(), option: CommandLineOption("disable", value: "rule"),
    "Decisions on rules by id: off, on, a severity, or a mapping of settings",
    read: { setting, _ in RuleDecisions(setting) },
    merge: { $0.merged(with: $1) },
    resolve: { .lines($0.entries.map { ("\($0.id): \($0.decision.value.text)", $0.decision.origin) }) })

  /// Whether rules in preview are on.
  public let preview = ConfigurationKey<Sourced<Bool>>(
    "preview", .flag, default: Sourced(false, .standard), option: CommandLineOption("preview", value: nil),
    "Turns on the rules in preview", details: "A rule that `rules` names and does not turn off is on in any case.",
    read: { setting, _ in setting.flag.map { Sourced($0, setting.origin) } },
    resolve: { .text("\($0.value)", $0.origin) })

  /// The texts to check: kinds, groups, `default` or `extended`, as written.
  public let fields = ConfigurationKey<Sourced<[String]>>(
    "fields", .list(.choice(["default"] + FieldKind.namesOfKindsAndGroups)), default: Sourced(["default"], .standard),
    option: CommandLineOption("fields", value: "kinds", isRepeatable: true),
    "Texts to check: default (the groups mission and near), extended (all), or kinds and groups of texts",
    // A list that is empty because its items were invalid must not turn every check off.
    read: { setting, _ in setting.texts.isEmpty ? nil : Sourced(setting.texts, setting.origin) }, resolve: Self.list)

  /// The regions whose national formats apply, most likely first: ISO 3166-1 codes in upper case.
  public let regions = ConfigurationKey<Sourced<[String]>>(
    "regions", .list(.text), default: Sourced([], .standard),
    option: CommandLineOption("region", value: "code", isRepeatable: true),
    "Regions whose national formats of numbers and addresses apply, most likely first (ISO 3166-1, such as US or DE)",
    read: { setting, _ in Sourced(setting.texts.map { $0.uppercased() }, setting.origin) }, resolve: Self.list)

  /// The languages of texts whose flow specifies none, in lower case.
  public let languages = ConfigurationKey<Sourced<[String]>>(
    "languages", .list(.text), default: Sourced([], .standard),
    option: CommandLineOption("language", value: "code", isRepeatable: true),
    "Languages of texts whose flow specifies none (BCP 47, such as en or de-at)",
    read: { setting, _ in Sourced(setting.texts.map { $0.lowercased() }, setting.origin) }, resolve: Self.list)

  /// Exports of the Directory whose people are found by name.
  public let directory = ConfigurationKey<[Sourced<String>]>(
    "directory", .list(.text), default: [], option: CommandLineOption("directory", value: "file", isRepeatable: true),
    "Exports of your Directory, whose people are found wherever they are named",
    details: "Paths are relative to this file.", read: Self.paths, merge: +, resolve: Self.items)

  /// The values that are allowed everywhere.
  package let allow = ConfigurationKey<[AllowList.Entry]>(
    "allow", .mapping(AllowList.group), default: [], "Values that are allowed everywhere",
    read: { setting, _ in AllowList.entries(of: setting) }, merge: +,
    resolve: { entries in
      // Allowed values may be personal data, so only their number and places are printed.
      .lines(
        AllowList.Kind.allCases.flatMap { list in
          entries.filter { $0.list == list }.map { ("# one of \(list.rawValue), not shown", $0.text.origin) }
        })
    })

  /// The findings that are accepted for a reason.
  package let exceptions = ConfigurationKey<[PolicyException]>(
    "exceptions", .list(.mapping(PolicyException.group)), default: [], "Findings that are accepted, each with a reason",
    read: { setting, folder in setting.items.map { PolicyException($0, folder: folder) } }, merge: +,
    resolve: { .lines($0.map { ("- {\($0.text)}", .file($0.place.description)) }) })

  /// The decisions for some files or field kinds.
  package let overrides = ConfigurationKey<[RuleOverride]>(
    "overrides", .list(.mapping(RuleOverride.group)), default: [],
    "Decisions on rules for some files or field kinds; later ones take precedence",
    read: { setting, folder in setting.items.map { RuleOverride($0, folder: folder) } }, merge: +,
    resolve: { overrides in
      .lines(
        overrides.flatMap { override in
          override.rules.entries.map { ("- {rules: {\($0.id): \($0.decision.value.text)}}", $0.decision.origin) }
        })
    })

  /// The lowest severity that makes the exit status 1.
  public let failOn = ConfigurationKey<Sourced<FailLevel>>(
    "fail-on", .choice(FailLevel.allCases.map(\.rawValue)), default: Sourced(.warning, .standard),
    option: CommandLineOption("fail-on", value: "level"), "Lowest severity that fails the run (exit status 1)",
    read: Self.word, resolve: { .text($0.value.rawValue, $0.origin) })

  /// The confidence below which findings are not reported.
  public let minConfidence = ConfigurationKey<Sourced<Double>>(
    "min-confidence", .number(0...1), default: Sourced(0.5, .standard),
    option: CommandLineOption("min-confidence", value: "number"), "Lowest confidence to report, from 0 to 1",
    read: { setting, _ in setting.number.map { Sourced($0, setting.origin) } },
    resolve: { .text("\($0.value)", $0.origin) })

  /// The lowest severity that is reported.
  public let severity = ConfigurationKey<Sourced<Severity>>(
    "severity", .choice(Severity.allCases.map(\.rawValue)), default: Sourced(.warning, .standard),
    option: CommandLineOption("severity", value: "level"), "Lowest severity to report",
    read: Self.word, resolve: { .text($0.value.rawValue, $0.origin) })

  /// The reports to write: `FORMAT` or `FORMAT=FILE`.
  public let output = ConfigurationKey<Sourced<[String]>>(
    "output", .list(.text), default: Sourced(["text"], .standard),
    option: CommandLineOption("output", value: "format=file", isRepeatable: true),
    "Reports to write: FORMAT for the terminal, FORMAT=FILE for a file",
    details: "Files are below the folder of this file, with an extension of reports, and not files of other programs.",
    read: { setting, folder in
      Sourced(setting.texts.compactMap { Self.output($0, in: folder) }, setting.origin)
    }, resolve: Self.list)

  /// The baseline file.
  public let baseline = ConfigurationKey<Sourced<BaselineChoice>>(
    "baseline", .text, default: Sourced(.automatic, .standard), option: CommandLineOption("baseline", value: "file"),
    "Baseline file, relative to this file, or off", details: "The default is used if it exists.",
    read: { setting, folder in
      setting.text.map {
        Sourced($0 == "off" || $0 == "false" ? .off : .file(Self.path($0, in: folder)), setting.origin)
      }
    },
    resolve: { choice in
      switch choice.value {
      case .automatic: .text(Baseline.fileName, choice.origin)
      case .off: .text("off", choice.origin)
      case .file(let path): .text(path, choice.origin)
      }
    })

  /// Globs of files that are skipped when a folder is linted.
  public let exclude = ConfigurationKey<[Sourced<String>]>(
    "exclude", .list(.text), default: [], "Globs of files and folders to skip when a folder is linted",
    read: { setting, _ in setting.items.compactMap { item in item.text.map { Sourced($0, item.origin) } } }, merge: +,
    resolve: Self.items)

  /// The bounds on inputs that a layer sets, in bytes or in the unit of the limit. See ``Limit/standard`` for the others.
  public let limits = ConfigurationKey<LimitValues>(
    "limits", .mapping(Limit.group), default: [:], "Bounds on the size and complexity of inputs",
    details: "A limit that is reached is a problem (exit status 2) and never skipped silently.",
    read: { setting, _ in
      var values = LimitValues()
      for entry in setting.entries {
        guard let limit = Limit(rawValue: entry.key), let count = entry.value.count else { continue }
        values[limit] = Sourced(count * limit.unit, entry.value.origin)
      }
      return values
    },
    merge: { $0.merging($1) },
    resolve: { limits in
      .lines(
        Limit.allCases.compactMap { limit in
          limits[limit].map { ("\(limit.rawValue): \($0.value / limit.unit)", $0.origin) }
        })
    })

  /// The words that reports show in addition to ordinary words.
  public let show = ConfigurationKey<Sourced<[String]>>(
    "show", .list(.text), default: Sourced([], .standard),
    "Words that reports show: names of your products, queues and teams",
    details:
      "Reports replace all other words that are not in common use by bullets. A word in a found value stays hidden.",
    read: { setting, _ in Sourced(setting.texts, setting.origin) },
    merge: { Sourced($0.value + $1.value, $1.origin) }, resolve: Self.list)

  /// All keys, in the order of the reference page.
  package var all: [any AnyConfigurationKey] {
    [
      extends, ruleFiles, rules, preview, fields, regions, languages, directory, allow, exceptions, overrides, failOn,
      minConfidence, severity, output, baseline, exclude, limits, show,
    ]
  }

  /// The schema of a configuration file.
  package static let schema = SettingSchema.mapping(SettingGroup("the configuration", declared.all.map(\.settingKey)))

  private init() {}
}

extension ConfigurationKeys {
  /// Returns a path of a configuration as seen from the working folder.
  private static func path(_ path: String, in folder: String) -> String {
    FilePath(path).normalized(in: FilePath(folder)).name
  }

  /// Returns an output with its file relative to the working folder; nil if a configuration must not name the file.
  static func output(_ request: String, in folder: String) -> String? {
    guard let equals = request.firstIndex(of: "=") else { return request }
    guard let path = ConfiguredReport.path(of: String(request[request.index(after: equals)...])) else { return nil }
    return request[...equals] + Self.path(path.name, in: folder)
  }

  private static func paths(_ setting: Setting, folder: String) -> [Sourced<String>]? {
    setting.items.compactMap { item in item.text.map { Sourced(path($0, in: folder), item.origin) } }
  }

  private static func word<Value: RawRepresentable<String>>(_ setting: Setting, folder: String) -> Sourced<Value>? {
    setting.text.flatMap(Value.init(rawValue:)).map { Sourced($0, setting.origin) }
  }

  private static func items(_ texts: [Sourced<String>]) -> ResolvedValue {
    .lines(texts.map { ("- \(YAMLText.quoted($0.value))", $0.origin) })
  }

  private static func list(_ texts: Sourced<[String]>) -> ResolvedValue { .list(texts.value, texts.origin) }
}
