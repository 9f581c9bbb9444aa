public import BlindspotParser

/// All rules of a run: the built-in ones and those of the user's files.
public struct RuleSet: Sendable {
  /// What a run needs to know of each.
  package let table: RuleTable
  /// The rules of the user's files, ready to run.
  package let custom: CustomDetectors
  /// The user's rule files that are in order.
  package let customFiles: [RuleFile]

  /// The built-in rules alone.
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

  /// The rules with all their texts: the built-in ones in the order of their ids, then the user's.
  public var rules: [Rule] { Rule.builtIn + customFiles.map(\.rule) }

  /// The ids of all rules.
  package var ids: [String] { table.entries.map(\.id) }

  /// The id of the rule that `name` means, also where it is a former one; nil if there is none.
  public func id(named name: String) -> String? { index(named: name).map { table[$0].id } }

  /// The rule called `name`, also by a former name; nil if there is none. No other rule's texts are read.
  public func rule(named name: String) -> Rule? {
    guard let index = index(named: name) else { return nil }
    if let builtIn = BuiltInRule(rawValue: index.value) { return builtIn.file?.rule }
    let id = table[index].id
    return customFiles.first { $0.rule.id == id }?.rule
  }

  /// The known id nearest to a mistyped one; nil if none is near.
  public func suggestion(for name: String) -> String? { Suggestion.closest(to: name, among: ids) }

  package func index(named name: String) -> RuleIndex? {
    if let index = table.index(of: name) { return index }
    if let index = BuiltInRule.index(of: name) { return index }
    return customFiles.firstIndex { $0.rule.aliases.contains(name) }
      .map { RuleIndex(UInt16(BuiltInRule.allCases.count + $0)) }
  }

  /// Loads the rule files that a configuration names. A file with a mistake is reported and left out; the others stand.
  ///
  /// - Parameters:
  ///   - paths: rule files and folders of them, each with the place that names it.
  ///   - files: the file system.
  ///   - configuration: the configuration file that names the paths; nil for the command line.
  ///   - patternSteps: how many steps a pattern may take on one text.
  package static func load(
    _ paths: [Sourced<String>], files: any FileAccess, configuration: String? = nil, patternSteps: Int = Pattern.steps
  ) -> (rules: RuleSet, problems: [Problem]) {
    guard !paths.isEmpty else { return (RuleSet(), []) }
    var loading = RuleLoading(files: files, patternSteps: patternSteps)
    for path in paths { loading.load(path.value, namedAt: path.origin, in: configuration) }
    let set = RuleSet(loading.rules, files: loading.ruleFiles)
    return (set, loading.problems + loading.ruleFiles.flatMap(set.problemsWithNames))
  }

  /// What is wrong with the other rules that a rule file names: a former id that is another rule's, a successor that does
  /// not exist.
  private func problemsWithNames(in file: RuleFile) -> [Problem] {
    var problems: [Problem] = []
    for alias in file.setting["aliases"]?.items ?? [] {
      guard let name = alias.text, let other = id(named: name), other != file.rule.id else { continue }
      problems.append(alias.place.problem(.badRule, "\(name) is an id of the rule \(other); a former id must be free"))
    }
    if let next = file.setting["replaced-by"], let name = next.text, index(named: name) == nil {
      problems.append(
        next.place.problem(.badRule, "there is no rule \(name)" + Suggestion.hint(for: name, among: ids)))
    }
    return problems
  }

  /// Loads single rule files, for `rules test`.
  public static func load(files paths: [String], access: any FileAccess) -> (rules: RuleSet, problems: [Problem]) {
    load(paths.map { Sourced($0, .commandLine($0)) }, files: access)
  }
}

/// The state of loading rule files.
private struct RuleLoading {
  let files: any FileAccess
  let patternSteps: Int
  var rules: [CustomRule] = []
  var ruleFiles: [RuleFile] = []
  var problems: [Problem] = []
  var seen: [String: SettingPlace] = [:]

  init(files: any FileAccess, patternSteps: Int) {
    self.files = files
    self.patternSteps = patternSteps
  }

  mutating func load(_ path: String, namedAt origin: Origin, in configuration: String?) {
    if let names = files.names(in: path) {
      // Folders are read to their depth; hidden ones and files of other kinds are no rules.
      for name in names.sorted() where !name.hasPrefix(".") {
        let inner = Path.join(path, name)
        if name.hasSuffix(".yml") || name.hasSuffix(".yaml") || files.names(in: inner) != nil {
          load(inner, namedAt: origin, in: configuration)
        }
      }
      return
    }
    do throws(Problem) {
      guard let bytes = try files.contents(of: path) else {
        problems.append(
          Problem(
            file: configuration ?? path, code: .badConfiguration,
            message: "\(origin.description): the rule file \(path) is not there"))
        return
      }
      add(SourceFile(name: path, bytes: bytes))
    } catch {
      problems.append(error)
    }
  }

  private mutating func add(_ source: SourceFile) {
    let read = RuleFile.read(source)
    problems += read.problems
    guard let file = read.file else { return }
    let id = file.rule.id
    let place = file.place(of: "id")
    if let first = seen[id] {
      problems.append(place.problem(.badRule, "there is a rule \(id) already, in \(first.description)"))
      return
    }
    if BuiltInRule.index(of: id) != nil {
      problems.append(
        place.problem(.badRule, "there is a built-in rule \(id); choose another id, and `extends: \(id)` to narrow it"))
      return
    }
    var compiler = CustomRuleCompiler(file, files: files, patternSteps: patternSteps)
    guard let rule = compiler.compile() else {
      problems += compiler.problems
      return
    }
    let failures = RuleExamples.failures(of: file, rule: rule)
    guard failures.isEmpty else {
      problems += failures
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
      kinds: FieldKindSet(rule.fields), instead: rule.instead)
  }
}
