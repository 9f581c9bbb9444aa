/// Reads the flow configuration of the platform API (`GET /api/v2/flows/{id}/latestconfiguration`), which is also what
/// stands inside an `.i3…` file.
///
/// The configuration says most things several times: every spoken text stands in the source of an expression, in its
/// syntax tree and among the items of the sequence editor, names stand again in the manifest, and contracts of data
/// actions and schemas of tables are cached with the vendor's sample texts. One copy of each is read: the one a person
/// typed.
struct FlowConfiguration: ~Copyable {
  private var fields: FieldCollector
  private var language: String?

  /// Whether a document is a flow configuration, or a list of them.
  static func matches(_ document: Document) -> Bool { !flows(in: document).isEmpty }

  /// Reads the flows of a document and the common modules embedded in them.
  static func read(_ document: Document, options: ReadOptions) -> ExportDocument {
    var reading = FlowConfiguration(fields: FieldCollector(document: document, options: options))
    for flow in flows(in: document) { reading.flow(flow) }
    return reading.fields.finish(language: reading.language)
  }

  private static func flows(in document: Document) -> [NodeID] {
    let root = document.root
    guard document[root].kind == .sequence else { return isFlow(root, in: document) ? [root] : [] }
    return document.children(of: root).map { document.resolved($0) }.filter { isFlow($0, in: document) }
  }

  private static func isFlow(_ id: NodeID, in document: Document) -> Bool {
    var cursor = document.entryCursor(of: id)
    while let (key, value) = document.nextEntry(&cursor) {
      if ExportKey(document[key].symbol) == .flowSequenceItemList {
        return document[document.resolved(value)].kind == .sequence
      }
    }
    return false
  }

  private mutating func flow(_ id: NodeID) {
    language = language ?? fields.language(fields.value(.defaultLanguage, of: id))
    let flow = fields.addContainer(
      .flow, id, name: fields.text(fields.value(.name, of: id)), identifier: fields.text(fields.value(.id, of: id)),
      in: nil)
    var cursor = fields.document.entryCursor(of: id)
    while let (key, value) = fields.document.nextEntry(&cursor) {
      let value = fields.resolved(value)
      switch fields.term(key) {
      case .name: fields.add(.flowName, value, in: flow)
      case .description: fields.add(.flowDescription, value, in: flow)
      case .division: fields.add(.divisionName, fields.value(.name, of: value) ?? value, in: flow)
      case .flowSequenceItemList: eachItem(of: value) { $0.sequenceItem($1, in: flow) }
      case .variables: eachItem(of: value) { $0.variable($1, in: flow) }
      case .commonModules:
        eachItem(of: value) { reading, module in
          if let model = reading.fields.value(.model, of: module) { reading.flow(model) }
        }
      case .uiMetaData:
        if let operations = fields.value(.voiceXmlOperations, of: value) {
          VoiceXMLOperation.read(operations, in: &fields, container: flow)
        }
      case .nluMetaData: languageModel(value, in: flow)
      case .manifest, .customDefinitions, .versionMetaData, .flowMetaData, .debugSettings, .supportedLanguageOptions:
        break
      case let term: property(term, key, value, in: flow)
      }
    }
  }

  private mutating func eachItem(of list: NodeID, _ body: (inout FlowConfiguration, NodeID) -> Void) {
    var cursor = fields.document.childCursor(of: list)
    while let item = fields.document.nextChild(&cursor) { body(&self, fields.resolved(item)) }
  }

  // MARK: Things with names

  /// A state, task or menu.
  private mutating func sequenceItem(_ id: NodeID, in flow: Int) {
    let (kind, name): (Container.Kind, FieldKind) =
      switch fields.value(.typeName, of: id).flatMap({ fields.term($0) }) {
      case .menuType: (.menu, .menuName)
      case .taskType, .loopTaskType, .commonModuleTaskType: (.task, .taskName)
      case .stateType, .botStateType: (.state, .stateName)
      default: fields.value(.menuChoiceList, of: id) == nil ? (.task, .taskName) : (.menu, .menuName)
      }
    let container = addContainer(kind, id, in: flow)
    properties(of: id, name: name, in: container)
  }

