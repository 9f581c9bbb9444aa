import BlindspotParser

/// Compiles a custom rule file, and reports its mistakes at their lines.
struct CustomRuleCompiler {
  private let file: RuleFile
  private let files: any FileAccess
  private let patternSteps: Int
  private(set) var problems: [Problem] = []

  /// - Parameter patternSteps: how many steps a pattern may take on one text.
  init(_ file: RuleFile, files: any FileAccess, patternSteps: Int) {
    self.file = file
    self.files = files
    self.patternSteps = patternSteps
  }

  /// Returns the rule; nil if it has ``problems``.
  mutating func compile() -> CustomRule? {
    guard let matcher = matcher() else { return nil }
    var custom = CustomRule(rule: file.rule, place: file.setting.place, matcher: matcher)
    let setting = file.setting
    if let keywords = setting["keywords"]?.texts, !keywords.isEmpty { custom.keywords = PhraseIndex(keywords) }
    for checksum in (setting["checksum"]?.items ?? []) + (setting["validator"]?.items ?? []) {
      do throws(Problem) { custom.checksums.append(try Checksum.read(checksum)) } catch { problems.append(error) }
    }
    if let context = setting["context"] { custom.context = ContextCondition(context) }
    if let texts = setting["allow"]?["texts"]?.texts, !texts.isEmpty { custom.allowedTexts = PhraseIndex(texts) }
    for allowed in setting["allow"]?["patterns"]?.items ?? [] {
      if let pattern = pattern(allowed) { custom.allowedPatterns.append(pattern) }
    }
    checkConditions()
    checkExamples()
    return problems.isEmpty ? custom : nil
  }

  private mutating func matcher() -> CustomRule.Matcher? {
    let setting = file.setting
    let wanted: [String: String] = [
      "pattern": "pattern", "words": "words", "dictionary": "dictionary", "digits": "digits", "checksum": "checksum",
    ]
    if let key = wanted[file.rule.detector], setting[key] == nil, key != "checksum" || setting["validator"] == nil {
      report(setting["extends"]?.place, "a rule that extends \(file.rule.detector) needs the key \(key)")
      return nil
    }
    switch file.rule.detector {
    case "pattern": return patternMatcher()
    case "words": return .phrases(PhraseIndex(setting["words"]?.texts ?? []))
    case "dictionary": return dictionaryMatcher()
    case "digits", "checksum": return digitsMatcher()
    default: return findingsMatcher()
    }
  }

  private mutating func patternMatcher() -> CustomRule.Matcher? {
    guard let setting = file.setting["pattern"],
      let pattern = pattern(setting, ignoresCase: file.setting["ignore-case"]?.flag ?? false)
    else { return nil }
    let group = file.setting["group"]?.count ?? 0
    guard group <= pattern.groupCount else {
      report(
        file.setting["group"]?.place, "the pattern has no group \(group); it has \(pattern.groupCount) capture groups"
      )
      return nil
    }
    return .pattern(pattern, group: group)
  }

  private mutating func pattern(_ setting: Setting, ignoresCase: Bool = false) -> Pattern? {
    let text = setting.text ?? ""
    do throws(Pattern.CompileError) {
      return try Pattern(text, ignoresCase: ignoresCase, steps: patternSteps)
    } catch {
      let scalars = String(decoding: text.utf8.prefix(error.offset), as: UTF8.self).unicodeScalars.count
      var place = setting.place
      // A position in the pattern if it is on one line without escapes; else its start, with the offset in the message.
      if let column = setting.textColumn, let position = place.position {
        place = SettingPlace(file: place.file, position: SourcePosition(line: position.line, column: column + scalars))
      }
      problems.append(
        place.problem(
          .badRule, "the pattern of \(file.rule.id) cannot be compiled: \(error.message) (at character \(scalars + 1))")
      )
      return nil
    }
  }

  private mutating func dictionaryMatcher() -> CustomRule.Matcher? {
    guard let setting = file.setting["dictionary"], let name = setting.text else { return nil }
    let path = FilePath(name).normalized(in: FilePath(setting.place.file).parent).name
    do throws(Problem) {
      guard let bytes = try files.contents(of: path) else {
        report(setting.place, "the word list \(path) does not exist; the path is relative to the rule file")
        return nil
      }
      let index = PhraseIndex(lines: bytes.span)
      guard index.count > 0 else {
        report(setting.place, "the word list \(path) holds no word")
        return nil
      }
      return .phrases(index)
    } catch {
      problems.append(error)
      return nil
    }
  }

