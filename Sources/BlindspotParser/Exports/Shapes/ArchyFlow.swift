/// Reads flows in the form of Archy and of Architect's YAML export, in YAML or spelled as JSON:
///
/// ```
/// inboundCall:
///   name: Main IVR                    flow-name
///   tasks:
///     - task:
///         name: Ask for the number    task-name
///         actions:
///           - playAudio:              an action: the only entry of an item of `actions`
///               name: Say hello       action-name
///               audio:
///                 tts: Hello.         tts
/// ```
///
/// What a key means depends on where it stands, never on a list of action types: new ones come with every release.
struct ArchyFlow: ~Copyable {
  var fields: FieldCollector
  var language: String?

  /// Reads every flow of a document; nil if it holds none.
  static func read(_ document: Document, options: ReadOptions) -> ExportDocument? {
    var reading = ArchyFlow(fields: FieldCollector(document: document, options: options))
    var isFlow = false
    var cursor = document.entryCursor(of: document.root)
    while let (key, value) = document.nextEntry(&cursor) {
      guard document[key].kind == .scalar else { continue }
      let flow = reading.fields.resolved(value)
      guard ArchyFlow.isFlow(key, flow, in: reading.fields) else { continue }
      isFlow = true
      reading.flow(flow)
    }
    return isFlow ? reading.fields.finish(language: reading.language) : nil
  }

  /// Whether an entry of the root is a flow: a known type, or anything that has a name and a part only flows have.
  static func isFlow(_ key: NodeID, _ value: NodeID, in fields: borrowing FieldCollector) -> Bool {
    guard fields.document[value].kind == .mapping else { return false }
    if let term = fields.term(key), term.isFlowType { return true }
    var hasName = false
    var hasFlowPart = false
    var cursor = fields.document.entryCursor(of: value)
    while let (key, _) = fields.document.nextEntry(&cursor) {
      switch fields.term(key) {
      case .name: hasName = true
      case .startUpRef, .startUpTaskActions, .states, .tasks, .bots, .menus, .defaultLanguage, .supportedLanguages:
        hasFlowPart = true
      default: break
      }
    }
    return hasName && hasFlowPart
  }

  mutating func flow(_ id: NodeID) {
    language = language ?? fields.language(fields.value(.defaultLanguage, of: id))
    let name = fields.value(.name, of: id)
    let flow = fields.addContainer(.flow, id, name: fields.text(name), identifier: nil, in: nil)
    entries(of: id, in: Place(.flowName, description: .flowDescription, container: flow))
  }

  /// What the entries of a mapping stand for.
  struct Place {
    /// The kind of `name`; nil where a name is only that of a setting or of something referred to.
    var name: FieldKind?
    /// The kind of `description`.
    var description: FieldKind?
    /// What literals below are for.
    var use = TextRole.value
    /// The innermost container.
    var container: Int?

    init(_ name: FieldKind? = nil, description: FieldKind? = nil, use: TextRole = .value, container: Int?) {
      self.name = name
      self.description = description
      self.use = use
      self.container = container
    }

    /// The same place, a level deeper: nothing there is the thing's own name.
    func inside(use: TextRole? = nil) -> Place { Place(use: use ?? self.use, container: container) }
  }

  // MARK: Walking

  mutating func walk(_ id: NodeID, in place: Place) {
    let node = fields.document[id]
    switch node.kind {
    case .scalar: break
    case .mapping: entries(of: id, in: place)
    case .sequence:
      guard fields.descend(to: id) else { return }
      defer { fields.ascend() }
      var cursor = fields.document.childCursor(of: id)
      while let item = fields.document.nextChild(&cursor) { walk(item, in: place) }
    case .alias:
      guard fields.mayFollow(id, for: Int(place.use.rawValue)) else { return }
      let target = fields.document.resolved(id)
      if fields.document[target].kind != .alias { walk(target, in: place) }
    }
  }

  mutating func entries(of id: NodeID, in place: Place) {
    guard fields.descend(to: id) else { return }
    defer { fields.ascend() }
    var cursor = fields.document.entryCursor(of: id)
    while let (key, value) = fields.document.nextEntry(&cursor) { entry(key, value, in: place) }
  }

