/// The kinds of platform objects that hold typed text.
enum PlatformObjectKind {
  case user
  case queueMember
  case presence
  case scimUser
  case flow
  case prompt
  case promptAsset
  case voiceXMLOperation
  case dataAction
  case group
  case location
  case presenceDefinition
  /// Outcomes, milestones, schedules, schedule groups, emergency groups, IVRs, tables, grammars, scripts.
  case named

  /// The format of an export of such objects.
  var format: ExportFormat {
    switch self {
    case .user, .queueMember, .presence, .group, .location, .presenceDefinition: .directory
    case .scimUser: .scim
    case .flow, .prompt, .promptAsset, .voiceXMLOperation, .dataAction, .named: .apiListing
    }
  }

  /// Tells the kind of an object: by its `selfUri`, else by its keys. Nil for anything else.
  init?(_ id: NodeID, in fields: FieldCollector) {
    guard fields.document[id].kind == .mapping else { return nil }
    let keys = Keys(of: id, in: fields)
    if VoiceXMLOperation.isOperation(id, in: fields) {
      self = .voiceXMLOperation
      return
    }
    if let uri = keys.selfURI, let kind = Self(selfURI: uri, in: fields.document) {
      // A presence links to its user, a member of a queue to itself under the queue.
      self = kind == .user && keys.has(.presenceDefinition) ? .presence : kind
      return
    }
    guard let kind = keys.kind else { return nil }
    self = kind
  }

  /// Tells the kind by the path of the resource, e.g. `/api/v2/flows/outcomes/…`.
  init?(selfURI id: NodeID, in document: Document) {
    guard document[id].kind == .scalar else { return nil }
    let found = document.withBytes(of: document.slice(of: id)) { uri -> PlatformObjectKind? in
      for (path, kind) in Self.paths where Self.contains(uri, path) { return kind }
      return nil
    }
    guard let found else { return nil }
    self = found
  }

  /// Parts of a path that only one kind of object has; the first that occurs decides.
  private static let paths: KeyValuePairs<StaticString, PlatformObjectKind> = [
    "/presences": .presence, "/presencedefinitions": .presenceDefinition, "/presence/definitions": .presenceDefinition,
    "/scim/": .scimUser, "/members": .queueMember, "/api/v2/users": .user, "/profiles/users": .user,
    "/flows/outcomes": .named, "/flows/milestones": .named, "/api/v2/flows": .flow, "/resources/": .promptAsset,
    "/architect/prompts": .prompt, "/architect/systemprompts": .prompt, "voicexmloperations": .voiceXMLOperation,
    "/architect/": .named, "/integrations/actions": .dataAction, "/api/v2/groups": .group, "/api/v2/teams": .group,
    "/api/v2/locations": .location, "/api/v2/scripts": .named,
  ]

  private static func contains(_ uri: Span<UInt8>, _ path: StaticString) -> Bool {
    let length = path.utf8CodeUnitCount
    guard uri.count >= length else { return false }
    return path.withUTF8Buffer { bytes in
      for start in 0...uri.count - length {
        var index = 0
        while index < length, unsafe uri[start + index] == bytes[index] { index += 1 }
        if index == length { return true }
      }
      return false
    }
  }

  /// The keys of one object.
  private struct Keys {
    private var terms: Set<ExportTerm> = []
    private(set) var selfURI: NodeID?
    private let presenceIsObject: Bool
    private let userIsObject: Bool

    init(of id: NodeID, in fields: FieldCollector) {
      var presenceIsObject = false
      var userIsObject = false
      var cursor = fields.document.entryCursor(of: id)
      while let (key, value) = fields.document.nextEntry(&cursor) {
        guard let term = fields.term(key) else { continue }
        terms.insert(term)
        let isObject = fields.document[fields.resolved(value)].kind == .mapping
        switch term {
        case .selfUri: selfURI = fields.resolved(value)
        case .presence, .integrationPresence, .expands: presenceIsObject = presenceIsObject || isObject
        case .user: userIsObject = isObject
        default: break
        }
      }
      self.presenceIsObject = presenceIsObject
      self.userIsObject = userIsObject
    }

    func has(_ term: ExportTerm) -> Bool { terms.contains(term) }

    var kind: PlatformObjectKind? {
      if has(.scimUserName), has(.schemas) { return .scimUser }
      if has(.schemas), has(.displayName) { return .group }
      if userIsObject, !has(.presenceDefinition) { return .queueMember }
      if has(.presenceDefinition) || isPushedPresence { return .presence }
      if presenceIsObject || isUser { return .user }
      if has(.publishedVersion) || has(.checkedInVersion) || has(.savedVersion) { return .flow }
      if has(.promptId), has(.ttsString) || has(.mediaUri) || has(.uploadStatus) { return .promptAsset }
      if has(.ttsString) { return .promptAsset }
      if has(.resources), has(.name) { return .prompt }
      if has(.contract), has(.name) { return .dataAction }
      if has(.integrationType), has(.actionType) { return .dataAction }
      if has(.languageLabels) { return .presenceDefinition }
      if has(.emergencyNumber) || has(.address), has(.notes), has(.name) { return .location }
      if has(.memberCount) || has(.rulesVisible), has(.name) { return .group }
      if has(.name), has(.dnis) || has(.rrule) || has(.openSchedules) || has(.openHoursFlow) { return .named }
      return nil
    }

    private var isUser: Bool {
      guard has(.name), has(.email) || has(.username) else { return false }
      return has(.id) || has(.chat) || has(.state) || has(.primaryContactInfo) || has(.acdAutoAnswer)
    }

    /// What another system sends about a person; the person is known by e-mail address.
    private var isPushedPresence: Bool {
      has(.message) && !has(.name) && (has(.userId) || has(.email))
        && (has(.source) || has(.systemPresence) || has(.email))
    }
  }
}