  private mutating func digitsMatcher() -> CustomRule.Matcher? {
    guard let setting = file.setting["digits"] else {
      report(
        file.setting["extends"]?.place,
        "a rule that extends \(file.rule.detector) needs the key digits: how many a number has, `8` or `8-10`")
      return nil
    }
    guard let length = DigitRuns.length(setting.text ?? "") else {
      report(setting.place, "digits must be a length such as 8, or 8-10, up to 40")
      return nil
    }
    guard let separators = file.setting["separators"] else { return .digits(DigitRuns(digits: length)) }
    let bytes = Set((separators.text ?? "").utf8)
    guard bytes.allSatisfy({ $0 < 0x80 && !$0.isAlphanumeric }) else {
      report(separators.place, "separators must be ASCII characters that are neither letters nor digits")
      return nil
    }
    return .digits(DigitRuns(digits: length, separators: bytes))
  }

  private mutating func findingsMatcher() -> CustomRule.Matcher? {
    if let index = BuiltInRule.index(of: file.rule.detector) { return .findings(of: index) }
    let known = RuleFile.detectors + BuiltInRule.allCases.map(\.id)
    report(
      file.setting["extends"]?.place,
      "unknown detector "
        + Suggestion.quote(
          file.rule.detector, among: known,
          otherwise: "; use \(RuleFile.detectors.joined(separator: ", ")) or the id of a built-in rule"))
    return nil
  }

  /// The most former ids of a rule: every name of a rule is compared with them.
  private static let maximumAliases = 100

  /// A number without context is not personal data.
  private mutating func checkConditions() {
    if let aliases = file.setting["aliases"], aliases.items.count > Self.maximumAliases {
      report(aliases.place, "a rule has at most \(Self.maximumAliases) aliases")
    }
    if file.rule.detector == "digits", file.setting["context"] == nil, file.setting["checksum"] == nil,
      file.setting["validator"] == nil, file.setting["keywords"] == nil
    {
      report(
        file.setting["extends"]?.place,
        "a rule that extends digits needs context words, keywords or a checksum; every number of that length would be a finding"
      )
    }
    for entry in file.setting.entries {
      guard let detectors = RuleFile.detectorsOfKey[entry.key], !detectors.contains(file.rule.detector) else {
        continue
      }
      problems.append(
        entry.keyPlace.problem(
          .badRule,
          "\(entry.key) has no effect on a rule that extends \(file.rule.detector); it is for "
            + detectors.sorted().joined(separator: " and ")))
    }
    if file.rule.category == .coverage {
      report(file.setting["category"]?.place, "the category coverage is for the linter's own rules")
    }
  }

  /// The most examples of each kind. Every run checks all of them.
  private static let maximumExamples = 1000

  private mutating func checkExamples() {
    for key in ["match", "no_match"] {
      let examples = file.setting["examples"]?[key]
      if let examples, examples.items.count > Self.maximumExamples {
        report(
          examples.place, "a rule has at most \(Self.maximumExamples) examples under \(key); keep those that differ")
      }
      if examples?.items.isEmpty ?? true {
        report(
          examples?.place ?? file.setting["examples"]?.place,
          "a rule needs at least one example under \(key): a text in which it must find "
            + (key == "match" ? "something" : "nothing"))
      }
    }
  }

  private mutating func report(_ place: SettingPlace?, _ message: String) {
    problems.append((place ?? file.setting.place).problem(.badRule, message))
  }
}

extension BuiltInRule {
  /// The rule's id.
  package var id: String { Self.rows[Int(rawValue)].id }

  /// The index of a rule by its current or former id; nil for an unknown one.
  package static func index(of id: String) -> RuleIndex? {
    if let rule = allCases.first(where: { $0.id == id }) { return rule.index }
    return allCases.first { rule in rows[Int(rule.rawValue)].aliases.contains(id) }?.index
  }
}
