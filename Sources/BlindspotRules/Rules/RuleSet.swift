package import BlindspotParser

/// The rules of a run: the built-in and the custom ones.
public struct RuleSet: Sendable {
  /// The settings of each rule that a run needs.
  package private(set) var table: RuleTable
  /// The custom rules, ready to run.
  package let custom: CustomDetectors
  /// The valid custom rule files.
  package let customFiles: [RuleFile]
  /// The detectors of other packages, with rules in ``table``.
  package private(set) var added: [any Detector] = []

  /// Makes a set of the built-in rules.
  public init() {
    table = RuleTable()
    custom = CustomDetectors([])
    customFiles = []
  }

  private init(_ rules: [CustomRule], files: [RuleFile]) {
    table = RuleTable(custom: rules.map { RuleTable.Entry($0.rule) })
    custom = CustomDetectors(rules)
    customFiles = files
  }

  /// Returns the rules together with those that `detectors` declare.
  package func adding(_ detectors: [any Detector]) -> RuleSet {
    var rules = self
    for detector in detectors {
      rules.added.append(RegisteredDetector(detector, firstRule: rules.table.entries.count))
      rules.table = RuleTable(custom: rules.table.custom + detector.rules.map { RuleTable.Entry($0) })
    }
    return rules
  }

  /// The rules with all their texts: the built-in ones in the order of their ids, the custom ones, and those of added
  /// detectors.
  public var rules: [Rule] { Rule.builtIn + customFiles.map(\.rule) + addedRules }

  private var addedRules: [Rule] { added.flatMap(\.rules).map { Rule($0) } }

  /// The ids of all rules.
  package var ids: [String] { table.entries.map(\.id) }

  /// The current id of the rule with the current or former id `name`; nil for an unknown one.
  public func id(named name: String) -> String? { index(named: name).map { table[$0].id } }

  /// The rule with the current or former id `name`; nil for an unknown one. Reads only the file of that rule.
  public func rule(named name: String) -> Rule? {
    guard let index = index(named: name) else { return nil }
    if let builtIn = BuiltInRule(rawValue: index.value) { return builtIn.file?.rule }
    let id = table[index].id
    return customFiles.first { $0.rule.id == id }?.rule ?? addedRules.first { $0.id == id }
  }

  /// The clauses that the rule with the current or former id `name` maps to; empty for an unknown rule.
  ///
  /// Those of a built-in rule are in its row: its file takes 800,000 instructions to read.
  public func law(ofRule name: String) -> [String] {
    guard let index = index(named: name), index.value < BuiltInRule.rows.count else {
      return rule(named: name)?.law ?? []
    }
    return BuiltInRule.rows[Int(index.value)].law.split(separator: " ").map { String($0) }
  }

  /// The id most similar to a mistyped one; nil if none is similar.
  public func suggestion(for name: String) -> String? { Suggestion.closest(to: name, among: ids) }

  package func index(named name: String) -> RuleIndex? {
    if let index = table.index(of: name) { return index }
    if let index = BuiltInRule.index(of: name) { return index }
    return customFiles.firstIndex { $0.rule.aliases.contains(name) }
      .map { RuleIndex(UInt16(BuiltInRule.allCases.count + $0)) }
  }

  /// Loads rule files. An invalid file is reported and left out.
  ///
  /// - Parameters:
  ///   - paths: rule files and folders of them, each with the place that names it.
  ///   - files: the file system.
  ///   - configuration: the configuration file that names the paths; nil for the command line.
  ///   - patternSteps: how many steps a pattern may take on one text.
  ///   - deadline: the end of the time to compile and check the rules; nil for no limit.
  ///   - check: returns the problems of a rule that was compiled, such as failing examples.
  package static func load(
    _ paths: [Sourced<String>], files: any FileAccess, configuration: String? = nil, patternSteps: Int = Pattern.steps,
    deadline: Deadline? = nil, check: @escaping (RuleFile, CustomRule) -> [Problem]
  ) -> (rules: RuleSet, problems: [Problem]) {
    guard !paths.isEmpty else { return (RuleSet(), []) }
    let limited = LimitedFiles(files, namedIn: configuration.map { FilePath($0).parent.name })
    var loading = RuleLoading(files: limited, patternSteps: patternSteps, deadline: deadline, check: check)
    for path in paths { loading.load(path.value, namedAt: path.origin, in: configuration) }
    let set = RuleSet(loading.rules, files: loading.ruleFiles)
    return (set, loading.problems + loading.ruleFiles.flatMap(set.problemsWithNames))
  }

  /// The message for a rule that was not checked in time.
  static let deadlineMessage =
    "compiling the rule files and checking their examples took too long; this rule and all later ones have no effect "
    + "(limit seconds)"

