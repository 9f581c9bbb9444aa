/// Reads the output of the platform API and its command line: listings and single objects of prompts, flows, operations,
/// data actions, outcomes, schedules, IVRs, groups, locations and people.
///
/// Objects come in many envelopes (a page, a search result, a bare array, a bare object, a map by ID) and do not name
/// their type: it is recognized by `selfUri` if there is one, else by the keys that only one kind of object has.
struct PlatformObjects: ~Copyable {
  private let tree: ExportTree
  private var sink: FieldSink
  private var people = PeopleCount()
  /// The format of the first object that was recognized.
  private var format: ExportFormat?
  /// Whether every object was recognized by itself, and not by its envelope.
  private var isPageable = true

  private init(_ input: ShapeInput) {
    tree = input.tree
    sink = FieldSink(tree, options: input.options)
  }

  /// Reads a document; nil if it does not contain a known object.
  static func read(_ input: ShapeInput) -> ShapeReading? {
    var reading = PlatformObjects(input)
    reading.root(input.tree.root)
    guard let format = reading.format else { return nil }
    let (people, isPageable) = (reading.people, reading.isPageable)
    return ShapeReading(document: reading.sink.finish(), format: format, people: people, isPageable: isPageable)
  }

  private mutating func root(_ id: NodeID) {
    switch tree[id].kind {
    case .sequence: items(of: id, envelope: nil)
    case .mapping:
      for envelope in [ExportKey.entities, .results, .scimResources] {
        guard let list = tree.value(envelope, of: id), tree[list].kind == .sequence else { continue }
        let origin = tree.value(.selfUri, of: id).map { PlatformObjectKind(selfURI: $0, in: tree) } ?? nil
        items(of: list, envelope: origin)
        if format == nil, tree[list].subtreeEnd == list.index + 1, tree.value(.pageSize, of: id) != nil {
          format = .apiListing
        }
        return
      }
      if let body = tree.value(.eventBody, of: id), tree.value(.topicName, of: id) != nil {
        recognize(.directory)
        event(body)
      } else if let kind = PlatformObjectKind(id, in: tree) {
        object(id, kind)
      } else {
        mapByID(id)
        if format == nil { wrapped(id) }
      }
    case .scalar, .alias: break
    }
  }

  /// Reads objects in a wrapper of another tool: `{"flow": {…}}`, `{"data": {"flows": […]}}`.
  private mutating func wrapped(_ id: NodeID) {
    guard sink.descend(to: id) else { return }
    defer { sink.ascend() }
    for (key, value) in tree.entries(of: id) {
      switch tree.key(key) {
      case .flow, .flows:
        for flow in tree.outermost(below: value, levels: 1, where: { isListedFlow($0) }) { object(flow, .flow) }
      case .data, .body, .response, .payload, .results, .users, .user, .prompts, .prompt, .items:
        if tree[value].kind != .scalar { root(tree.resolved(value)) }
      default: break
      }
    }
  }

  /// Whether an object has the keys that each flow of a listing has.
  private func isListedFlow(_ id: NodeID) -> Bool {
    tree.value(.name, of: id) != nil && tree.value(.id, of: id) != nil
      && tree.hasKey(of: id) { $0 == .type || $0 == .division || $0 == .publishedVersion }
  }

  private mutating func items(of list: NodeID, envelope: PlatformObjectKind?) {
    for item in tree.items(of: list) {
      let own = PlatformObjectKind(item, in: tree)
      if own == nil { isPageable = false }
      if let kind = own ?? envelope { object(item, kind) }
    }
  }

  /// Reads a mapping from user IDs to users. All values must be users: any mapping of mappings has this form.
  private mutating func mapByID(_ id: NodeID) {
    var users: [NodeID] = []
    for (_, value) in tree.entries(of: id) {
      guard PlatformObjectKind(value, in: tree) == .user else { return }
      users.append(value)
    }
    for user in users { object(user, .user) }
  }

