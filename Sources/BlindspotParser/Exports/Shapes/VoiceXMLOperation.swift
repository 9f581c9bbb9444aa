/// VoiceXML operations of the first-generation platform, and whatever speaks of VoiceXML in later exports.
///
/// Known from the platform's API v1 (`/api/v1/architect/voicexmloperations`): an operation has `name`, `description`,
/// `uri`, and `inputs` and `outputs`, which are strings. That the strings hold JSON (a schema or a list of parameters),
/// that the slot `uiMetaData.voiceXmlOperations` of flow configurations holds the same objects, and how an action calls
/// one, is inferred; any plausible form is read.
enum VoiceXMLOperation {
  /// Reads what stands behind a key that speaks of VoiceXML: an operation, a list of them, or a mapping from the names
  /// of operations to their parts.
  static func read(_ id: NodeID, in fields: inout FieldCollector, container: Int?) {
    guard fields.descend(to: id) else { return }
    defer { fields.ascend() }
    let id = fields.resolved(id)
    switch fields.document[id].kind {
    case .scalar: fields.add(.vxmlOperation, id, in: container)
    case .alias: break
    case .sequence:
      var cursor = fields.document.childCursor(of: id)
      while let item = fields.document.nextChild(&cursor) { read(item, in: &fields, container: container) }
    case .mapping: readOperation(id, name: nil, in: &fields, container: container)
    }
  }

  /// Reads an action that calls an operation. Its own name is read by the caller.
  static func readCall(_ id: NodeID, in fields: inout FieldCollector, container: Int?) {
    var cursor = fields.document.entryCursor(of: fields.resolved(id))
    while let (key, value) = fields.document.nextEntry(&cursor) {
      switch fields.term(key) {
      case .name: break
      case let term: readPart(key, term, value, in: &fields, container: container)
      }
    }
  }

  /// Reads an operation, or a wrapper around operations, which has no name of its own.
  private static func readOperation(_ id: NodeID, name key: NodeID?, in fields: inout FieldCollector, container: Int?) {
    guard fields.descend(to: id) else { return }
    defer { fields.ascend() }
    var operation = container
    if let name = fields.text(key ?? fields.value(.name, of: id) ?? fields.value(.displayName, of: id)) {
      operation = fields.addContainer(
        .operation, id, name: name, identifier: fields.text(fields.value(.id, of: id)), in: container)
    }
    var cursor = fields.document.entryCursor(of: id)
    while let (key, value) = fields.document.nextEntry(&cursor) {
      readPart(key, fields.term(key), value, in: &fields, container: operation)
    }
  }

  private static func readPart(
    _ key: NodeID, _ term: ExportKey?, _ value: NodeID, in fields: inout FieldCollector, container: Int?
  ) {
    let value = fields.resolved(value)
    let isScalar = fields.document[value].kind == .scalar
    switch term {
    case .name, .displayName, .title, .description, .operation, .operationName:
      if isScalar {
        fields.add(.vxmlOperation, value, in: container)
      } else {
        read(value, in: &fields, container: container)
      }
    case .inputs, .outputs, .successOutputs, .failureOutputs, .parameters, .properties, .inputSchema, .outputSchema,
      .successSchema, .input, .output:
      readParameters(value, in: &fields, container: container)
    case .tts: fields.add(.tts, value, in: container)
    case .exp: fields.addExpression(value, use: .value, in: container)
    case .lit:
      if !isScalar { read(value, in: &fields, container: container) }
    case nil where !isScalar && fields.document[key].kind == .scalar:
      // `<name>: {inputs: …}`, as data actions are written in YAML.
      let isNamed = hasParameters(value, in: fields)
      if isNamed { fields.add(.vxmlOperation, key, in: container) }
      readOperation(value, name: isNamed ? key : nil, in: &fields, container: container)
    case nil where isScalar && namesOperation(key, in: fields):
      fields.add(.vxmlOperation, value, in: container)
    default: break
    }
  }

  /// The names of parameters: keys of a mapping or of a schema's `properties`, `name` of the items of a list, plain
  /// strings of a list, and all of that as JSON inside a string. A string that is no JSON is taken as it is.
  static func readParameters(
    _ id: NodeID, as kind: FieldKind = .vxmlParameter, in fields: inout FieldCollector, container: Int?
  ) {
    let document = fields.document
    let id = fields.resolved(id)
    if document[id].kind == .scalar {
      guard let embedded = fields.embeddedJSON(in: id) else {
        return fields.add(kind, id, in: container)
      }
      var part = 0
      ParameterNames.walk(embedded.document.root, in: embedded.document) { name in
        guard let text = embedded.text(name) else { return }
        fields.addEmbedded(kind, text, part: part, of: id, in: container)
        part += 1
      }
    } else {
      ParameterNames.walk(id, in: document) { fields.add(kind, $0, in: container) }
    }
  }

  private static func hasParameters(_ id: NodeID, in fields: borrowing FieldCollector) -> Bool {
    var cursor = fields.document.entryCursor(of: id)
    while let (key, _) = fields.document.nextEntry(&cursor) {
      switch fields.term(key) {
      case .inputs, .outputs, .successOutputs, .failureOutputs, .parameters: return true
      default: break
      }
    }
    return false
  }

  /// Whether a key such as `voiceXmlOperationName` holds a name.
  private static func namesOperation(_ key: NodeID, in fields: borrowing FieldCollector) -> Bool {
    fields.document.withBytes(of: fields.document.slice(of: key)) { text in
      guard KeyShape(text) == .voiceXML else { return false }
      let last = text.count > 2 ? (text[text.count - 2].lowercased, text[text.count - 1].lowercased) : (0, 0)
      return last != (UInt8(ascii: "i"), UInt8(ascii: "d"))
    }
  }
}