  private mutating func variable(_ id: NodeID, in parent: Int) {
    guard fields.value(.typeName, of: id) != nil || fields.value(.initialValue, of: id) != nil else {
      // `UpdateVariableAction` has a list of this name too: pairs of a variable and an expression.
      return properties(of: id, name: nil, in: parent)
    }
    let container = addContainer(.variable, id, in: parent)
    fields.add(.variableName, fields.value(.name, of: id), in: container)
    fields.add(.variableDescription, fields.value(.description, of: id), in: container)
    if let value = fields.value(.initialValue, of: id) { self.value(value, use: .value, in: container) }
  }

  private mutating func menuChoice(_ id: NodeID, in menu: Int) {
    let name = fields.value(.name, of: id)
    let container = addContainer(.choice, id, in: menu)
    fields.add(.menuChoiceName, name, in: container)
    var cursor = fields.document.entryCursor(of: id)
    while let (key, value) = fields.document.nextEntry(&cursor) {
      let value = fields.resolved(value)
      switch fields.term(key) {
      case .name, .id: break
      case .action:
        // The choice's action bears the choice's name; it is read only where it says something else.
        let actionName = fields.value(.name, of: value)
        let repeats = haveEqualText(name, actionName)
        properties(of: value, name: repeats ? nil : .actionName, in: container)
      case let term: property(term, key, value, in: container)
      }
    }
  }

  private func haveEqualText(_ left: NodeID?, _ right: NodeID?) -> Bool {
    guard let left = fields.text(left), let right = fields.text(right) else { return false }
    return fields.document.string(left) == fields.document.string(right)
  }

  private mutating func action(_ id: NodeID, in parent: Int) {
    let container = addContainer(.action, id, in: parent)
    let document = fields.document
    if let type = fields.value(.typeName, of: id),
      document.withBytes(of: document.slice(of: type), { KeyShape($0) == .voiceXML })
    {
      fields.add(.actionName, fields.value(.name, of: id), in: container)
      VoiceXMLOperation.readCall(id, in: &fields, container: container)
      return
    }
    guard let dataAction = fields.value(.actionName, of: id) else {
      return properties(of: id, name: .actionName, in: container)
    }
    fields.add(.actionName, fields.value(.name, of: id), in: container)
    fields.add(.dataActionName, dataAction, in: container)
    let called = fields.addContainer(.dataAction, id, name: fields.text(dataAction), in: container)
    var cursor = document.entryCursor(of: id)
    while let (key, value) = document.nextEntry(&cursor) {
      switch fields.term(key) {
      case .name, .actionName: break
      case .inputs, .outputs: parameters(value, .dataActionParameter, in: called)
      case .category: fields.add(.referencedName, fields.value(.name, of: fields.resolved(value)), in: container)
      case let term: property(term, key, value, in: container)
      }
    }
  }

  /// `[{"name": …, "value": {…}}]`.
  private mutating func parameters(_ list: NodeID, _ kind: FieldKind, in container: Int) {
    eachItem(of: fields.resolved(list)) { reading, item in
      reading.fields.add(kind, reading.fields.value(.name, of: item), in: container)
      if let value = reading.fields.value(.value, of: item) { reading.property(.value, item, value, in: container) }
    }
  }

  private mutating func addContainer(_ kind: Container.Kind, _ id: NodeID, in parent: Int) -> Int {
    fields.addContainer(
      kind, id, name: fields.text(fields.value(.name, of: id)),
      identifier: fields.text(fields.value(.id, of: id)), in: parent)
  }

  // MARK: Properties

