package import BlindspotParser

/// How loud each rule is for each kind of field in one file; what the configuration decided, resolved once per file.
package struct RuleLevels: Sendable {
  /// `allCases` makes a new array each time it is asked for.
  private static let allKinds = FieldKind.allCases

  private var levels: [Severity?]
  /// How many rules are on, for each kind.
  private var rulesOn = [Int](repeating: 0, count: allKinds.count)
  private var floors: [RuleIndex: Float] = [:]

  /// The rules' own severities for the kinds they look at, for all other kinds off.
  ///
  /// - Parameter includesPreview: whether rules in preview are on.
  package init(_ table: RuleTable, includesPreview: Bool = true) {
    levels = []
    levels.reserveCapacity(table.entries.count * Self.allKinds.count)
    for entry in table.entries {
      let isOn = includesPreview || entry.stage != .preview
      for kind in Self.allKinds {
        let isOn = isOn && entry.kinds.contains(kind)
        levels.append(isOn ? entry.severity : nil)
        if isOn { rulesOn[kind.ordinal] += 1 }
      }
    }
  }

  /// Below which confidence findings of `rule` are not reported; nil if nothing was decided for it.
  package func minConfidence(of rule: RuleIndex) -> Float? { floors.isEmpty ? nil : floors[rule] }

  /// The least confidence that any rule reports, where `rest` is that of the rules nothing was decided for.
  package func leastConfidence(_ rest: Float) -> Float { min(rest, floors.values.min() ?? rest) }

  /// Decides below which confidence findings of `rule` are not reported.
  package mutating func setMinConfidence(_ confidence: Float, of rule: RuleIndex) { floors[rule] = confidence }

  /// The kinds for which any rule is on; texts of other kinds need not be read.
  package var kinds: FieldKindSet {
    var kinds = FieldKindSet()
    for kind in Self.allKinds where rulesOn[kind.ordinal] > 0 { kinds.insert(kind) }
    return kinds
  }

  /// Whether the same rules are on for the same kinds, from the same confidence on.
  func hasSameRules(as other: RuleLevels) -> Bool {
    guard floors == other.floors else { return false }
    return levels == other.levels || levels.elementsEqual(other.levels) { ($0 == nil) == ($1 == nil) }
  }

  /// How loud `rule` is for `kind`; nil is off.
  package subscript(_ rule: RuleIndex, _ kind: FieldKind) -> Severity? {
    get { levels[Int(rule.value) * Self.allKinds.count + kind.ordinal] }
    set {
      let index = Int(rule.value) * Self.allKinds.count + kind.ordinal
      rulesOn[kind.ordinal] += (newValue == nil ? 0 : 1) - (levels[index] == nil ? 0 : 1)
      levels[index] = newValue
    }
  }
}
