/// Reads the flow configuration of the platform API (`GET /api/v2/flows/{id}/latestconfiguration`), which is also the
/// content of an `.i3…` file.
///
/// The configuration repeats most texts: a spoken text occurs in the source of an expression, in its syntax tree and
/// among the items of the sequence editor, names occur again in the manifest, and contracts of data actions and schemas
/// of tables are cached with the vendor's sample texts. One copy of each is read: the one that a person typed.
struct FlowConfiguration: ~Copyable {
  private let tree: ExportTree
  private var sink: FieldSink
  private var language: String?

  private init(_ input: ShapeInput) {
    tree = input.tree
    sink = FieldSink(tree, options: input.options)
  }

  /// Reads the flows of a document and the common modules embedded in them; nil if it is not a flow configuration or a
  /// list of them.
  static func read(_ input: ShapeInput) -> ShapeReading? {
    let flows = flows(in: input.tree)
    guard !flows.isEmpty else { return nil }
    var reading = FlowConfiguration(input)
    for flow in flows { reading.flow(flow) }
    let language = reading.language
    return ShapeReading(
      document: reading.sink.finish(language: language), format: input.syntax == .i3 ? .i3Flow : .flowConfiguration)
  }

  private static func flows(in tree: ExportTree) -> [NodeID] {
    // Most documents that are not such a flow do not have the key at all.
    guard isFlow(tree.root, in: tree) || tree.hasScalar(.flowSequenceItemList) else { return [] }
    return tree.outermost(below: tree.root, levels: 4) { isFlow($0, in: tree) }
  }

  private static func isFlow(_ id: NodeID, in tree: ExportTree) -> Bool {
    tree.value(.flowSequenceItemList, of: id).map { tree.kind(of: $0) == .sequence } ?? false
  }

  private mutating func flow(_ id: NodeID) {
    language = language ?? tree.language(tree.value(.defaultLanguage, of: id))
    let flow = addContainer(.flow, id, in: nil)
    for (key, value) in tree.entries(of: id) {
      switch tree.key(key) {
      case .name: sink.add(.flowName, value, in: flow)
      case .description: sink.add(.flowDescription, value, in: flow)
      case .division: sink.add(.divisionName, tree.value(.name, of: value) ?? value, in: flow)
      case .flowSequenceItemList: forEachItem(of: value) { $0.sequenceItem($1, in: flow) }
      case .variables: forEachItem(of: value) { $0.variable($1, in: flow) }
      case .commonModules:
        forEachItem(of: value) { reading, module in
          if let model = reading.tree.value(.model, of: module) { reading.flow(model) }
        }
      case .uiMetaData:
        if let operations = tree.value(.voiceXmlOperations, of: value) {
          VoiceXMLOperation.read(operations, in: &sink, container: flow)
        }
        if let actions = tree.value(.bridgeServerActions, of: value) {
          forEachItem(of: actions) { $0.bridgeAction($1, in: flow) }
        }
      case .nluMetaData: languageModel(value, in: flow)
      case .manifest, .customDefinitions, .versionMetaData, .flowMetaData, .debugSettings, .supportedLanguageOptions:
        break
      case let name: property(name, key, value, in: flow)
      }
    }
  }

  private mutating func forEachItem(of list: NodeID, _ body: (inout FlowConfiguration, NodeID) -> Void) {
    var cursor = tree.itemCursor(of: list)
    while let item = tree.document.nextChild(&cursor) { body(&self, tree.resolved(item)) }
  }

  // MARK: Containers

  /// Reads a state, task or menu.
  private mutating func sequenceItem(_ id: NodeID, in flow: Int) {
    let (kind, name): (Container.Kind, FieldKind) =
      switch tree.value(.typeName, of: id).flatMap({ tree.key($0) }) {
      case .menuType: (.menu, .menuName)
      case .taskType, .loopTaskType, .commonModuleTaskType: (.task, .taskName)
      case .stateType, .botStateType: (.state, .stateName)
      default: tree.value(.menuChoiceList, of: id) == nil ? (.task, .taskName) : (.menu, .menuName)
      }
    let container = addContainer(kind, id, in: flow)
    properties(of: id, name: name, in: container)
  }

