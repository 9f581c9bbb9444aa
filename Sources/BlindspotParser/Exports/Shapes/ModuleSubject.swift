/// The objects that a module is for, as far as its label and its source show it.
enum ModuleSubject {
  case flow
  case prompt
  case dataAction
  /// Queues, groups, schedules and similar objects.
  case other
  case unknown

  /// The words that show each subject; the first word that occurs decides.
  private static let words: KeyValuePairs<String, ModuleSubject> = [
    "flow": .flow, "ivr": .flow, "prompt": .prompt, "action": .dataAction, "queue": .other, "skill": .other,
    "wrapup": .other, "group": .other, "team": .other, "user": .other, "integration": .other, "table": .other,
    "schedule": .other, "division": .other, "trunk": .other, "site": .other, "script": .other, "list": .other,
    "role": .other, "location": .other, "webhook": .other, "credential": .other,
  ]

  /// Reads the label and the source of a module.
  init(_ text: String) {
    let text = text.lowercased()
    self = Self.words.first { text.contains($0.key) }?.value ?? .unknown
  }

  /// Returns the kind of an argument with a name; nil for settings.
  func kind(of name: Span<UInt8>) -> FieldKind? {
    let kind = SubstitutionKind.kind(of: name, isOfFlow: self == .flow)
    switch (self, kind) {
    case (.prompt, .flowDescription): return .promptDescription
    case (.dataAction, .flowDescription), (.dataAction, .actionName): return .dataActionName
    case (.other, .flowDescription): return .referencedName
    case (_, .literalValue) where name.matches("name"):
      return self == .prompt ? .promptName : self == .dataAction ? .dataActionName : .referencedName
    default: return kind
    }
  }
}
