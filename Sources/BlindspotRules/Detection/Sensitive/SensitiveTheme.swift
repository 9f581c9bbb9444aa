import BlindspotParser

/// One theme of sensitive statements: its rule and its word lists.
struct SensitiveTheme: Sendable {
  /// The rule.
  let rule: BuiltInRule
  /// Words that are sufficient in a personal status.
  let strong: WordLists
  /// Words that require a mention of a person or an appointment.
  let weak: WordLists
  /// Words of `strong` that also name services and places (“oncology”, “church”). They are sufficient only in a personal
  /// status.
  let service: WordLists
  /// Words of `strong` that are sufficient in a name about a person, too: a leave of the person.
  let named: WordLists
  /// The theme in a reason: `words about health`.
  let subject: StaticString
  /// Whether the theme applies only to a personal status, since its words are common elsewhere.
  let isStatusOnly: Bool

  private init(
    _ rule: BuiltInRule, _ subject: StaticString, strong: WordLists, weak: WordLists = [], service: WordLists = [],
    named: WordLists = [], isStatusOnly: Bool = false
  ) {
    self.rule = rule
    self.subject = subject
    self.strong = strong
    self.weak = weak
    self.service = service
    self.named = named
    self.isStatusOnly = isStatusOnly
  }

  /// All themes by descending priority: a word of several themes belongs to the first.
  static let all: [SensitiveTheme] = [
    SensitiveTheme(
      .leaveStatus, "the reason of a leave", strong: .leaveStatusStrong, weak: .leaveStatusWeak,
      service: .leaveStatusService, named: .leaveStatusStrong),
    SensitiveTheme(
      .healthStatus, "health", strong: .healthStatusStrong, weak: .healthStatusWeak, service: .healthStatusService),
    SensitiveTheme(
      .religiousBelief, "belief", strong: .religiousBeliefStrong, weak: .religiousBeliefWeak,
      service: .religiousBeliefService),
    SensitiveTheme(
      .unionMembership, "a trade union", strong: .unionMembershipStrong, weak: .unionMembershipWeak,
      service: .unionMembershipService),
    SensitiveTheme(
      .politicalOpinion, "politics", strong: .politicalOpinionStrong, weak: .politicalOpinionWeak,
      service: .politicalOpinionService),
    SensitiveTheme(
      .originStatus, "origin or immigration", strong: .originStatusStrong, weak: .originStatusWeak,
      service: .originStatusService),
    SensitiveTheme(
      .sexualOrientation, "sex life or orientation", strong: .sexualOrientationStrong, weak: .sexualOrientationWeak,
      service: .sexualOrientationService),
    SensitiveTheme(
      .familyEvent, "a family event", strong: [.familyEventStrong, .familyEventLeave], weak: .familyEventWeak,
      service: .familyEventService, named: .familyEventLeave),
    SensitiveTheme(
      .legalEvent, "a court or an authority", strong: .legalEventStrong, weak: .legalEventWeak,
      service: .legalEventService),
    SensitiveTheme(.whereabouts, "whereabouts", strong: .whereaboutsStrong, isStatusOnly: true),
    SensitiveTheme(.privateContact, "a private line", strong: .privateContactStrong, isStatusOnly: true),
  ]

  /// The word lists of all themes.
  static let lists = all.reduce(into: WordLists()) { $0.formUnion($1.strong.union($1.weak)) }

  /// Returns the lists whose words can be findings in a field of the kind.
  static func lists(for kind: FieldKind) -> WordLists {
    if kind == .personalStatus { return lists }
    return all.reduce(into: WordLists()) { lists, theme in
      if !theme.isStatusOnly { lists.formUnion(kind.isProse ? theme.strong : theme.named) }
    }
  }
}
