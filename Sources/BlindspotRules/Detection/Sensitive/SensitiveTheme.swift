import BlindspotParser

/// One theme of sensitive statements: its rule and its word lists.
struct SensitiveTheme: Sendable {
  /// The rule.
  let rule: BuiltInRule
  /// Words that are sufficient in a personal status.
  let strong: WordLists
  /// Words that require a mention of a person or an appointment.
  let weak: WordLists
  /// The theme in a reason: `words about health`.
  let subject: StaticString
  /// Whether the theme applies only to a personal status, since its words are common elsewhere.
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

  /// All themes by descending priority: a word of several themes belongs to the first.
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

  /// The word lists of all themes.
  static let lists = all.reduce(into: WordLists()) { $0.formUnion($1.strong.union($1.weak)) }

  /// Returns the lists whose words can be findings in a field of the kind.
  static func lists(for kind: FieldKind) -> WordLists {
    if kind == .personalStatus { return lists }
    return all.reduce(into: WordLists()) { lists, theme in
      if !theme.isStatusOnly, kind.isProse || theme.rule == .leaveStatus { lists.formUnion(theme.strong) }
    }
  }
}
