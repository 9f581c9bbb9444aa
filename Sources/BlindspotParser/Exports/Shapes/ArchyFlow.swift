/// Reads flows in the form of Archy and of Architect's YAML export, in YAML or JSON:
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
/// The meaning of a key depends on its position, never on a list of action types: every release adds new ones.
struct ArchyFlow: ~Copyable {
  let tree: ExportTree
  var sink: FieldSink
  private var language: String?
  /// Whether a flow type with a name is a flow without a part that only flows have.
  private let acceptsBareFlows: Bool

  private init(_ input: ShapeInput) {
    tree = input.tree
    acceptsBareFlows = input.isBesideExport
    sink = FieldSink(tree, options: input.options)
  }

  /// Reads every flow of a document; nil if it does not contain one.
  static func read(_ input: ShapeInput) -> ShapeReading? {
    var reading = ArchyFlow(input)
    var isFlow = false
    for (key, value) in input.tree.entries(of: input.tree.root) where Self.isFlow(key, value, in: input.tree) {
      isFlow = true
      reading.flow(value)
    }
    if isFlow {
      for (key, value) in input.tree.entries(of: input.tree.root) where !Self.isFlow(key, value, in: input.tree) {
        reading.besideFlow(key, value)
      }
    } else {
      isFlow = reading.wrapped() || reading.fragment()
    }
    guard isFlow else { return nil }
    let language = reading.language
    return ShapeReading(
      document: reading.sink.finish(language: language), format: input.syntax == .json ? .archyJSON : .archyYAML)
  }

  /// Whether an entry of the root is a flow: of a known type, or a mapping with a name and a part that only flows have.
  private static func isFlow(_ key: NodeID, _ value: NodeID, in tree: ExportTree) -> Bool {
    guard tree.kind(of: key) == .scalar, tree.kind(of: value) == .mapping else { return false }
    if let key = tree.key(key), key.isFlowType { return true }
    return hasFlowParts(value, in: tree)
  }

  /// Reads an entry of the root beside a flow: a flow type that is spelled in another way, or a mapping with actions and
  /// spoken texts that flows refer to.
  private mutating func besideFlow(_ key: NodeID, _ value: NodeID) {
    guard tree.kind(of: value) != .scalar, !tree.isAlias(value), !tree.isMergeKey(key) else { return }
    if tree.kind(of: value) == .mapping, tree.withText(of: key, { ExportKey.isFlowType(anyCase: $0) }) {
      flow(value)
    } else {
      walk(value, in: Context(container: nil))
    }
  }

  /// Whether a mapping has a name and a part that only flows have.
  private static func hasFlowParts(_ id: NodeID, in tree: ExportTree) -> Bool {
    guard tree.value(.name, of: id) != nil else { return false }
    return tree.hasKey(of: id) { isFlowPart($0) }
  }

  /// Whether a key is a part that only flows have.
  @inline(__always) static func isFlowPart(_ key: ExportKey) -> Bool {
    switch key {
    case .startUpRef, .startUpTaskActions, .states, .tasks, .bots, .menus, .defaultLanguage, .supportedLanguages: true
    default: false
    }
  }

  /// Reads flows in objects and lists of other tools: `{"flow": {"inboundCall": {…}}}`, `- inboundCall: {…}`.
  private mutating func wrapped() -> Bool {
    // A listing of people has thousands of mappings, and none of these keys.
    guard acceptsBareFlows || tree.hasScalar(where: Self.isFlowPart) else { return false }
    let wrappers = tree.outermost(below: tree.root, levels: 3) { id in
      var cursor = tree.document.entryCursor(of: id)
      while let (key, value) = tree.document.nextEntry(&cursor) {
        if tree.kind(of: value) == .mapping, isWrappedFlow(key, value) { return true }
      }
      return false
    }
    for wrapper in wrappers {
      for (key, value) in tree.entries(of: wrapper) where isWrappedFlow(key, value) { flow(tree.resolved(value)) }
    }
    return !wrappers.isEmpty
  }

