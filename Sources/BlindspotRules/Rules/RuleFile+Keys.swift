import BlindspotParser

extension RuleFile {
  /// The detectors that a custom rule can extend besides a built-in rule.
  package static let detectors = ["pattern", "words", "dictionary", "digits", "checksum"]

  /// The schema of a custom rule file.
  package static let shape = SettingSchema.mapping(SettingGroup("a rule file", metadataKeys + detectorKeys))

  /// The schema of a built-in rule file, whose detector has other settings that become tables at build time.
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
              SettingKey("alone", .number(0...1), "Confidence without a word near it."),
              SettingKey("context", .number(0...1), "Confidence with a word near it."),
            ]))), "How numbers are written."),
  ]

  private static let metadataKeys: [SettingKey] = [
    SettingKey(
      "id", .text, isRequired: true, "The name of the rule in reports and configurations: kebab-case, unique."),
    SettingKey("title", .text, "Title; derived from the id by default."),
    SettingKey(
      "what", .text, "The name of a finding in messages: `a customer number`; derived from the title by default."),
    SettingKey(
      "category", .choice(Category.allCases.map(\.rawValue)), isRequired: true, "Category of personal data."),
    SettingKey(
      "severity", .choice(Severity.allCases.map(\.rawValue)),
      "Severity of the findings; default warning."),
    SettingKey(
      "confidence", .number(0...1), "Confidence of the findings, from 0 to 1; default: that of the detector."),
    SettingKey(
      "stage", .choice(Rule.Stage.allCases.map(\.rawValue)),
      "stable (the default), preview (off unless `preview: true` or the configuration names the rule) or deprecated."),
    SettingKey("aliases", .list(.text), "Former ids, which configurations and exceptions may still use."),
    SettingKey("replaced-by", .text, "The id of the replacement of a deprecated rule."),
    SettingKey(
      "extends", .text, isRequired: true,
      "The detector: pattern, words, dictionary, digits, checksum, or the id of a built-in rule whose findings are narrowed."
    ),
    SettingKey(
      "fields", .list(.choice(FieldKind.namesOfKindsAndGroups)),
      "Field kinds, or the groups mission, near, extended; default: mission and near."),
    SettingKey(
      "languages", .list(.text), "Languages of flows that the rule applies to, as `en` or `en-us`; default: all."),
    SettingKey("reason", .text, "Why the data must not occur in these fields."),
    SettingKey("instead", .text, "Recommendation for fixing a finding."),
    SettingKey(
      "instead-in", .mapping(SettingGroup("instead-in", Advice.keys)),
      "Recommendations for fields in which `instead` does not fit."),
    SettingKey(
      "fix", .text,
      "Text that `blindspot fix` writes in place of a finding; `{n}` is the number of the value. The rule must not find it."
    ),
    SettingKey("law", .list(.choice(Law.all.map(\.id))), "The clauses it maps to: `ccpa:v1A`, `gdpr:4-1`."),
    SettingKey(
      "examples",
      .mapping(
        SettingGroup(
          "examples",
          [
            SettingKey(
              "match", .list(.text), isRequired: true, mayBeEmpty: true,
              "Texts in which the rule must find something; the marks ‹ › enclose the expected range."),
            SettingKey(
              "no_match", .list(.text), isRequired: true, mayBeEmpty: true, "Texts in which the rule must find nothing."
            ),
          ])), isRequired: true, "Texts that test the rule, when it is loaded and with `blindspot rules test`."),
  ]

  private static let detectorKeys: [SettingKey] = [
    SettingKey(
      "pattern", .text, "For `pattern`: a PCRE2 regular expression; case-sensitive unless `ignore-case`."),
    SettingKey(
      "group", .count(0...99), "For `pattern`: the capture group that is the finding; default 0, the whole match."),
    SettingKey("ignore-case", .flag, "For `pattern`: whether case is ignored; default false."),
    SettingKey(
      "keywords", .list(.text),
      "The rule only checks texts that contain one of these, in any case. Makes a rule fast."),
    SettingKey(
      "words", .list(.text), "For `words`: words and phrases, found whatever their case, accents and separators."),
    SettingKey(
      "dictionary", .text,
      "For `dictionary`: a text file with one word or phrase a line, relative to the rule file; `#` begins a comment."),
    SettingKey(
      "digits", .either([.count(1...40), .text]),
      "For `digits` and `checksum`: the number of digits, `8` or `8-10`."),
    SettingKey(
      "separators", .text,
      "For `digits` and `checksum`: the characters that may separate digits; default: space, `-`, `.` and `/`."),
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
              SettingKey("window", .count(1...1000), "Greatest distance in bytes; default 40."),
              SettingKey(
                "required", .flag,
                "Whether a finding requires them (default true); else they only raise the confidence."),
            ])),
      ]), "Words that must occur near a finding."),
    SettingKey("allow", .mapping(AllowList.textGroup), "Values that the rule does not report."),
  ]
}
