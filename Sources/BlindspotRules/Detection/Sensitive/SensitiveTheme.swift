import BlindspotParser

/// One theme of sensitive statements: the rule that speaks, and the lists of its words.
struct SensitiveTheme: Sendable {
  /// The rule.
  let rule: BuiltInRule
  /// Words that say it all when a person has typed them into their status.
  let strong: WordLists
  /// Words that need a person or an appointment beside them.
  let weak: WordLists
  /// How a reason names the theme: `a word of health`.
  let subject: StaticString
  /// Whether it holds in a status alone, since elsewhere the words are everyday ones.
  let isStatusOnly: Bool

  private init(
    _ rule: BuiltInRule, _ subject: StaticString, strong: WordLists, weak: WordLists = [], isStatusOnly: Bool = false
  ) {
    self.rule = rule
    self.subject = subject
    self.strong = strong
    self.weak = weak
    self.isStatusOnly = isStatusOnly
  }

  /// All themes, the more telling ones first: where two share a word, the first speaks.
  static let all: [SensitiveTheme] = [
    SensitiveTheme(
      .leaveStatus, "the reason of a leave", strong: .leaveStatusStrong, weak: .leaveStatusWeak),
    SensitiveTheme(.healthStatus, "health", strong: .healthStatusStrong, weak: .healthStatusWeak),
    SensitiveTheme(
      .religiousBelief, "belief", strong: .religiousBeliefStrong, weak: .religiousBeliefWeak, isStatusOnly: true),
    SensitiveTheme(
      .unionMembership, "a trade union", strong: .unionMembershipStrong, weak: .unionMembershipWeak, isStatusOnly: true),
    SensitiveTheme(
      .politicalOpinion, "politics", strong: .politicalOpinionStrong, weak: .politicalOpinionWeak, isStatusOnly: true),
    SensitiveTheme(
      .originStatus, "origin or immigration", strong: .originStatusStrong, weak: .originStatusWeak, isStatusOnly: true),
    SensitiveTheme(
      .sexualOrientation, "sex life or orientation", strong: .sexualOrientationStrong, weak: .sexualOrientationWeak,
      isStatusOnly: true),
    SensitiveTheme(.familyEvent, "a family event", strong: .familyEventStrong, weak: .familyEventWeak),
    SensitiveTheme(.legalEvent, "a court or an authority", strong: .legalEventStrong, weak: .legalEventWeak),
    SensitiveTheme(.whereabouts, "whereabouts", strong: .whereaboutsStrong, isStatusOnly: true),
    SensitiveTheme(.privateContact, "a private line", strong: .privateContactStrong, isStatusOnly: true),
  ]

  /// Every list of every theme and every cue that a sentence is judged by.
  static let lists = all.reduce(into: WordLists()) { $0.formUnion($1.strong.union($1.weak)) }

  /// The lists whose words can be findings in a field of the kind; all others need not be looked for.
  static func lists(for kind: FieldKind) -> WordLists {
    if kind == .personalStatus { return lists }
    return all.reduce(into: WordLists()) { lists, theme in
      if !theme.isStatusOnly, kind.isProse || theme.rule == .leaveStatus { lists.formUnion(theme.strong) }
    }
  }
}