  /// Whether an entry below the root is a flow. Other tools have keys such as `workflow` and `bot`, too.
  private func isWrappedFlow(_ key: NodeID, _ value: NodeID) -> Bool {
    guard tree.kind(of: key) == .scalar,
      Self.hasFlowParts(value, in: tree) || acceptsBareFlows && tree.value(.name, of: value) != nil
    else { return false }
    return tree.key(key)?.isFlowType ?? false || tree.withText(of: key) { ExportKey.isFlowType(anyCase: $0) }
  }

  /// Reads a part of a flow: `tasks:` with the items of a flow, or one such item. Flows can refer to parts in files of
  /// their own.
  private mutating func fragment() -> Bool {
    let context = Context(container: nil)
    if tree.kind(of: tree.root) == .sequence {
      guard let item = tree.items(of: tree.root).first(where: { _ in true }), isPart(item) else { return false }
      for item in tree.items(of: tree.root) { entries(of: item, in: context) }
      return true
    }
    let isFragment =
      isPart(tree.root)
      || tree.entries(of: tree.root).contains { key, list in
        switch tree.key(key) {
        case .tasks, .reusableTasks, .states, .menus, .bots:
          tree.kind(of: list) == .sequence && tree.items(of: list).first { _ in true }.map { isPart($0) } ?? false
        default: false
        }
      }
    if isFragment { entries(of: tree.root, in: context) }
    return isFragment
  }

  /// Whether a mapping is an item of a flow: one entry with a name, and an ID or actions.
  private func isPart(_ id: NodeID) -> Bool {
    guard let (key, value) = tree.singleEntry(of: id), tree.value(.name, of: value) != nil else { return false }
    return switch tree.key(key) {
    case .task, .menu, .state, .bot, .loopTask: true
    default: false
    }
  }

  private mutating func flow(_ id: NodeID) {
    language = language ?? tree.language(tree.value(.defaultLanguage, of: id))
    let flow = sink.addContainer(.flow, id, name: tree.value(.name, of: id), in: nil)
    entries(of: id, in: Context(.flowName, description: .flowDescription, container: flow))
  }

  /// The meaning of the entries of a mapping, as far as it depends on the keys above it.
  struct Context {
    /// The kind of `name`; nil if it is the name of a setting or of something that is referred to.
    var name: FieldKind?
    /// The kind of `description`.
    var description: FieldKind?
    /// The role of literals.
    var use = TextRole.value
    /// The innermost container.
    var container: Int?

    init(_ name: FieldKind? = nil, description: FieldKind? = nil, use: TextRole = .value, container: Int?) {
      self.name = name
      self.description = description
      self.use = use
      self.container = container
    }

    /// Returns the context one level deeper, where no name is the name of the container.
    func inside(use: TextRole? = nil) -> Context { Context(use: use ?? self.use, container: container) }
  }

  // MARK: Entries

  mutating func walk(_ id: NodeID, in context: Context) {
    if tree.isAlias(id), !sink.shouldFollow(id, for: Int(context.use.rawValue)) { return }
    switch tree.kind(of: id) {
    case .scalar, .alias: break
    case .mapping: entries(of: id, in: context)
    case .sequence:
      guard sink.descend(to: id) else { return }
      defer { sink.ascend() }
      var cursor = tree.itemCursor(of: id)
      while let item = tree.document.nextChild(&cursor) { walk(item, in: context) }
    }
  }

  mutating func entries(of id: NodeID, in context: Context) {
    guard sink.descend(to: id) else { return }
    defer { sink.ascend() }
    var cursor = tree.entryCursor(of: id)
    while let (key, value) = tree.document.nextEntry(&cursor) { entry(key, value, in: context) }
  }