  /// The problems of the rules that a rule file names: a former id that another rule has, an unknown replacement.
  private func problemsWithNames(in file: RuleFile) -> [Problem] {
    var problems: [Problem] = []
    for alias in file.setting["aliases"]?.items ?? [] {
      guard let name = alias.text, let other = id(named: name), other != file.rule.id else { continue }
      problems.append(alias.place.problem(.badRule, "\(name) is an id of the rule \(other); choose another alias"))
    }
    if let next = file.setting["replaced-by"], let name = next.text, index(named: name) == nil {
      problems.append(
        next.place.problem(.badRule, "unknown rule \(Suggestion.shown(name))" + Suggestion.hint(for: name, among: ids)))
    }
    return problems
  }
}

/// The state of loading rule files.
private struct RuleLoading {
  let files: LimitedFiles
  let patternSteps: Int
  let deadline: Deadline?
  let check: (RuleFile, CustomRule) -> [Problem]
  var rules: [CustomRule] = []
  var ruleFiles: [RuleFile] = []
  var problems: [Problem] = []
  var seen: [String: SettingPlace] = [:]
  /// Whether a bound was exceeded, so that nothing else is read.
  private var isStopped = false

  init(
    files: LimitedFiles, patternSteps: Int, deadline: Deadline?, check: @escaping (RuleFile, CustomRule) -> [Problem]
  ) {
    self.deadline = deadline
    self.files = files
    self.patternSteps = patternSteps
    self.check = check
  }

  /// The deepest folder below one that is named.
  private static let maxDepth = 32

  mutating func load(_ path: String, namedAt origin: Origin, in configuration: String?, depth: Int = 0) {
    guard !isStopped else { return }
    if let reason = files.refusal(of: path) {
      problems.append(problem(.badConfiguration, "\(path) \(reason)", namedAt: origin, in: configuration ?? path))
      return
    }
    if let names = files.names(in: path) {
      guard !files.hasTooManyEntries, depth <= Self.maxDepth else {
        // One message is enough for a tree of folders.
        let bound = "\(LimitedFiles.limits.entries) entries or \(Self.maxDepth) levels of folders"
        problems.append(
          problem(
            .limitReached, "the rule files have more than \(bound); name the folder of the rules itself",
            namedAt: origin, in: configuration ?? path))
        isStopped = true
        return
      }
      // Folders are read recursively, without hidden files and files of other types.
      for name in names.sorted() where !name.hasPrefix(".") && !isStopped {
        let inner = FilePath(path).appending(name).normalized().name
        let isRuleFile = FilePath(name).hasExtension("yml") || FilePath(name).hasExtension("yaml")
        if isRuleFile || files.names(in: inner) != nil {
          load(inner, namedAt: origin, in: configuration, depth: depth + 1)
        }
      }
      return
    }
    do throws(Problem) {
      guard let bytes = try files.contents(of: path) else {
        problems.append(
          problem(
            .badConfiguration, "the rule file \(path) does not exist", namedAt: origin, in: configuration ?? path))
        return
      }
      add(SourceFile(name: path, bytes: bytes))
    } catch {
      problems.append(error)
    }
  }

  private func problem(
    _ code: Problem.Code, _ message: String, namedAt origin: Origin, in file: String
  ) -> Problem {
    Problem(file: file, code: code, message: "\(nonExport: origin.description): \(nonExport: message)")
  }

  private mutating func add(_ source: SourceFile) {
    let read = RuleFile.read(source)
    problems += read.problems
    guard let file = read.file else { return }
    let id = file.rule.id
    let place = file.place(of: "id")
    if let first = seen[id] {
      problems.append(
        place.problem(.badRule, "the rule \(id) is already defined in \(first.description); choose another id"))
      return
    }
    if BuiltInRule.index(of: id) != nil {
      problems.append(
        place.problem(
          .badRule, "the id \(id) belongs to a built-in rule; choose another id, and `extends: \(id)` to narrow it"))
      return
    }
    var compiler = CustomRuleCompiler(file, files: files, patternSteps: patternSteps)
    guard let rule = compiler.compile() else {
      problems += compiler.problems
      return
    }
    var failures = check(file, rule)
    if failures.isEmpty, let deadline, deadline.hasSearchEnded {
      failures = [place.problem(.limitReached, RuleSet.deadlineMessage)]
    }
    guard failures.isEmpty else {
      problems += failures
      isStopped = failures.contains { $0.code == .limitReached }
      return
    }
    seen[id] = place
    rules.append(rule)
    ruleFiles.append(file)
  }
}

extension RuleTable.Entry {
  /// The entry of a rule from a file.
  init(_ rule: Rule) {
    self.init(
      id: rule.id, what: rule.what, category: rule.category, severity: rule.severity, stage: rule.stage,
      kinds: FieldKindSet(rule.fields), instead: rule.advice)
  }
}
