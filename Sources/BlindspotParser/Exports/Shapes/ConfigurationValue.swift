/// A value of a flow configuration:
///
/// ```
/// { "config": {…}, "text": "AudioPlaybackOptions(ToAudioTTS(\"Hello.\"), true)", "type": "aud",
///   "uiMetaData": {"sequenceItems": [{"type": 0, "parameter": "Hello."}]}, "metaData": {…} }
/// ```
///
/// `text` is a raw literal (mode 1), a variable (2), empty (3) or the source of an expression (0, 4, absent); `config` is
/// its syntax tree and adds nothing.
struct ConfigurationValue {
  private let node: NodeID
  private var text: NodeID?
  private var type: NodeID?
  private var interface: NodeID?
  private var config: NodeID?

  /// Reads the parts of an object, which is not a value if it does not have them.
  init(_ id: NodeID, in tree: ExportTree) {
    node = id
    var cursor = tree.entryCursor(of: id)
    while let (key, value) = tree.document.nextEntry(&cursor) {
      switch tree.key(key) {
      case .text: text = value
      case .type: type = value
      case .uiMetaData: interface = value
      case .config: config = value
      default: break
      }
    }
  }

  /// Whether the object is a value, and not a collection of values.
  func isValue(in tree: ExportTree) -> Bool {
    guard let text, type != nil || config != nil else { return false }
    return tree.kind(of: text) == .scalar
  }

  /// Adds the texts of the value, each once.
  func read(use: TextRole, in sink: inout FieldSink, container: Int?) {
    sink.exclude(node)
    guard let text else { return }
    let type: ExportKey? = if let type { sink.tree.key(type) } else { .str }
    let use: TextRole =
      switch type {
      case .aud: .speech
      case .com: .message
      default: use
      }
    let mode = interface.flatMap { sink.tree.value(.mode, of: $0) }.map { Self.digit($0, in: sink.tree) }
    switch mode {
    case 1: Self.literal(text, type, config, use: use, in: &sink, container: container)
    case 2, 3: break
    case _ where use != .value && Self.isProse(text, in: sink.tree): sink.add(use.kind, text, in: container)
    default:
      if type == .aud, let interface { return Self.speech(text, interface, in: &sink, container: container) }
      sink.addExpression(text, use: use, in: container)
    }
    if type == .com, let interface { Self.builder(text, interface, in: &sink, container: container) }
  }

  /// Adds the texts of audio: the items of the sequence editor if it made the audio, and those literals of the expression
  /// that differ from all items (a dynamic item, an expression typed by hand).
  private static func speech(_ text: NodeID, _ interface: NodeID, in sink: inout FieldSink, container: Int?) {
    let tree = sink.tree
    var parameters: [NodeID] = []
    if let items = tree.value(.sequenceItems, of: interface) {
      for item in tree.items(of: items) {
        guard let type = tree.value(.type, of: item), digit(type, in: tree) == 0,
          let parameter = tree.value(.parameter, of: item)
        else { continue }
        parameters.append(parameter)
      }
    }
    for parameter in parameters { sink.add(.tts, parameter, in: container) }
    sink.addExpression(text, use: .speech, in: container, except: parameters)
  }

  private static func literal(
    _ text: NodeID, _ type: ExportKey?, _ config: NodeID?, use: TextRole, in sink: inout FieldSink,
    container: Int?
  ) {
    let tree = sink.tree
    switch type {
    case .int, .dec, .bln, .dur, .dat, .tim: break
    case .str, .com, .aud, .jsn: sink.add(use.kind, text, in: container)
    default:
      // A queue, a user, a prompt: by name; a user also by e-mail address.
      sink.add(.referencedName, text, in: container)
      if sink.readsExtended, let literal = config.flatMap({ tree.value(.lit, of: $0) }) {
        sink.add(.referencedName, tree.value(.username, of: literal), in: container)
      }
    }
  }

  /// Adds the parts of a communication's builder that its expression does not contain: the texts of other languages.
  private static func builder(_ text: NodeID, _ interface: NodeID, in sink: inout FieldSink, container: Int?) {
    let tree = sink.tree
    guard let builder = tree.value(.builder, of: interface) else { return }
    var known: Set<String> = sink.literalTexts(of: text)
    parts(builder, known: &known, in: &sink, container: container)
  }

  private static func parts(
    _ id: NodeID, known: inout Set<String>, in sink: inout FieldSink, container: Int?
  ) {
    let tree = sink.tree
    guard sink.descend(to: id) else { return }
    defer { sink.ascend() }
    if tree.kind(of: id) == .sequence {
      for item in tree.items(of: id) {
        parts(item, known: &known, in: &sink, container: container)
      }
      return
    }
    for (key, value) in tree.entries(of: id) {
      switch tree.key(key) {
      case .builderParts, .builderPartContainers:
        parts(value, known: &known, in: &sink, container: container)
      case .builderPartExpressions:
        for expression in tree.items(of: value) {
          part(expression, known: &known, in: &sink, container: container)
        }
      default: break
      }
    }
  }

  private static func part(
    _ id: NodeID, known: inout Set<String>, in sink: inout FieldSink, container: Int?
  ) {
    let tree = sink.tree
    guard let text = tree.value(.text, of: id), let slice = tree.text(text),
      tree.value(.type, of: id).flatMap({ tree.key($0) }) == .str,
      let interface = tree.value(.uiMetaData, of: id), let mode = tree.value(.mode, of: interface)
    else { return }
    if digit(mode, in: tree) == 1 {
      if known.insert(tree.document.string(slice)).inserted { sink.add(.messageText, text, in: container) }
    } else {
      let literals = sink.literalTexts(of: text)
      if !literals.isSubset(of: known) { sink.addExpression(text, use: .message, in: container) }
      known.formUnion(literals)
    }
  }

  /// Whether a source is words and not an expression: tools that rewrite configurations produce such texts.
  private static func isProse(_ id: NodeID, in tree: ExportTree) -> Bool {
    tree.withText(of: id) { text in
      var spaces = 0
      for index in text.indices {
        switch text[index] {
        case ASCII.space: spaces += 1
        case ASCII.quote, ASCII.openParenthesis, ASCII.closeParenthesis, ASCII.plus, ASCII.asterisk, ASCII.lessThan,
          ASCII.equals, ASCII.greaterThan, ASCII.openBracket, ASCII.closeBracket:
          return false
        // `Flow.name`: a variable.
        case ASCII.period where index + 1 < text.count && text[index + 1] > ASCII.space: return false
        default: break
        }
      }
      return spaces > 0
    }
  }

  /// Returns the value of a one-digit number; -1 for any other node.
  private static func digit(_ id: NodeID, in tree: ExportTree) -> Int {
    tree.withText(of: id) { $0.count == 1 && $0[0].isDigit ? $0[0].digitValue : -1 }
  }
}
