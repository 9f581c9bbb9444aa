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
  init?(_ id: NodeID, in fields: borrowing FieldCollector) {
    guard fields.document[id].kind == .mapping else { return nil }
    let keys = Keys(of: id, in: fields)
    if keys.isOperation {
      self = .voiceXMLOperation
      return
    }
    if let uri = keys.selfURI, let kind = Self(selfURI: uri, in: fields.document) {
      // A presence links to its user, a member of a queue to itself under the queue.
      self = kind == .user && keys.isPresence ? .presence : kind
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
    path.withUTF8Buffer { path in
      var start = 0
      while let place = unsafe uri.firstIndex(of: path[0], from: start), place <= uri.count - path.count {
        var index = 1
        while index < path.count, unsafe uri[place + index] == path[index] { index += 1 }
        if index == path.count { return true }
        start = place + 1
      }
      return false
    }
  }

  /// Which of the telling keys one object has.
  private struct Keys {
    private var terms: Marks = []
    private(set) var selfURI: NodeID?
    private var presenceIsObject = false
    private var userIsObject = false

    init(of id: NodeID, in fields: borrowing FieldCollector) {
      var cursor = fields.document.entryCursor(of: id)
      while let (key, value) = fields.document.nextEntry(&cursor) {
        guard let term = fields.term(key) else { continue }
        terms.formUnion(Marks(term))
        switch term {
        case .selfUri: selfURI = fields.resolved(value)
        case .presence, .integrationPresence, .expands:
          presenceIsObject = presenceIsObject || fields.document[fields.resolved(value)].kind == .mapping
        case .user: userIsObject = fields.document[fields.resolved(value)].kind == .mapping
        default: break
        }
      }
    }

    /// Whether it has the fields that only operations of the API v1 have together.
    var isOperation: Bool { terms.contains(.parameters) && !terms.isDisjoint(with: .operation) }

    var isPresence: Bool { terms.contains(.presenceDefinition) }

    /// The kind that the keys speak for; the more telling ones first.
    var kind: PlatformObjectKind? {
      if terms.contains([.scimUserName, .schemas]) { return .scimUser }
      if terms.contains([.schemas, .displayName]) { return .group }
      if userIsObject, !isPresence { return .queueMember }
      if isPresence || isPushedPresence { return .presence }
      if presenceIsObject || isUser { return .user }
      if !terms.isDisjoint(with: .flowVersion) { return .flow }
      if terms.contains(.tts) || terms.contains(.promptID) && !terms.isDisjoint(with: .asset) { return .promptAsset }
      if !terms.isDisjoint(with: .labels) { return .presenceDefinition }
      if terms.contains([.integrationType, .actionType]) { return .dataAction }
      guard terms.contains(.name) else { return nil }
      if terms.contains(.resources) { return .prompt }
      if terms.contains(.contract) { return .dataAction }
      if terms.contains(.notes), !terms.isDisjoint(with: .place) { return .location }
      if !terms.isDisjoint(with: .membership) { return .group }
      return terms.isDisjoint(with: .schedule) ? nil : .named
    }

    private var isUser: Bool {
      terms.contains(.name) && !terms.isDisjoint(with: .login) && !terms.isDisjoint(with: .account)
    }

    /// What another system sends about a person; the person is known by e-mail address.
    private var isPushedPresence: Bool {
      terms.contains(.message) && !terms.contains(.name)
        && (terms.contains(.email) || terms.contains([.userID, .source]) || terms.contains([.userID, .systemPresence]))
    }
  }

  /// A set of telling keys.
  private struct Marks: OptionSet {
    let rawValue: UInt32

    static let name = Marks(rawValue: 1 << 0)
    static let scimUserName = Marks(rawValue: 1 << 1)
    static let schemas = Marks(rawValue: 1 << 2)
    static let displayName = Marks(rawValue: 1 << 3)
    static let presenceDefinition = Marks(rawValue: 1 << 4)
    static let message = Marks(rawValue: 1 << 5)
    static let email = Marks(rawValue: 1 << 6)
    static let userID = Marks(rawValue: 1 << 7)
    static let source = Marks(rawValue: 1 << 8)
    static let systemPresence = Marks(rawValue: 1 << 9)
    static let flowVersion = Marks(rawValue: 1 << 10)
    static let promptID = Marks(rawValue: 1 << 11)
    static let tts = Marks(rawValue: 1 << 12)
    static let asset = Marks(rawValue: 1 << 13)
    static let labels = Marks(rawValue: 1 << 14)
    static let integrationType = Marks(rawValue: 1 << 15)
    static let actionType = Marks(rawValue: 1 << 16)
    static let resources = Marks(rawValue: 1 << 17)
    static let contract = Marks(rawValue: 1 << 18)
    static let notes = Marks(rawValue: 1 << 19)
    static let place = Marks(rawValue: 1 << 20)
    static let membership = Marks(rawValue: 1 << 21)
    static let schedule = Marks(rawValue: 1 << 22)
    static let userName = Marks(rawValue: 1 << 23)
    static let account = Marks(rawValue: 1 << 24)
    static let operation = Marks(rawValue: 1 << 25)
    static let parameters = Marks(rawValue: 1 << 26)
    static let login: Marks = [.email, .userName]

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The mark of one key; empty for a key that tells nothing.
    init(_ term: ExportKey) {
      switch term {
      case .name: self = .name
      case .scimUserName: self = .scimUserName
      case .schemas: self = .schemas
      case .displayName: self = .displayName
      case .presenceDefinition: self = .presenceDefinition
      case .message: self = .message
      case .email: self = .email
      case .userId: self = .userID
      case .source: self = .source
      case .systemPresence: self = .systemPresence
      case .publishedVersion, .checkedInVersion, .savedVersion: self = .flowVersion
      case .promptId: self = .promptID
      case .ttsString: self = .tts
      case .mediaUri, .uploadStatus: self = .asset
      case .languageLabels: self = .labels
      case .integrationType: self = .integrationType
      case .actionType: self = .actionType
      case .resources: self = .resources
      case .contract: self = .contract
      case .notes: self = .notes
      case .emergencyNumber, .address: self = .place
      case .memberCount, .rulesVisible: self = .membership
      case .dnis, .rrule, .openSchedules, .openHoursFlow: self = .schedule
      case .username: self = .userName
      case .id, .chat, .state, .primaryContactInfo, .acdAutoAnswer: self = .account
      case .fetchAudio, .timeoutMS, .method, .encoding: self = .operation
      case .inputs, .outputs: self = .parameters
      default: self = []
      }
    }
  }
}
