package import BlindspotParser

/// A configuration and its rules, resolved for the queries of the engine.
package struct ResolvedPolicy: EnginePolicy {
  package let rules: RuleSet
  package let exceptions: [PolicyException]
  private let kinds: FieldKindSet
  private let isExtended: Bool
  private let decisions: [(rule: RuleIndex, decision: RuleDecision)]
  private let overrides: [(override: RuleOverride, decisions: [(rule: RuleIndex, decision: RuleDecision)])]
  private let ignoresComments: Bool
  private let allow: AllowList
  private let ruleAllow: [RuleIndex: AllowList]
  private let base: RuleLevels
  /// The rules that run exclusively; nil for all.
  private let only: Set<RuleIndex>?
  private let today: Day?
  private let minSeverity: Severity
  /// The current ids of the rules of each exception.
  private let exceptionRules: [Set<String>]

  /// Resolves `configuration` against `rules`.
  ///
  /// - Parameters:
  ///   - today: the day on which exceptions are evaluated; nil lets none expire.
  ///   - problems: receives unknown rules and patterns that cannot be compiled.
  package init(_ configuration: Configuration, rules: RuleSet, today: Day?, problems: inout [Problem]) {
    self.rules = rules
    self.today = today
    minSeverity = configuration.severity.value
    exceptions = configuration.exceptions
    ignoresComments = configuration.ignoresComments
    kinds = configuration.checkedKinds
    isExtended = kinds.hasExtended
    var checker = RuleNameChecker(rules: rules)
    checker.check(configuration)
    problems += checker.problems
    decisions = checker.resolved(configuration.rules)
    overrides = configuration.overrides.map { ($0, checker.resolved($0.rules)) }
    var allow = AllowList()
    allow.add(configuration.allow, problems: &problems)
    self.allow = allow
    var ruleAllow: [RuleIndex: AllowList] = [:]
    for (rule, decision) in decisions where !decision.allowedTexts.isEmpty || !decision.allowedPatterns.isEmpty {
      let place = checker.place(of: rule, in: configuration)
      var list = AllowList()
      list.add(
        decision.allowedTexts.map { (.texts, Setting(content: .text($0), place: place)) }
          + decision.allowedPatterns.map { (.patterns, Setting(content: .text($0), place: place)) }, problems: &problems
      )
      ruleAllow[rule] = list
    }
    self.ruleAllow = ruleAllow
    exceptionRules = exceptions.map { exception in Set(exception.rules.compactMap { rules.id(named: $0) }) }
    only = configuration.only.isEmpty ? nil : Set(configuration.only.compactMap { rules.index(named: $0) })
    base = Self.levels(
      of: rules, decisions, only: only, includesPreview: configuration.preview.value, selected: kinds,
      isExtended: isExtended)
  }

  package func levels(for file: String, rules: RuleTable) -> RuleLevels {
    guard !overrides.isEmpty else { return base }
    var levels = base
    for (override, decisions) in overrides where override.files.selects(file) {
      for (rule, decision) in decisions where only?.contains(rule) ?? true {
        let own = self.rules.table[rule]
        for kind in FieldKind.allCases where override.kinds?.contains(kind) ?? true {
          guard kinds.contains(kind), isMeant(kind, by: decision, own: own) else { continue }
          switch decision.level {
          case .off?: levels[rule, kind] = nil
          case .on?: levels[rule, kind] = levels[rule, kind] ?? own.severity
          case .severity(let severity)?: levels[rule, kind] = severity
          case nil: break
          }
        }
        if let floor = decision.minConfidence { levels.setMinConfidence(Float(floor), of: rule) }
      }
    }
    return levels
  }

  package func allows(_ value: Span<UInt8>, rule: RuleIndex, category: Category) -> Bool {
    if !allow.isEmpty, allow.allows(value, category: category) { return true }
    return ruleAllow[rule]?.allows(value, category: category) ?? false
  }

  package func exceptions(for export: ParsedExport) -> any FileExceptions {
    let comments = ignoresComments ? SuppressionComments() : SuppressionComments(export, rules: rules)
    if exceptions.isEmpty, comments.isEmpty { return NoExceptions() }
    return FileExceptionMatcher(policy: self, file: export.file.name, comments: comments)
  }

  /// The index of the exception that covers `place` and is in force.
  func exception(covering place: FindingLocation) -> Int? {
    exceptions.indices.first { index in
      isInForce(exceptions[index]) && exceptions[index].covers(place, rules: exceptionRules[index])
    }
  }

  /// Whether the exception has a reason and has not expired.
  func isInForce(_ exception: PolicyException) -> Bool { exception.reason != nil && !isExpired(exception) }

  func isExpired(_ exception: PolicyException) -> Bool {
    guard let until = exception.until, let today else { return false }
    return until < today
  }

  /// Whether a rule of the exception reports findings at all. If not, an exception without a finding is not unused.
  func mayCoverFindings(_ index: Int, levels: RuleLevels) -> Bool {
    exceptionRules[index].contains { reports($0, levels: levels, kinds: exceptions[index].kinds) }
  }

  /// Whether findings of the rule are reported for any of the field kinds.
  func reports(_ rule: String, levels: RuleLevels, kinds: Set<FieldKind>? = nil) -> Bool {
    guard let index = rules.table.index(of: rule) else { return false }
    return FieldKind.allCases.contains { kind in
      guard kinds?.contains(kind) ?? true, let level = levels[index, kind] else { return false }
      return level >= minSeverity
    }
  }

  private func isMeant(_ kind: FieldKind, by decision: RuleDecision, own: RuleTable.Entry) -> Bool {
    guard let fields = decision.fields else { return Self.looks(own, at: kind, isExtended: isExtended) }
    return FieldKindSet(names: fields).contains(kind)
  }

  /// A rule that applies to the group near applies to extended kinds as well if the configuration checks those.
  private static func looks(_ rule: RuleTable.Entry, at kind: FieldKind, isExtended: Bool) -> Bool {
    rule.kinds.contains(kind) || (isExtended && kind.group == .extended && rule.kinds.contains(.messageText))
  }

  private static func levels(
    of rules: RuleSet, _ decisions: [(rule: RuleIndex, decision: RuleDecision)], only: Set<RuleIndex>?,
    includesPreview: Bool, selected: FieldKindSet, isExtended: Bool
  ) -> RuleLevels {
    var levels = RuleLevels(offFor: rules.table)
    let extended = FieldKindSet(group: .extended)
    let decided = Dictionary(decisions.map { ($0.rule.value, $0.decision) }, uniquingKeysWith: { $1 })
    for (number, entry) in rules.table.entries.enumerated() {
      let rule = RuleIndex(UInt16(number))
      let decision = decided[rule.value]
      var kinds = decision?.fields.map { FieldKindSet(names: $0) } ?? entry.kinds
      if decision?.fields == nil, isExtended, entry.kinds.contains(.messageText) { kinds.formUnion(extended) }
      let severity: Severity?
      switch (decision?.level, only?.contains(rule)) {
      case (_, false?), (.off?, nil): severity = nil
      case (.severity(let chosen)?, _): severity = chosen
      case (nil, nil): severity = entry.stage == .preview && !includesPreview && decision == nil ? nil : entry.severity
      default: severity = entry.severity
      }
      if let severity { levels.turnOn(rule, severity, for: kinds.intersection(selected)) }
      if let floor = decision?.minConfidence { levels.setMinConfidence(Float(floor), of: rule) }
    }
    return levels
  }
}
