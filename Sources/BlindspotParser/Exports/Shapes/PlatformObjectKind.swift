/// The kinds of platform objects that contain typed text.
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

  /// Recognizes the kind of an object by its `selfUri`, else by its keys; nil for any other node.
  init?(_ id: NodeID, in tree: ExportTree) {
    guard tree.kind(of: id) == .mapping else { return nil }
    var keys = Keys()
    var selfURI: NodeID?
    for (key, value) in tree.entries(of: id) {
      guard let name = tree.key(key) else { continue }
      keys.add(name, isMapping: tree.kind(of: value) == .mapping)
      if name == .selfUri { selfURI = value }
    }
    self.init(keys, path: selfURI.flatMap { Self(selfURI: $0, in: tree) })
  }

  /// Recognizes the kind of an object by the kind that its `selfUri` has, nil if none, and by its keys.
  init?(_ keys: Keys, path: PlatformObjectKind?) {
    if keys.isOperation {
      self = .voiceXMLOperation
    } else if let path {
      // The `selfUri` of a presence is that of its user.
      self = path == .user && keys.isPresence ? .presence : path.isSetting ? keys.contentKind ?? path : path
    } else {
      guard let kind = keys.kind else { return nil }
      self = kind
    }
  }

  /// Whether objects of the kind have only names that an administrator chose.
  private var isSetting: Bool {
    switch self {
    case .group, .location, .presenceDefinition, .named: true
    default: false
    }
  }

  /// Recognizes the kind by the path of the resource, such as `/api/v2/flows/outcomes/…`; nil for any other path.
  init?(selfURI id: NodeID, in tree: ExportTree) {
    guard tree.kind(of: id) == .scalar, let found = tree.withText(of: id, { Self(selfURI: $0) }) else { return nil }
    self = found
  }

  /// Recognizes the kind by the text of a path.
  init?(selfURI text: Span<UInt8>) {
    for (path, kind) in Self.paths where text.firstIndex(of: path) != nil {
      self = kind
      return
    }
    return nil
  }

  /// Parts of a path that only one kind of object has; the first one that occurs decides.
  private static let paths: KeyValuePairs<StaticString, PlatformObjectKind> = [
    "/presences": .presence, "/presencedefinitions": .presenceDefinition, "/presence/definitions": .presenceDefinition,
    "/scim/": .scimUser, "/members": .queueMember, "/api/v2/users": .user, "/profiles/users": .user,
    "/flows/datatables": .named,
    "/flows/outcomes": .named, "/flows/milestones": .named, "/api/v2/flows": .flow, "/resources/": .promptAsset,
    "/architect/prompts": .prompt, "/architect/systemprompts": .prompt, "voicexmloperations": .voiceXMLOperation,
    "/architect/": .named, "/integrations/actions": .dataAction, "/api/v2/groups": .group, "/api/v2/teams": .group,
    "/api/v2/locations": .location, "/api/v2/scripts": .named,
  ]

  /// The distinctive keys of one object.
  struct Keys {
    private var marks: Marks = []
    private var presenceIsObject = false
    private var userIsObject = false

    /// Adds a key.
    ///
    /// - Parameter isMapping: whether its value is a mapping.
    @inline(__always)
    mutating func add(_ name: ExportKey, isMapping: Bool) {
      marks.formUnion(Marks(name))
      switch name {
      case .presence, .integrationPresence, .expands: presenceIsObject = presenceIsObject || isMapping
      case .user: userIsObject = isMapping
      default: break
      }
    }

    /// Whether the object has the keys that only operations of the API v1 have together.
    var isOperation: Bool { marks.contains(.parameters) && !marks.isDisjoint(with: .operation) }

    var isPresence: Bool { marks.contains(.presenceDefinition) }

    /// The kind that the keys indicate; the more distinctive keys first.
    var kind: PlatformObjectKind? {
      if marks.contains([.scimUserName, .schemas]) { return .scimUser }
      if marks.contains([.schemas, .displayName]) { return .group }
      if userIsObject, !isPresence { return .queueMember }
      if isPresence || isPushedPresence { return .presence }
      if presenceIsObject || isUser { return .user }
      if !marks.isDisjoint(with: .flowVersion) { return .flow }
      if marks.contains(.tts) || marks.contains(.promptID) && !marks.isDisjoint(with: .asset) { return .promptAsset }
      if !marks.isDisjoint(with: .labels) { return .presenceDefinition }
      if marks.contains([.integrationType, .actionType]) { return .dataAction }
      guard marks.contains(.name) else { return nil }
      if marks.contains(.resources) { return .prompt }
      if marks.contains(.contract) { return .dataAction }
      if marks.contains(.notes), !marks.isDisjoint(with: .place) { return .location }
      if !marks.isDisjoint(with: .membership) { return .group }
      return marks.isDisjoint(with: .schedule) ? nil : .named
    }

    /// The kind of an object with a status or a spoken text, whatever its path is.
    var contentKind: PlatformObjectKind? {
      if presenceIsObject { return .user }
      if marks.contains(.tts) { return .promptAsset }
      return marks.contains([.name, .resources]) ? .prompt : nil
    }

    private var isUser: Bool {
      marks.contains(.name) && !marks.isDisjoint(with: .login) && !marks.isDisjoint(with: .account)
    }

    /// Whether the object is a presence from another system, which identifies the person by e-mail address.
    private var isPushedPresence: Bool {
      marks.contains(.message) && !marks.contains(.name)
        && (marks.contains(.email) || marks.contains([.userID, .source]) || marks.contains([.userID, .systemPresence]))
    }
  }

  /// A set of distinctive keys.
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

    /// Creates the set of one key; empty for a key that is not distinctive.
    init(_ key: ExportKey) {
      switch key {
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
      case .resources, .scimResources: self = .resources
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
