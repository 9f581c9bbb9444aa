import BlindspotParser

/// The texts of the rules of a document that have findings, made once for each kind of field.
struct RuleTextsTable {
  private let rules: RuleTable
  /// The name of all findings in messages; nil for that of their rule.
  private let noun: String?
  private var known: [(rule: RuleIndex, kind: FieldKind, texts: Shared<RuleTexts>)] = []

  init(_ rules: RuleTable, noun: String?) {
    self.rules = rules
    self.noun = noun
  }

  /// Returns the texts of a rule for a kind of field.
  mutating func texts(of rule: RuleIndex, in kind: FieldKind) -> Shared<RuleTexts> {
    for index in known.indices where known[index].rule == rule && known[index].kind == kind {
      return known[index].texts
    }
    let entry = rules[rule]
    let texts = Shared(
      RuleTexts(
        rule: entry.id, category: entry.category, message: .found(noun ?? entry.what),
        help: entry.instead.text(in: kind)))
    known.append((rule, kind, texts))
    return texts
  }
}
