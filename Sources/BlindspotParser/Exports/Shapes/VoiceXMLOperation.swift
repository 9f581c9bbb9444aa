/// Reads VoiceXML operations of the first-generation platform, and everything that mentions VoiceXML in later exports.
///
/// The API v1 documents them (`/api/v1/architect/voicexmloperations`): an operation has `name`, `description`,
/// `uri`, and `inputs` and `outputs`, which are strings. Not documented, and therefore read in any plausible form: that the
/// strings are JSON (a schema or a list of parameters), that `uiMetaData.voiceXmlOperations` of flow configurations has the
/// same objects, and how an action calls one.
enum VoiceXMLOperation {
  /// Reads the value of a key that mentions VoiceXML: an operation, a list of them, or a mapping from the names of
  /// operations to their parts.
  static func read(_ id: NodeID, in sink: inout FieldSink, container: Int?) {
    let tree = sink.tree
    guard sink.descend(to: id) else { return }
    defer { sink.ascend() }
    switch tree.kind(of: id) {
    case .scalar: sink.add(.vxmlOperation, id, in: container)
    case .alias: break
    case .sequence:
      for item in tree.items(of: id) { read(item, in: &sink, container: container) }
    case .mapping: readOperation(id, name: nil, in: &sink, container: container)
    }
  }

  /// Reads an action that calls an operation. The caller reads the name of the action.
  static func readCall(_ id: NodeID, in sink: inout FieldSink, container: Int?) {
    let tree = sink.tree
    for (key, value) in tree.entries(of: id) {
      switch tree.key(key) {
      case .name: break
      case let name: readPart(key, name, value, in: &sink, container: container)
      }
    }
  }

  /// Reads an operation, or a collection of operations, which does not have a name.
  private static func readOperation(_ id: NodeID, name key: NodeID?, in sink: inout FieldSink, container: Int?) {
    let tree = sink.tree
    guard sink.descend(to: id) else { return }
    defer { sink.ascend() }
    var operation = container
    let name = key ?? tree.firstText(.name, .displayName, of: id)
    if let name, tree.isText(name) {
      operation = sink.addContainer(.operation, id, name: name, identifier: tree.value(.id, of: id), in: container)
    }
    for (key, value) in tree.entries(of: id) {
      readPart(key, tree.key(key), value, in: &sink, container: operation)
    }
  }

  private static func readPart(
    _ key: NodeID, _ name: ExportKey?, _ value: NodeID, in sink: inout FieldSink, container: Int?
  ) {
    let tree = sink.tree
    let isScalar = tree.kind(of: value) == .scalar
    switch name {
    case .name, .displayName, .title, .description, .operation, .operationName:
      if isScalar {
        sink.add(.vxmlOperation, value, in: container)
      } else {
        read(value, in: &sink, container: container)
      }
    case .inputs, .outputs, .successOutputs, .failureOutputs, .parameters, .properties, .inputSchema, .outputSchema,
      .successSchema, .input, .output:
      readParameters(value, in: &sink, container: container)
    case .tts: sink.add(.tts, value, in: container)
    case .exp: sink.addExpression(value, use: .value, in: container)
    case .lit:
      if !isScalar { read(value, in: &sink, container: container) }
    case nil where !isScalar && tree.kind(of: key) == .scalar:
      // `<name>: {inputs: …}`, the form of data actions in YAML.
      let isNamed = hasParameters(value, in: tree)
      if isNamed { sink.add(.vxmlOperation, key, in: container) }
      readOperation(value, name: isNamed ? key : nil, in: &sink, container: container)
    case nil where isScalar && namesOperation(key, in: tree):
      sink.add(.vxmlOperation, value, in: container)
    default: break
    }
  }

  /// Adds the names of parameters (``ParameterNames``), which can also be JSON in a string. A string that is not JSON is
  /// the name itself.
  static func readParameters(
    _ id: NodeID, as kind: FieldKind = .vxmlParameter, in sink: inout FieldSink, container: Int?
  ) {
    let tree = sink.tree
    guard tree.kind(of: id) == .scalar else {
      return ParameterNames.walk(id, in: tree) { sink.add(kind, $0, in: container) }
    }
    let isJSON = sink.addEmbedded(in: id, container: container) { contract, report in
      ParameterNames.walk(contract.root, in: contract) { report($0, kind) }
    }
    if !isJSON { sink.add(kind, id, in: container) }
  }

  private static func hasParameters(_ id: NodeID, in tree: ExportTree) -> Bool {
    tree.hasKey(of: id) { key in
      switch key {
      case .inputs, .outputs, .successOutputs, .failureOutputs, .parameters: true
      default: false
      }
    }
  }

  /// Whether the value of a key is a name: `voiceXmlOperationName`, but not `voiceXmlOperationId`.
  private static func namesOperation(_ key: NodeID, in tree: ExportTree) -> Bool {
    tree.withText(of: key) { text in
      guard KeyShape(text) == .voiceXML else { return false }
      let last = text.count > 2 ? (text[text.count - 2].lowercased, text[text.count - 1].lowercased) : (0, 0)
      return last != (UInt8(ascii: "i"), UInt8(ascii: "d"))
    }
  }
}