  private mutating func variable(_ id: NodeID, in parent: Int) {
    guard tree.value(.typeName, of: id) != nil || tree.value(.initialValue, of: id) != nil else {
      // `UpdateVariableAction` has a list with the same name: pairs of a variable and an expression.
      return properties(of: id, name: nil, in: parent)
    }
    let container = addContainer(.variable, id, in: parent)
    sink.add(.variableName, tree.value(.name, of: id), in: container)
    if let description = tree.value(.description, of: id) {
      // A description is a text, or a value with a text.
      sink.add(.variableDescription, tree.value(.text, of: description) ?? description, in: container)
    }
    if let value = tree.value(.initialValue, of: id) { self.value(value, use: .value, in: container) }
  }

  private mutating func menuChoice(_ id: NodeID, in menu: Int) {
    let name = tree.value(.name, of: id)
    let container = addContainer(.choice, id, in: menu)
    sink.add(.menuChoiceName, name, in: container)
    for (key, value) in tree.entries(of: id) {
      switch tree.key(key) {
      case .name, .id: break
      case .action:
        // The action of a choice has the choice's name; the name is read only if it differs.
        let actionName = tree.value(.name, of: value)
        let repeats = haveEqualText(name, actionName)
        if repeats, let actionName { sink.exclude(actionName) }
        properties(of: value, name: repeats ? nil : .actionName, in: container)
      case let name: property(name, key, value, in: container)
      }
    }
  }

  private func haveEqualText(_ left: NodeID?, _ right: NodeID?) -> Bool {
    guard let left = tree.text(left), let right = tree.text(right) else { return false }
    return tree.document.string(left) == tree.document.string(right)
  }

  private mutating func action(_ id: NodeID, in parent: Int) {
    let container = addContainer(.action, id, in: parent)
    if let type = tree.value(.typeName, of: id), tree.shape(of: type) == .voiceXML {
      sink.add(.actionName, tree.value(.name, of: id), in: container)
      VoiceXMLOperation.readCall(id, in: &sink, container: container)
      return
    }
    guard let dataAction = tree.value(.actionName, of: id) else {
      return properties(of: id, name: .actionName, in: container)
    }
    sink.add(.actionName, tree.value(.name, of: id), in: container)
    sink.add(.dataActionName, dataAction, in: container)
    let called = sink.addContainer(.dataAction, id, name: dataAction, in: container)
    var cursor = tree.entryCursor(of: id)
    while let (key, value) = tree.document.nextEntry(&cursor) {
      switch tree.key(key) {
      case .name, .actionName: break
      case .inputs, .outputs: parameters(value, .dataActionParameter, in: called)
      case .category: sink.add(.referencedName, tree.value(.name, of: value), in: container)
      case let name: property(name, key, value, in: container)
      }
    }
  }

  /// Reads an action of a bridge server, which an administrator named and described.
  private mutating func bridgeAction(_ id: NodeID, in flow: Int) {
    let container = addContainer(.dataAction, id, in: flow)
    sink.add(.dataActionName, tree.value(.name, of: id), in: container)
    sink.add(.dataActionName, tree.value(.description, of: id), in: container)
  }

  /// Reads `[{"name": …, "value": {…}}]`.
  private mutating func parameters(_ list: NodeID, _ kind: FieldKind, in container: Int) {
    forEachItem(of: list) { reading, item in
      reading.sink.add(kind, reading.tree.value(.name, of: item), in: container)
      if let value = reading.tree.value(.value, of: item) { reading.property(.value, item, value, in: container) }
    }
  }

  private mutating func addContainer(_ kind: Container.Kind, _ id: NodeID, in parent: Int?) -> Int {
    var name: NodeID?
    var identifier: NodeID?
    var cursor = tree.entryCursor(of: id)
    while name == nil || identifier == nil, let (key, value) = tree.document.nextEntry(&cursor) {
      switch tree.key(key) {
      case .name where name == nil: name = tree.resolved(value)
      case .id where identifier == nil: identifier = tree.resolved(value)
      default: break
      }
    }
    return sink.addContainer(kind, id, name: name, identifier: identifier, in: parent)
  }

