/// The kinds of resources of the CX as Code provider, as far as they hold typed text.
enum TerraformResource {
  case user
  case flow
  case prompt
  case group
  case location
  case dataAction
  /// Outcomes, milestones, IVRs, schedules, queues and all others: a name and perhaps a description.
  case other

  /// The kind behind a type name; nil if the type is none of the provider's.
  init?(_ type: NodeID, in document: Document) {
    switch ExportKey(document[type].symbol) {
    case .userResource: self = .user
    case .flowResource: self = .flow
    case .promptResource: self = .prompt
    case .groupResource, .teamResource: self = .group
    case .locationResource: self = .location
    case .integrationActionResource: self = .dataAction
    default:
      guard document[type].kind == .scalar,
        document.withBytes(of: document.slice(of: type), { Self.isProviders($0) })
      else { return nil }
      self = .other
    }
  }

  /// What a resource is as a container of fields.
  var container: Container.Kind {
    switch self {
    case .user: .person
    case .flow: .flow
    case .prompt: .prompt
    case .dataAction: .dataAction
    case .group, .location, .other: .resource
    }
  }

  private static func isProviders(_ type: Span<UInt8>) -> Bool {
    let prefix: StaticString = "genesyscloud_"
    guard type.count > prefix.utf8CodeUnitCount else { return false }
    return prefix.withUTF8Buffer { bytes in
      for index in 0..<bytes.count { if unsafe bytes[index] != type[index] { return false } }
      return true
    }
  }
}