  private mutating func object(_ id: NodeID, _ kind: PlatformObjectKind) {
    recognize(kind.format)
    switch kind {
    case .user: DirectoryPerson.read(id, in: &sink, counting: &people)
    case .queueMember:
      if let name = tree.value(.name, of: id) { sink.exclude(name) }
      if let user = tree.value(.user, of: id) { DirectoryPerson.read(user, in: &sink, counting: &people) }
    case .presence: presence(id)
    case .scimUser: DirectoryPerson.readSCIM(id, in: &sink, counting: &people)
    case .flow: named(id, .flow, name: .flowName, description: .flowDescription)
    case .prompt: prompt(id)
    case .promptAsset: promptAsset(id, in: nil)
    case .voiceXMLOperation: VoiceXMLOperation.read(id, in: &sink, container: nil)
    case .dataAction: dataAction(id)
    case .group: named(id, .resource, name: .groupName, description: .groupName)
    case .location:
      let location = named(id, .resource, name: .referencedName, description: .referencedName)
      sink.add(.locationNote, tree.value(.notes, of: id), in: location)
    case .presenceDefinition: statusNames(id)
    case .named: named(id, .resource, name: .referencedName, description: .referencedName)
    }
  }

  private mutating func recognize(_ format: ExportFormat) {
    if self.format == nil { self.format = format }
  }

  @discardableResult
  private mutating func named(
    _ id: NodeID, _ kind: Container.Kind, name: FieldKind, description: FieldKind
  ) -> Int {
    let container = container(kind, id)
    sink.add(name, tree.value(.name, of: id), in: container)
    sink.add(description, tree.value(.description, of: id), in: container)
    return container
  }

  private mutating func container(_ kind: Container.Kind, _ id: NodeID) -> Int {
    sink.addContainer(
      kind, id, name: tree.value(.name, of: id), identifier: tree.value(.id, of: id), in: nil)
  }

  private mutating func prompt(_ id: NodeID) {
    let prompt = named(id, .prompt, name: .promptName, description: .promptDescription)
    guard let assets = tree.value(.resources, of: id) else { return }
    for asset in tree.items(of: assets) { promptAsset(asset, in: prompt) }
  }

  /// Reads one language of a prompt: `ttsString` is synthesized, `text` is the text of the recording.
  private mutating func promptAsset(_ id: NodeID, in prompt: Int?) {
    sink.add(.tts, tree.value(.ttsString, of: id), in: prompt)
    sink.add(.tts, tree.value(.text, of: id), in: prompt)
  }

  private mutating func dataAction(_ id: NodeID) {
    let container = container(.dataAction, id)
    sink.add(.dataActionName, tree.value(.name, of: id), in: container)
    guard let contract = tree.value(.contract, of: id) else { return }
    for side in [ExportKey.input, .output] {
      guard let part = tree.value(side, of: contract) else { continue }
      for key in [
        ExportKey.inputSchema, .successSchema, .outputSchema, .inputSchemaFlattened, .successSchemaFlattened,
      ] {
        guard let found = tree.value(key, of: part) else { continue }
        let schema = tree.value(.schema, of: found) ?? found
        ParameterNames.schema(schema, in: tree) { sink.add(.dataActionParameter, $0, in: container) }
        // The contracts of static actions contain the vendor's sample texts.
        if tree.value(.actionType, of: id).map({ tree.key($0) != .staticType }) ?? true {
          ParameterNames.descriptions(schema, in: tree) { sink.add(.dataActionParameter, $0, in: container) }
        }
        break
      }
    }
  }

  /// Reads a presence without its user: of one person, of a list of people, or pushed by another system.
  private mutating func presence(_ id: NodeID) {
    people.withPresence += 1
    people.total += 1
    let person = sink.addContainer(
      .person, id, name: nil, identifier: tree.firstText(.userId, .email, of: id), in: nil)
    sink.add(.personalStatus, tree.value(.message, of: id), in: person)
  }

  /// Reads the body of a notification: a presence, or an activity with a presence under another name.
  private mutating func event(_ body: NodeID) {
    let person = sink.addContainer(
      .person, body, name: nil, identifier: tree.value(.userId, of: body), in: nil)
    people.withPresence += 1
    people.total += 1
    sink.add(.personalStatus, tree.value(.message, of: body), in: person)
    guard let presence = tree.value(.presence, of: body) else { return }
    sink.add(.personalStatus, tree.value(.presenceMessage, of: presence), in: person)
    sink.add(.personalStatus, tree.value(.message, of: presence), in: person)
  }

  /// Reads the names that an organization gives to its statuses: an administrator chooses them, and every profile shows
  /// them.
  private mutating func statusNames(_ id: NodeID) {
    let container = container(.resource, id)
    guard let labels = tree.value(.languageLabels, of: id) else { return }
    for (_, label) in tree.entries(of: labels) { sink.add(.referencedName, label, in: container) }
  }
}
