package import BlindspotParser

/// The severity of each rule for each kind of field in one file, resolved once per file.
package struct RuleLevels: Sendable {
  /// A constant, because `allCases` makes a new array on each access.
  private static let allKinds = FieldKind.allCases

  private var levels: [Severity?]
  /// The number of rules that are on, for each kind.
  private var rulesOn = [Int](repeating: 0, count: allKinds.count)
  private var floors: [RuleIndex: Float] = [:]

  /// The rules' own severities for the kinds that they apply to; off for all other kinds.
  ///
  /// - Parameter includesPreview: whether rules in preview are on.
  package init(_ table: RuleTable, includesPreview: Bool = true) {
    self.init(offFor: table)
    for (number, entry) in table.entries.enumerated() where includesPreview || entry.stage != .preview {
      turnOn(RuleIndex(UInt16(number)), entry.severity, for: entry.kinds)
    }
  }

  /// All rules off for all kinds.
  init(offFor table: RuleTable) { levels = Array(repeating: nil, count: table.entries.count * Self.allKinds.count) }

  /// Sets the severity of a rule that is off for all of `kinds`.
  mutating func turnOn(_ rule: RuleIndex, _ severity: Severity, for kinds: FieldKindSet) {
    let first = Int(rule.value) * rulesOn.count
    for ordinal in rulesOn.indices where kinds.contains(ordinal: ordinal) {
      levels[first + ordinal] = severity
      rulesOn[ordinal] += 1
    }
  }

  /// The confidence below which findings of `rule` are not reported; nil if not decided.
  package func minConfidence(of rule: RuleIndex) -> Float? { floors.isEmpty ? nil : floors[rule] }

  /// The lowest confidence that any rule reports; `rest` applies to rules without a decision.
  package func leastConfidence(_ rest: Float) -> Float { min(rest, floors.values.min() ?? rest) }

  /// Sets the confidence below which findings of `rule` are not reported.
  package mutating func setMinConfidence(_ confidence: Float, of rule: RuleIndex) { floors[rule] = confidence }

  /// The kinds for which any rule is on; texts of other kinds are skipped.
  package var kinds: FieldKindSet {
    var kinds = FieldKindSet()
    for kind in Self.allKinds where rulesOn[kind.ordinal] > 0 { kinds.insert(kind) }
    return kinds
  }

  /// The highest severity of `rule` over all kinds of fields; nil if it is off.
  func maximum(of rule: RuleIndex) -> Severity? {
    let start = Int(rule.value) * Self.allKinds.count
    return levels[start..<start + Self.allKinds.count].compactMap { $0 }.max()
  }

  /// The severity of `rule` for `kind`; nil if off.
  package subscript(_ rule: RuleIndex, _ kind: FieldKind) -> Severity? {
    get { levels[Int(rule.value) * Self.allKinds.count + kind.ordinal] }
    set {
      let index = Int(rule.value) * Self.allKinds.count + kind.ordinal
      rulesOn[kind.ordinal] += (newValue == nil ? 0 : 1) - (levels[index] == nil ? 0 : 1)
      levels[index] = newValue
    }
  }
}