  mutating func entry(_ key: NodeID, _ value: NodeID, in place: Place) {
    guard let term = fields.term(key) else {
      if fields.document[key].symbol == .merge {
        merge(value, in: place)
      } else {
        unknown(key, value, in: place)
      }
      return
    }
    switch term {
    case .name:
      if let kind = place.name { fields.add(kind, value, in: place.container) } else { named(value, in: place) }
    case .description:
      if let kind = place.description {
        fields.add(kind, value, in: place.container)
      } else {
        text(value, in: place.inside())
      }
    case .actions, .startUpTaskActions: actions(value, in: place)
    case .tasks, .reusableTasks: items(value, .task, .taskName, in: place)
    case .states: items(value, .state, .stateName, in: place)
    case .bots: items(value, .state, .stateName, in: place)
    case .menus: items(value, .menu, .menuName, in: place)
    case .choices: items(value, .choice, .menuChoiceName, in: place)
    case .variables: items(value, .variable, .variableName, description: .variableDescription, in: place)
    case .state, .startUpState, .periodicState: thing(value, .state, .stateName, in: place)
    case .task, .startUpTask, .loopTask, .commonModuleTask: thing(value, .task, .taskName, in: place)
    case .path: walk(value, in: Place(.menuChoiceName, container: place.container))
    case .intent, .slot: walk(value, in: Place(.intentName, container: place.container))
    case .worktype: walk(value, in: Place(.referencedName, container: place.container))
    case .tts: all(value, .tts, in: place)
    case .exp: expression(value, in: place)
    case .lit, .label, .text: text(value, in: place)
    case .prompt: fields.add(.referencedName, value, in: place.container)
    case .terms, .mutedUtterances: if fields.wants(.utterance) { all(value, .utterance, in: place) }
    case .dataAction: dataActions(value, in: place)
    case .inputs, .foundOutputs, .successOutputs, .failureOutputs: parameters(value, .referencedName, in: place)
    case .division: fields.add(.divisionName, value, in: place.container)
    case .settingsNaturalLanguageUnderstanding:
      if fields.readsExtended { languageModel(value, in: place) }
    case let term where term.isAudio: text(value, in: place.inside(use: .speech))
    case let term where term.isMessage: text(value, in: place.inside(use: .message))
    case let term where term.namesObjectInKey: keyed(value, in: place)
    case let term where term.isMachineText: break
    default: unknown(key, value, in: place)
    }
  }

  /// Entries that a YAML merge key lends (`<<: *base`).
  mutating func merge(_ value: NodeID, in place: Place) {
    guard fields.document[value].kind != .alias || fields.mayFollow(value, for: 0x100 + kindNumber(place)) else {
      return
    }
    let value = fields.resolved(value)
    if fields.document[value].kind == .sequence {
      var cursor = fields.document.childCursor(of: value)
      while let item = fields.document.nextChild(&cursor) { merge(item, in: place) }
    } else {
      entries(of: value, in: place)
    }
  }

  func kindNumber(_ place: Place) -> Int {
    FieldKind.allCases.firstIndex { $0 == place.name }.map { $0 + 1 } ?? 0
  }

  /// A key that is none of ours. What is below it is read all the same; audio and communications of later releases are
  /// told by how their keys end, VoiceXML by what its keys contain.
  mutating func unknown(_ key: NodeID, _ value: NodeID, in place: Place) {
    let target = fields.resolved(value)
    guard fields.document[target].kind != .scalar else {
      if place.use == .speech, isLanguageTag(key) { fields.add(.tts, value, in: place.container) }
      return
    }
    // `{{placeholder}}:` is a mapping that is a key.
    guard fields.document[key].kind == .scalar else { return walk(value, in: place.inside()) }
    switch KeyShape(fields.document, key) {
    case .audio: text(value, in: place.inside(use: .speech))
    case .message: text(value, in: place.inside(use: .message))
    case .voiceXML:
      guard fields.document[value].kind != .alias else { return }
      VoiceXMLOperation.read(target, in: &fields, container: place.container)
    case .other: walk(value, in: place.inside())
    }
  }

  // MARK: Things with names

