/// A value of a flow configuration:
///
/// ```
/// { "config": {…}, "text": "AudioPlaybackOptions(ToAudioTTS(\"Hello.\"), true)", "type": "aud",
///   "uiMetaData": {"sequenceItems": [{"type": 0, "parameter": "Hello."}]}, "metaData": {…} }
/// ```
///
/// `text` is a raw literal (mode 1), a variable (2), empty (3) or the source of an expression (0, 4, absent); `config` is
/// its syntax tree and says nothing new.
enum ConfigurationValue {
  /// Whether an object is a value and not something that has values below.
  static func isValue(_ id: NodeID, in fields: borrowing FieldCollector) -> Bool {
    var hasText = false
    var hasType = false
    var cursor = fields.document.entryCursor(of: id)
    while let (key, value) = fields.document.nextEntry(&cursor) {
      switch fields.term(key) {
      case .text: hasText = fields.document[value].kind == .scalar
      case .type, .config: hasType = true
      default: break
      }
    }
    return hasText && hasType
  }

  /// Adds the texts of a value, each once.
  static func read(_ id: NodeID, use: TextRole, in fields: inout FieldCollector, container: Int?) {
    var text: NodeID?
    var type: ExportKey? = .str
    var interface: NodeID?
    var config: NodeID?
    var cursor = fields.document.entryCursor(of: id)
    while let (key, value) = fields.document.nextEntry(&cursor) {
      switch fields.term(key) {
      case .text: text = value
      case .type: type = fields.term(value)
      case .uiMetaData: interface = value
      case .config: config = value
      default: break
      }
    }
    guard let text else { return }
    let use: TextRole =
      switch type {
      case .aud: .speech
      case .com: .message
      default: use
      }
    let mode = interface.flatMap { fields.value(.mode, of: $0) }.map { digit($0, in: fields) }
    switch mode {
    case 1: literal(text, type, config, use: use, in: &fields, container: container)
    case 2, 3: break
    case _ where use != .value && isProse(text, in: fields): fields.add(use.kind, text, in: container)
    default:
      if type == .aud, let interface { return speech(text, interface, in: &fields, container: container) }
      fields.addExpression(text, use: use, in: container)
    }
    if type == .com, let interface { builder(text, interface, in: &fields, container: container) }
  }

  /// Audio: the items of the sequence editor where it made the audio, else the literals of the expression. What the
  /// items do not hold word for word (a dynamic item, an expression typed by hand) is taken from the expression.
  private static func speech(_ text: NodeID, _ interface: NodeID, in fields: inout FieldCollector, container: Int?) {
    var parameters: [NodeID] = []
    if let items = fields.value(.sequenceItems, of: interface) {
      var cursor = fields.document.childCursor(of: items)
      while let item = fields.document.nextChild(&cursor) {
        guard let type = fields.value(.type, of: item), digit(type, in: fields) == 0,
          let parameter = fields.value(.parameter, of: item)
        else { continue }
        parameters.append(parameter)
      }
    }
    for parameter in parameters { fields.add(.tts, parameter, in: container) }
    fields.addExpression(text, use: .speech, in: container, except: parameters)
  }

  private static func literal(
    _ text: NodeID, _ type: ExportKey?, _ config: NodeID?, use: TextRole, in fields: inout FieldCollector,
    container: Int?
  ) {
    switch type {
    case .int, .dec, .bln, .dur, .dat, .tim: break
    case .str, .com, .aud, .jsn: fields.add(use.kind, text, in: container)
    default:
      // A queue, a user, a prompt: named, and for a user also given by e-mail address.
      fields.add(.referencedName, text, in: container)
      if fields.readsExtended, let literal = config.flatMap({ fields.value(.lit, of: $0) }) {
        fields.add(.referencedName, fields.value(.username, of: literal), in: container)
      }
    }
  }

  /// The parts of a communication's builder that its expression does not hold: the texts of other languages.
  private static func builder(_ text: NodeID, _ interface: NodeID, in fields: inout FieldCollector, container: Int?) {
    guard let builder = fields.value(.builder, of: interface) else { return }
    var known: Set<String> = fields.literalTexts(of: text)
    parts(builder, known: &known, in: &fields, container: container)
  }

  private static func parts(
    _ id: NodeID, known: inout Set<String>, in fields: inout FieldCollector, container: Int?
  ) {
    guard fields.descend(to: id) else { return }
    defer { fields.ascend() }
    let id = fields.resolved(id)
    if fields.document[id].kind == .sequence {
      var cursor = fields.document.childCursor(of: id)
      while let item = fields.document.nextChild(&cursor) {
        parts(item, known: &known, in: &fields, container: container)
      }
      return
    }
    var cursor = fields.document.entryCursor(of: id)
    while let (key, value) = fields.document.nextEntry(&cursor) {
      switch fields.term(key) {
      case .builderParts, .builderPartContainers:
        parts(value, known: &known, in: &fields, container: container)
      case .builderPartExpressions:
        var expressions = fields.document.childCursor(of: value)
        while let expression = fields.document.nextChild(&expressions) {
          part(expression, known: &known, in: &fields, container: container)
        }
      default: break
      }
    }
  }

  private static func part(
    _ id: NodeID, known: inout Set<String>, in fields: inout FieldCollector, container: Int?
  ) {
    guard let text = fields.value(.text, of: id), let slice = fields.text(text),
      fields.value(.type, of: id).flatMap({ fields.term($0) }) == .str,
      let interface = fields.value(.uiMetaData, of: id), let mode = fields.value(.mode, of: interface)
    else { return }
    if digit(mode, in: fields) == 1 {
      if known.insert(fields.document.string(slice)).inserted { fields.add(.messageText, text, in: container) }
    } else {
      let literals = fields.literalTexts(of: text)
      if !literals.isSubset(of: known) { fields.addExpression(text, use: .message, in: container) }
      known.formUnion(literals)
    }
  }

  /// Whether a source is no expression but words: tools that rewrite configurations leave such texts behind.
  private static func isProse(_ id: NodeID, in fields: borrowing FieldCollector) -> Bool {
    fields.document.withBytes(of: fields.document.slice(of: id)) { text in
      var spaces = 0
      for index in text.indices {
        switch text[index] {
        case 0x20: spaces += 1
        case 0x22, 0x28, 0x29, 0x2B, 0x2A, 0x3C, 0x3D, 0x3E, 0x5B, 0x5D: return false
        // `Flow.name`: a variable.
        case 0x2E where index + 1 < text.count && text[index + 1] > 0x20: return false
        default: break
        }
      }
      return spaces > 0
    }
  }

  /// The value of a one-digit number; -1 for anything else.
  private static func digit(_ id: NodeID, in fields: borrowing FieldCollector) -> Int {
    let slice = fields.document.slice(of: id)
    guard fields.document[id].kind == .scalar, slice.count == 1 else { return -1 }
    return fields.document.withBytes(of: slice) { Int($0[0]) - 0x30 }
  }
}