  private mutating func properties(of id: NodeID, name: FieldKind?, use: TextRole = .value, in container: Int) {
    guard fields.descend(to: id) else { return }
    defer { fields.ascend() }
    let id = fields.resolved(id)
    switch fields.document[id].kind {
    case .sequence:
      var cursor = fields.document.childCursor(of: id)
      while let item = fields.document.nextChild(&cursor) { object(fields.resolved(item), use: use, in: container) }
    case .mapping:
      var cursor = fields.document.entryCursor(of: id)
      while let (key, value) = fields.document.nextEntry(&cursor) {
        let term = fields.term(key)
        if term == .name {
          if let name { fields.add(name, value, in: container) }
        } else {
          property(term, key, value, use: use, in: container)
        }
      }
    case .scalar, .alias: break
    }
  }

  private mutating func property(
    _ term: ExportKey?, _ key: NodeID, _ value: NodeID, use: TextRole = .value, in container: Int
  ) {
    switch term {
    case .actionList: eachItem(of: fields.resolved(value)) { $0.action($1, in: container) }
    case .menuChoiceList: eachItem(of: fields.resolved(value)) { $0.menuChoice($1, in: container) }
    case .defaultMenuChoice where fields.document[value].kind == .mapping: menuChoice(value, in: container)
    case .variables: eachItem(of: fields.resolved(value)) { $0.variable($1, in: container) }
    case .inputs, .outputs: parameters(value, .referencedName, in: container)
    case .flowName, .outcomeName, .milestoneName, .screenPopName, .datatableName, .knowledgeBaseName:
      fields.add(.referencedName, value, in: container)
    case .worktype: fields.add(.referencedName, fields.value(.name, of: fields.resolved(value)), in: container)
    case .speechRecTerms: spokenTerms(value, in: container)
    case .config, .metaData, .uiMetaData, .errorBindings, .paths, .surveyFormInfo, .typeName, .id: break
    case let term?:
      guard fields.document[value].kind != .scalar, !term.isMachineText else { break }
      let below: TextRole = term.isAudio ? .speech : term.isMessage ? .message : use
      object(fields.resolved(value), use: below, in: container)
    case nil:
      guard fields.document[value].kind != .scalar else { break }
      switch KeyShape(fields.document, key) {
      case .voiceXML: VoiceXMLOperation.read(value, in: &fields, container: container)
      case .audio: object(fields.resolved(value), use: .speech, in: container)
      case .message: object(fields.resolved(value), use: .message, in: container)
      case .other: object(fields.resolved(value), use: use, in: container)
      }
    }
  }

  /// A value, or an object that has values somewhere below.
  private mutating func object(_ id: NodeID, use: TextRole, in container: Int) {
    if ConfigurationValue.isValue(id, in: fields) {
      value(id, use: use, in: container)
    } else {
      properties(of: id, name: nil, use: use, in: container)
    }
  }

  private mutating func value(_ id: NodeID, use: TextRole, in container: Int) {
    ConfigurationValue.read(id, use: use, in: &fields, container: container)
  }

  private mutating func spokenTerms(_ id: NodeID, in container: Int) {
    guard fields.wants(.utterance) else { return }
    var cursor = fields.document.entryCursor(of: fields.resolved(id))
    while let (_, terms) = fields.document.nextEntry(&cursor) {
      eachItem(of: fields.resolved(terms)) { $0.fields.add(.utterance, $1, in: container) }
    }
  }

  // MARK: Language models

  /// `intents` is keyed by intent names; `rawNlu` is a JSON document inside a string and the only full copy.
  private mutating func languageModel(_ id: NodeID, in flow: Int) {
    var cursor = fields.document.entryCursor(of: id)
    while let (key, value) = fields.document.nextEntry(&cursor) {
      switch fields.term(key) {
      case .intents:
        var intents = fields.document.entryCursor(of: fields.resolved(value))
        while let (_, intent) = fields.document.nextEntry(&intents) {
          properties(of: intent, name: nil, in: flow)
        }
      case .rawNlu where fields.readsExtended:
        guard let embedded = fields.embeddedJSON(in: value) else { continue }
        var part = 0
        LanguageModel.walk(embedded.document.root, in: embedded.document) { node, kind in
          guard let text = embedded.text(node) else { return }
          fields.addEmbedded(kind, text, part: part, of: value, in: flow)
          part += 1
        }
      default: break
      }
    }
  }
}
