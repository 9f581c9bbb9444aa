/// The kinds of resources of the CX as Code provider that contain typed text.
enum TerraformResource {
  case user
  case flow
  case prompt
  case group
  case location
  case dataAction
  /// Outcomes, milestones, IVRs, schedules, queues and all others: a name and sometimes a description.
  case other

  /// Creates the kind with a type name; nil if the type is not one of the provider.
  init?(_ type: NodeID, in tree: ExportTree) {
    switch tree.key(type) {
    case .userResource: self = .user
    case .flowResource: self = .flow
    case .promptResource: self = .prompt
    case .groupResource, .teamResource: self = .group
    case .locationResource: self = .location
    case .integrationActionResource: self = .dataAction
    default:
      guard tree.kind(of: type) == .scalar,
        tree.withText(of: type, { $0.hasPrefix("genesyscloud_") && $0.count > 13 })
      else { return nil }
      self = .other
    }
  }

  /// The kind of the argument `name` of a resource or of a data source.
  var nameKind: FieldKind {
    switch self {
    case .flow: .flowName
    case .prompt: .promptName
    case .dataAction: .dataActionName
    case .group: .groupName
    case .user, .location, .other: .referencedName
    }
  }

  /// The kind of an argument that is a text; nil if it is not a text, or has a structure.
  func kind(of argument: ExportKey) -> FieldKind? {
    switch (self, argument) {
    case (.user, .title), (.user, .department): .profileText
    case (.user, _): nil
    case (_, .name): nameKind
    case (.flow, .description): .flowDescription
    case (.prompt, .description): .promptDescription
    case (.group, .description): .groupName
    case (.location, .notes): .locationNote
    case (.dataAction, .description), (.location, .description): nil
    case (.other, .description), (.other, .scriptName): .referencedName
    default: nil
    }
  }

  /// The kind of container that a resource is.
  var container: Container.Kind {
    switch self {
    case .user: .person
    case .flow: .flow
    case .prompt: .prompt
    case .dataAction: .dataAction
    case .group, .location, .other: .resource
    }
  }
}