  // MARK: Properties

  private mutating func properties(of id: NodeID, name: FieldKind?, use: TextRole = .value, in container: Int) {
    guard sink.descend(to: id) else { return }
    defer { sink.ascend() }
    switch tree.kind(of: id) {
    case .sequence:
      for item in tree.items(of: id) { object(item, use: use, in: container) }
    case .mapping:
      var cursor = tree.entryCursor(of: id)
      while let (key, value) = tree.document.nextEntry(&cursor) {
        let property = tree.key(key)
        if property == .name {
          if let name { sink.add(name, value, in: container) }
        } else {
          self.property(property, key, value, use: use, in: container)
        }
      }
    case .scalar, .alias: break
    }
  }

  private mutating func property(
    _ name: ExportKey?, _ key: NodeID, _ value: NodeID, use: TextRole = .value, in container: Int
  ) {
    switch name {
    case .actionList: forEachItem(of: value) { $0.action($1, in: container) }
    case .menuChoiceList: forEachItem(of: value) { $0.menuChoice($1, in: container) }
    case .defaultMenuChoice where tree.kind(of: value) == .mapping: menuChoice(value, in: container)
    case .variables: forEachItem(of: value) { $0.variable($1, in: container) }
    case .inputs, .outputs: parameters(value, .referencedName, in: container)
    case .flowName, .outcomeName, .milestoneName, .screenPopName, .datatableName, .knowledgeBaseName:
      sink.add(.referencedName, value, in: container)
    case .worktype: sink.add(.referencedName, tree.value(.name, of: value), in: container)
    case .speechRecTerms: spokenTerms(value, in: container)
    case .exp where tree.value(.text, of: value) != nil: self.value(value, use: use, in: container)
    case .config, .metaData, .uiMetaData, .errorBindings, .paths, .surveyFormInfo, .typeName, .id: break
    case let name?:
      guard tree.kind(of: value) != .scalar, !name.isMachineText else { break }
      let below: TextRole = name.isAudio ? .speech : name.isMessage ? .message : use
      object(value, use: below, in: container)
    case nil:
      guard tree.kind(of: value) != .scalar else { break }
      switch tree.shape(of: key) {
      case .voiceXML: VoiceXMLOperation.read(value, in: &sink, container: container)
      case .audio: object(value, use: .speech, in: container)
      case .message: object(value, use: .message, in: container)
      case .other: object(value, use: use, in: container)
      }
    }
  }

  /// Reads a value, or an object with values below it.
  private mutating func object(_ id: NodeID, use: TextRole, in container: Int) {
    let value = ConfigurationValue(id, in: tree)
    if value.isValue(in: tree) {
      value.read(use: use, in: &sink, container: container)
    } else {
      properties(of: id, name: nil, use: use, in: container)
    }
  }

  private mutating func value(_ id: NodeID, use: TextRole, in container: Int) {
    ConfigurationValue(id, in: tree).read(use: use, in: &sink, container: container)
  }

  private mutating func spokenTerms(_ id: NodeID, in container: Int) {
    guard sink.wants(.utterance) else { return }
    for (_, terms) in tree.entries(of: id) {
      forEachItem(of: terms) { $0.sink.add(.utterance, $1, in: container) }
    }
  }

  // MARK: Language models

  /// Reads the language model of a bot: the keys of `intents` are intent names; `rawNlu` is a JSON document in a string
  /// and the only full copy.
  private mutating func languageModel(_ id: NodeID, in flow: Int) {
    for (key, value) in tree.entries(of: id) {
      switch tree.key(key) {
      case .intents:
        for (_, intent) in tree.entries(of: value) {
          properties(of: intent, name: nil, in: flow)
        }
      case .rawNlu:
        guard sink.readsExtended else {
          sink.noteSkippedTexts()
          continue
        }
        sink.addEmbedded(in: value, container: flow) { model, report in
          LanguageModel.walk(model.root, in: model, report: report)
        }
      default: break
      }
    }
  }
}