  /// A list whose items are mappings with one entry each: `- task: {…}`, `- menuTask: {…}`, `- stringVariable: {…}`.
  mutating func items(
    _ list: NodeID, _ kind: Container.Kind, _ name: FieldKind, description: FieldKind? = nil, in place: Place
  ) {
    let list = fields.resolved(list)
    guard fields.document[list].kind == .sequence else { return walk(list, in: place.inside()) }
    var cursor = fields.document.childCursor(of: list)
    while let item = fields.document.nextChild(&cursor) {
      let item = fields.resolved(item)
      if let (_, value) = fields.singleEntry(of: item), fields.document[value].kind == .mapping {
        thing(value, kind, name, description: description, in: place)
      } else {
        walk(item, in: place.inside())
      }
    }
  }

  mutating func thing(
    _ id: NodeID, _ kind: Container.Kind, _ name: FieldKind, description: FieldKind? = nil, in place: Place
  ) {
    let id = fields.resolved(id)
    guard fields.document[id].kind == .mapping else { return }
    let container = fields.addContainer(
      kind, id, name: fields.text(fields.value(.name, of: id)), identifier: fields.text(fields.value(.refId, of: id)),
      in: place.container)
    entries(of: id, in: Place(name, description: description, container: container))
  }

  /// The items of `actions`. Only here does a single entry make an action: settings use the same keys elsewhere.
  mutating func actions(_ list: NodeID, in place: Place) {
    let list = fields.resolved(list)
    guard fields.document[list].kind == .sequence else { return walk(list, in: place.inside()) }
    var cursor = fields.document.childCursor(of: list)
    while let item = fields.document.nextChild(&cursor) {
      let item = fields.resolved(item)
      guard let (key, value) = fields.singleEntry(of: item), fields.document[value].kind == .mapping else {
        walk(item, in: place.inside())
        continue
      }
      let container = fields.addContainer(
        .action, value, name: fields.text(fields.value(.name, of: value)),
        identifier: fields.text(fields.value(.refId, of: value)), in: place.container)
      if KeyShape(fields.document, key) == .voiceXML {
        fields.add(.actionName, fields.value(.name, of: value), in: container)
        VoiceXMLOperation.readCall(value, in: &fields, container: container)
      } else {
        entries(of: value, in: Place(.actionName, container: container))
      }
    }
  }

  /// `dataAction: {<name>: {inputs: {<parameter>: …}, successOutputs: …, failureOutputs: …}}`: names are keys.
  mutating func dataActions(_ id: NodeID, in place: Place) {
    let id = fields.resolved(id)
    var cursor = fields.document.entryCursor(of: id)
    while let (key, value) = fields.document.nextEntry(&cursor) {
      if fields.term(key)?.isWrapper ?? false {
        entry(key, value, in: place.inside())
        continue
      }
      fields.add(.dataActionName, key, in: place.container)
      let container = fields.addContainer(
        .dataAction, fields.resolved(value), name: fields.text(key), in: place.container)
      let inside = Place(container: container)
      var parts = fields.document.entryCursor(of: fields.resolved(value))
      while let (part, list) = fields.document.nextEntry(&parts) {
        switch fields.term(part) {
        case .inputs, .successOutputs, .failureOutputs, .outputs: parameters(list, .dataActionParameter, in: inside)
        default: entry(part, list, in: inside)
        }
      }
    }
  }

  /// A mapping whose keys are the names of parameters, columns or slots.
  mutating func parameters(_ id: NodeID, _ kind: FieldKind, in place: Place) {
    let id = fields.resolved(id)
    guard fields.document[id].kind == .mapping else { return walk(id, in: place.inside()) }
    var cursor = fields.document.entryCursor(of: id)
    while let (key, value) = fields.document.nextEntry(&cursor) {
      if fields.document[key].kind == .scalar, !(fields.term(key)?.isFixedOutput ?? false) {
        fields.add(kind, key, in: place.container)
      }
      walk(value, in: place.inside(use: .value))
    }
  }

  /// `category: {<integration>: {…}}`, `dataTable: {<table>: {…}}`: the keys name objects outside the flow.
  mutating func keyed(_ id: NodeID, in place: Place) {
    let id = fields.resolved(id)
    guard fields.document[id].kind == .mapping else { return walk(id, in: place.inside()) }
    var cursor = fields.document.entryCursor(of: id)
    while let (key, value) = fields.document.nextEntry(&cursor) {
      guard fields.term(key)?.isWrapper ?? false else {
        if fields.document[key].kind == .scalar { fields.add(.referencedName, key, in: place.container) }
        walk(value, in: place.inside())
        continue
      }
      entry(key, value, in: place.inside())
    }
  }
}
