import BlindspotParser

extension RuleFile {
  /// The detectors that a custom rule can extend besides a built-in rule.
  package static let detectors = ["pattern", "words", "dictionary", "digits", "checksum"]

  /// What a rule file must look like.
  package static let shape = SettingSchema.mapping(SettingGroup("a rule file", metadataKeys + detectorKeys))

  /// What a built-in rule file must look like: its detector takes other settings, which become tables at build time.
  package static let builtInShape = SettingSchema.mapping(
    SettingGroup("a built-in rule file", metadataKeys + tableKeys))

  /// The keys that only some detectors take; every other key is for all of them.
  static let detectorsOfKey: [String: Set<String>] = [
    "pattern": ["pattern"], "group": ["pattern"], "ignore-case": ["pattern"], "words": ["words"],
    "dictionary": ["dictionary"], "digits": ["digits", "checksum"], "separators": ["digits", "checksum"],
  ]

  private static let tableKeys: [SettingKey] = [
    SettingKey("words", .anything, "Words by strength and language."),
    SettingKey("context", .list(.text), "Words near a number."),
    SettingKey("validator", .text, "The check that a number must pass."),
    SettingKey(
      "shapes",
      .list(
        .mapping(
          SettingGroup(
            "a shape",
            [
              SettingKey("shape", .text, isRequired: true, "How the number is written."),
              SettingKey("validator", .text, "The check of this form, if it is another than the rule's."),
              SettingKey("alone", .number(0...1), "How sure it is without a word near it."),
              SettingKey("context", .number(0...1), "How sure it is with one."),
            ]))), "How numbers are written."),
  ]

  private static let metadataKeys: [SettingKey] = [
    SettingKey(
      "id", .text, isRequired: true, "The name of the rule in reports and configurations: kebab-case, unique."),
    SettingKey("title", .text, "A short name for people; made of the id where it is missing."),
    SettingKey(
      "what", .text, "How a message names what was found: `a customer number`; made of the title where it is missing."),
    SettingKey(
      "category", .choice(Category.allCases.map(\.rawValue)), isRequired: true, "What kind of personal data it finds."),
    SettingKey(
      "severity", .choice(Severity.allCases.map(\.rawValue)),
      "How loud a finding is: error, warning (the default), note."),
    SettingKey(
      "confidence", .number(0...1), "How sure a finding is, from 0 to 1; the detector's own where it is missing."),
    SettingKey(
      "stage", .choice(Rule.Stage.allCases.map(\.rawValue)),
      "stable (the default), preview (off unless `preview: true` or the configuration names the rule) or deprecated."),
    SettingKey("aliases", .list(.text), "Former ids, which configurations and exceptions may still use."),
    SettingKey("replaced-by", .text, "The id of the rule that takes the place of a deprecated one."),
    SettingKey(
      "extends", .text, isRequired: true,
      "The detector: pattern, words, dictionary, digits, checksum, or the id of a built-in rule whose findings are narrowed."
    ),
    SettingKey(
      "fields", .list(.choice(FieldKind.namesOfKindsAndGroups)),
      "Field kinds, or the groups mission, near, extended; default: mission and near."),
    SettingKey(
      "languages", .list(.text), "The languages of flows that the rule is for, as `en` or `en-us`; default: all."),
    SettingKey("reason", .text, "Why the data must not stand there."),
    SettingKey("instead", .text, "What to write instead."),
    SettingKey("law", .list(.choice(Law.all.map(\.id))), "The clauses it maps to: `ccpa:v1A`, `gdpr:4-1`."),
    SettingKey(
      "examples",
      .mapping(
        SettingGroup(
          "examples",
          [
            SettingKey(
              "match", .list(.text), isRequired: true, mayBeEmpty: true, "Texts that the rule must find something in."),
            SettingKey(
              "no_match", .list(.text), isRequired: true, mayBeEmpty: true, "Texts that the rule must be quiet about."),
          ])), isRequired: true, "Texts that prove the rule; checked when it is loaded and by `blindspot rules test`."),
  ]

  private static let detectorKeys: [SettingKey] = [
    SettingKey(
      "pattern", .text, "For `pattern`: a PCRE2 regular expression; upper and lower case differ unless `ignore-case`."),
    SettingKey(
      "group", .count(0...99), "For `pattern`: the capture group that is the finding; default 0, all of the match."),
    SettingKey("ignore-case", .flag, "For `pattern`: whether upper and lower case are alike; default false."),
    SettingKey(
      "keywords", .list(.text),
      "The rule looks only at texts that hold one of these, upper and lower case alike. Makes a rule fast."),
    SettingKey(
      "words", .list(.text), "For `words`: words and phrases, found whatever their case, accents and separators."),
    SettingKey(
      "dictionary", .text,
      "For `dictionary`: a text file with one word or phrase a line, relative to the rule file; `#` begins a comment."),
    SettingKey(
      "digits", .either([.count(1...40), .text]),
      "For `digits` and `checksum`: how many digits a number has, `8` or `8-10`."),
    SettingKey(
      "separators", .text,
      "For `digits` and `checksum`: the characters that may stand between digits; default: space, `-`, `.` and `/`."),
    SettingKey(
      "checksum", .list(.either([.choice(Checksum.names), .mapping(Checksum.group)])),
      "Checks that a number must pass: a name such as luhn, mod97, verhoeff or us-npi, or a mapping for a weighted sum."
    ),
    SettingKey("validator", .list(.choice(Checksum.names)), "The same as `checksum`, by name only."),
    SettingKey(
      "context",
      .either([
        .list(.text),
        .mapping(
          SettingGroup(
            "context",
            [
              SettingKey("words", .list(.text), isRequired: true, "Words and phrases near the finding."),
              SettingKey("window", .count(1...1000), "How far away they may stand, in bytes; default 40."),
              SettingKey(
                "required", .flag,
                "Whether nothing is found without them (the default), or they only raise the confidence."),
            ])),
      ]), "Words that must stand near a finding."),
    SettingKey("allow", .mapping(AllowList.textGroup), "What the rule passes over."),
  ]
}
