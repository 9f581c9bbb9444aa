/// Reads what the platform API and its command line print: listings and single objects of prompts, flows, operations,
/// data actions, outcomes, schedules, IVRs, groups, locations and people.
///
/// Objects come in many envelopes (a page, a search result, a bare array, a bare object, a map by id) and carry no type
/// of their own: `selfUri` tells it where it is there, else the keys that only one kind has.
struct PlatformObjects: ~Copyable {
  var fields: FieldCollector
  /// How many people were met, and how many of them carry a presence.
  var people = PeopleCount()
  /// What was recognised first.
  private var format: ExportFormat?
  /// Whether every object was told by what it is itself, and not by what is around it.
  private var isPlain = true

  private init(_ document: Document, options: ReadOptions) {
    fields = FieldCollector(document: document, options: options)
  }

  /// What a document of platform objects holds.
  struct Result {
    let document: ExportDocument
    let format: ExportFormat
    let people: PeopleCount
    /// Whether it would be the same, were the objects of its list to come in several lists.
    var isPlain = false
  }

  /// Reads a document; nil if it holds no object we know.
  static func read(_ document: Document, options: ReadOptions) -> Result? {
    var reading = PlatformObjects(document, options: options)
    reading.root(document.root)
    guard let format = reading.format else { return nil }
    return Result(
      document: reading.fields.finish(), format: format, people: reading.people, isPlain: reading.isPlain)
  }

  private mutating func root(_ id: NodeID) {
    let document = fields.document
    switch document[id].kind {
    case .sequence: items(of: id, envelope: nil)
    case .mapping:
      for envelope in [ExportKey.entities, .results, .scimResources] {
        guard let list = fields.value(envelope, of: id), document[list].kind == .sequence else { continue }
        let origin = fields.value(.selfUri, of: id).map { PlatformObjectKind(selfURI: $0, in: document) } ?? nil
        items(of: list, envelope: origin)
        if format == nil, document[list].subtreeEnd == list.index + 1, fields.value(.pageSize, of: id) != nil {
          format = .apiListing
        }
        return
      }
      if let body = fields.value(.eventBody, of: id), fields.value(.topicName, of: id) != nil {
        recognised(.directory)
        event(body)
      } else if let kind = PlatformObjectKind(id, in: fields) {
        object(id, kind)
      } else {
        mapByID(id)
      }
    case .scalar, .alias: break
    }
  }

  private mutating func items(of list: NodeID, envelope: PlatformObjectKind?) {
    var cursor = fields.document.childCursor(of: list)
    while let item = fields.document.nextChild(&cursor) {
      let item = fields.resolved(item)
      let own = PlatformObjectKind(item, in: fields)
      if own == nil { isPlain = false }
      if let kind = own ?? envelope { object(item, kind) }
    }
  }

  /// An object from user ids to users. All of its values must be users: any mapping of mappings looks like this.
  private mutating func mapByID(_ id: NodeID) {
    var users: [NodeID] = []
    var cursor = fields.document.entryCursor(of: id)
    while let (_, value) = fields.document.nextEntry(&cursor) {
      let value = fields.resolved(value)
      guard PlatformObjectKind(value, in: fields) == .user else { return }
      users.append(value)
    }
    for user in users { object(user, .user) }
  }

  private mutating func object(_ id: NodeID, _ kind: PlatformObjectKind) {
    recognised(kind.format)
    switch kind {
    case .user: DirectoryPerson.read(id, in: &fields, counting: &people)
    case .queueMember:
      if let user = fields.value(.user, of: id) { DirectoryPerson.read(user, in: &fields, counting: &people) }
    case .presence: presence(id)
    case .scimUser: DirectoryPerson.readSCIM(id, in: &fields, counting: &people)
    case .flow: named(id, .flow, name: .flowName, description: .flowDescription)
    case .prompt: prompt(id)
    case .promptAsset: promptAsset(id, in: nil)
    case .voiceXMLOperation: VoiceXMLOperation.read(id, in: &fields, container: nil)
    case .dataAction: dataAction(id)
    case .group: named(id, .resource, name: .groupName, description: .groupName)
    case .location:
      let location = named(id, .resource, name: .referencedName, description: .referencedName)
      fields.add(.locationNote, fields.value(.notes, of: id), in: location)
    case .presenceDefinition: statusNames(id)
    case .named: named(id, .resource, name: .referencedName, description: .referencedName)
    }
  }