  mutating func entry(_ key: NodeID, _ value: NodeID, in context: Context) {
    guard let name = tree.key(key) else {
      if tree.isMergeKey(key) {
        merge(value, in: context)
      } else {
        unknown(key, value, in: context)
      }
      return
    }
    switch name {
    case .name:
      if let kind = context.name { sink.add(kind, value, in: context.container) } else { named(value, in: context) }
    case .description:
      if let kind = context.description {
        sink.add(kind, value, in: context.container)
      } else {
        text(value, in: context.inside())
      }
    case .actions, .startUpTaskActions: actions(value, in: context)
    case .tasks, .reusableTasks: items(value, .task, .taskName, in: context)
    case .states: items(value, .state, .stateName, in: context)
    case .bots: items(value, .state, .stateName, in: context)
    case .menus: items(value, .menu, .menuName, in: context)
    case .choices: items(value, .choice, .menuChoiceName, in: context)
    case .variables: items(value, .variable, .variableName, description: .variableDescription, in: context)
    case .state, .startUpState, .periodicState: container(value, .state, .stateName, in: context)
    case .task, .startUpTask, .loopTask, .commonModuleTask: container(value, .task, .taskName, in: context)
    case .path: walk(value, in: Context(.menuChoiceName, container: context.container))
    case .intent, .slot: walk(value, in: Context(.intentName, container: context.container))
    case .worktype: walk(value, in: Context(.referencedName, container: context.container))
    case .tts: all(value, .tts, in: context)
    case .exp: expression(value, in: context)
    case .lit, .label, .text: text(value, in: context)
    case .prompt: sink.add(.referencedName, value, in: context.container)
    case .terms, .mutedUtterances: if sink.wants(.utterance) { all(value, .utterance, in: context) }
    case .dataAction: dataActions(value, in: context)
    case .inputs, .foundOutputs, .successOutputs, .failureOutputs: parameters(value, .referencedName, in: context)
    case .division: sink.add(.divisionName, value, in: context.container)
    case .settingsNaturalLanguageUnderstanding:
      if sink.readsExtended {
        LanguageModel.walk(value, in: tree) { node, kind in sink.add(kind, node, in: context.container) }
      }
    case let name where name.isAudio: text(value, in: context.inside(use: .speech))
    case let name where name.isMessage: text(value, in: context.inside(use: .message))
    case let name where name.namesObjectInKey: keyed(value, in: context)
    case let name where name.isMachineText: break
    default: unknown(key, value, in: context)
    }
  }

  /// Reads the entries that a YAML merge key adds (`<<: *base`).
  private mutating func merge(_ value: NodeID, in context: Context) {
    if tree.isAlias(value), !sink.shouldFollow(value, for: 0x100 + kindNumber(context)) { return }
    if tree.kind(of: value) == .sequence {
      for item in tree.items(of: value) { merge(item, in: context) }
    } else {
      entries(of: value, in: context)
    }
  }

  private func kindNumber(_ context: Context) -> Int {
    FieldKind.allCases.firstIndex { $0 == context.name }.map { $0 + 1 } ?? 0
  }

  /// Reads below an unknown key. Audio and communications of later releases are recognized by the ends of their keys,
  /// VoiceXML by a part of them.
  private mutating func unknown(_ key: NodeID, _ value: NodeID, in context: Context) {
    guard tree.kind(of: value) != .scalar else {
      if context.use == .speech, isLanguageTag(key) { sink.add(.tts, value, in: context.container) }
      // `{{placeholder}}` without quotes is a mapping that is a key.
      if tree.kind(of: key) == .mapping { sink.add(context.use.kind, key, in: context.container) }
      return
    }
    // `{{placeholder}}:` is a mapping that is a key.
    guard tree.kind(of: key) == .scalar else { return walk(value, in: context.inside()) }
    switch tree.shape(of: key) {
    case .audio: text(value, in: context.inside(use: .speech))
    case .message: text(value, in: context.inside(use: .message))
    case .voiceXML:
      if !tree.isAlias(value) { VoiceXMLOperation.read(value, in: &sink, container: context.container) }
    case .other: walk(value, in: context.inside())
    }
  }
}
