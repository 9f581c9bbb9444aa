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
  private var missing = MissingContent()
  private let input: ShapeInput

  private init(_ input: ShapeInput) {
    self.input = input
    tree = input.tree
    sink = FieldSink(tree, options: input.options)
  }

  /// Reads a document; nil if it does not contain a known object.
  static func read(_ input: ShapeInput) -> ShapeReading? {
    var reading = PlatformObjects(input)
    reading.root(input.tree.root)
    guard let format = reading.format else { return nil }
    let (people, isPageable, missing) = (reading.people, reading.isPageable, reading.missing)
    return ShapeReading(
      document: reading.sink.finish(), format: format, people: people, missing: missing,
      isPageable: isPageable && missing.isEmpty)
  }

  private mutating func root(_ id: NodeID) {
    switch tree.kind(of: id) {
    case .sequence: items(of: id, envelope: nil)
    case .mapping:
      var hasList = false
      for envelope in [ExportKey.entities, .results, .scimResources] {
        guard let list = tree.value(envelope, of: id), tree.kind(of: list) == .sequence else { continue }
        let origin = tree.value(.selfUri, of: id).map { PlatformObjectKind(selfURI: $0, in: tree) } ?? nil
        items(of: list, envelope: origin)
        if format == nil, tree[list].subtreeEnd == Int(list.index) + 1, tree.value(.pageSize, of: id) != nil {
          format = .apiListing
        }
        hasList = true
      }
      if hasList { return wrapped(id, isListing: true) }
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
  ///
  /// - Parameter isListing: whether the wrapper is a listing, whose own list was read.
  private mutating func wrapped(_ id: NodeID, isListing: Bool = false) {
    guard sink.descend(to: id) else { return }
    defer { sink.ascend() }
    for (key, value) in tree.entries(of: id) {
      guard tree.kind(of: value) != .scalar else { continue }
      switch tree.key(key) {
      case .flow, .flows:
        isPageable = false
        for flow in tree.outermost(below: value, levels: 1, where: { isListedFlow($0) }) { object(flow, .flow) }
      case .results where isListing: break
      case .data, .body, .response, .payload, .results, .users, .user, .prompts, .prompt, .items:
        isPageable = false
        root(tree.resolved(value))
      case nil where input.isBesideExport && !isListing: root(tree.resolved(value))
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
    case .flow: flow(id)
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

  /// Reads a flow of a listing. Scripts add the configuration of the flow as a JSON text in a string.
  private mutating func flow(_ id: NodeID) {
    let flow = named(id, .flow, name: .flowName, description: .flowDescription)
    var hasContent = false
    for (_, value) in tree.entries(of: id) where tree[value].textLength > 64 {
      switch PackedText(value, in: tree) {
      case .json: hasContent = configuration(value, of: flow) || hasContent
      case .encoded:
        hasContent = true
        missing.packedFlows += 1
      case nil: break
      }
    }
    if !hasContent { missing.flows += 1 }
  }

  /// Reads the configuration of a flow in a string.
  ///
  /// - Returns: whether the string is one.
  private mutating func configuration(_ id: NodeID, of flow: Int) -> Bool {
    var isConfiguration = false
    sink.addEmbedded(in: id, container: flow) { [input] inner, report in
      let input = input.with(inner)
      guard let reading = FlowConfiguration.read(input) ?? ArchyFlow.read(input) else { return }
      isConfiguration = true
      var last: NodeID?
      for field in reading.document.fields where field.node != last {
        report(field.node, field.kind)
        last = field.node
      }
    }
    return isConfiguration
  }

  private mutating func prompt(_ id: NodeID) {
    let prompt = named(id, .prompt, name: .promptName, description: .promptDescription)
    guard let assets = tree.value(.resources, of: id) ?? tree.value(.scimResources, of: id) else {
      missing.prompts += 1
      return
    }
    guard tree.kind(of: assets) == .mapping else {
      for asset in tree.items(of: assets) { promptAsset(asset, in: prompt) }
      return
    }
    // One resource, or resources by language.
    promptAsset(assets, in: prompt)
    for (_, asset) in tree.entries(of: assets) { promptAsset(asset, in: prompt) }
  }

  /// Reads one language of a prompt: `ttsString` is synthesized, `text` is the text of the recording.
  private mutating func promptAsset(_ id: NodeID, in prompt: Int?) {
    sink.add(.tts, tree.value(.ttsString, of: id) ?? tree.value(.ttsStringSnake, of: id), in: prompt)
    sink.add(.tts, tree.value(.text, of: id), in: prompt)
  }

  private mutating func dataAction(_ id: NodeID) {
    let container = container(.dataAction, id)
    sink.add(.dataActionName, tree.value(.name, of: id), in: container)
    if let config = tree.value(.config, of: id) { requestTexts(config, in: container) }
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

  /// Reads the templates, headers and default values of a request.
  private mutating func requestTexts(_ id: NodeID, in container: Int) {
    guard sink.descend(to: id) else { return }
    defer { sink.ascend() }
    switch tree.kind(of: id) {
    case .scalar:
      // Templates start with a brace; addresses, paths and types of content are not typed text.
      if OtherTexts.isTypedTextOrJSON(id, in: tree) {
        sink.add(.literalValue, id, in: container)
      }
    case .sequence: for item in tree.items(of: id) { requestTexts(item, in: container) }
    case .mapping:
      for (key, value) in tree.entries(of: id) where tree.key(key)?.isMachineText != true {
        requestTexts(value, in: container)
      }
    case .alias: break
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