  private mutating func recognised(_ format: ExportFormat) {
    if self.format == nil { self.format = format }
  }

  @discardableResult
  private mutating func named(
    _ id: NodeID, _ kind: Container.Kind, name: FieldKind, description: FieldKind
  ) -> Int {
    let container = container(kind, id)
    fields.add(name, fields.value(.name, of: id), in: container)
    fields.add(description, fields.value(.description, of: id), in: container)
    return container
  }

  private mutating func container(_ kind: Container.Kind, _ id: NodeID) -> Int {
    fields.addContainer(
      kind, id, name: fields.text(fields.value(.name, of: id)), identifier: fields.text(fields.value(.id, of: id)),
      in: nil)
  }

  private mutating func prompt(_ id: NodeID) {
    let prompt = named(id, .prompt, name: .promptName, description: .promptDescription)
    guard let assets = fields.value(.resources, of: id) else { return }
    var cursor = fields.document.childCursor(of: assets)
    while let asset = fields.document.nextChild(&cursor) { promptAsset(asset, in: prompt) }
  }

  /// One language of a prompt: `ttsString` is synthesised, `text` says what the recording says.
  private mutating func promptAsset(_ id: NodeID, in prompt: Int?) {
    let id = fields.resolved(id)
    fields.add(.tts, fields.value(.ttsString, of: id), in: prompt)
    fields.add(.tts, fields.value(.text, of: id), in: prompt)
  }

  private mutating func dataAction(_ id: NodeID) {
    let container = container(.dataAction, id)
    fields.add(.dataActionName, fields.value(.name, of: id), in: container)
    guard let contract = fields.value(.contract, of: id) else { return }
    for side in [ExportKey.input, .output] {
      guard let part = fields.value(side, of: contract) else { continue }
      for term in [
        ExportKey.inputSchema, .successSchema, .outputSchema, .inputSchemaFlattened, .successSchemaFlattened,
      ] {
        guard let found = fields.value(term, of: part) else { continue }
        let schema = fields.value(.schema, of: found) ?? found
        let document = fields.document
        ParameterNames.schema(schema, in: document) { fields.add(.dataActionParameter, $0, in: container) }
        break
      }
    }
  }

  /// A presence on its own: of one person, of a list of people, or pushed by another system.
  private mutating func presence(_ id: NodeID) {
    people.withPresence += 1
    people.total += 1
    let person = fields.addContainer(
      .person, id, name: nil,
      identifier: fields.text(fields.value(.userId, of: id)) ?? fields.text(fields.value(.email, of: id)), in: nil)
    fields.add(.personalStatus, fields.value(.message, of: id), in: person)
  }

  /// The body of a notification: a presence, or an activity that has one under another name.
  private mutating func event(_ body: NodeID) {
    let person = fields.addContainer(
      .person, body, name: nil, identifier: fields.text(fields.value(.userId, of: body)), in: nil)
    people.withPresence += 1
    people.total += 1
    fields.add(.personalStatus, fields.value(.message, of: body), in: person)
    guard let presence = fields.value(.presence, of: body) else { return }
    fields.add(.personalStatus, fields.value(.presenceMessage, of: presence), in: person)
    fields.add(.personalStatus, fields.value(.message, of: presence), in: person)
  }

  /// The names an organisation gives its statuses: chosen by an administrator, shown beside every person.
  private mutating func statusNames(_ id: NodeID) {
    let container = container(.resource, id)
    guard let labels = fields.value(.languageLabels, of: id) else { return }
    var cursor = fields.document.entryCursor(of: labels)
    while let (_, label) = fields.document.nextEntry(&cursor) { fields.add(.referencedName, label, in: container) }
  }
}

/// How many people an export lists, and how many of them with a presence that could hold a personal status.
struct PeopleCount {
  var total = 0
  var withPresence = 0
}
