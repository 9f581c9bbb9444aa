/// What a text is for where its own markup does not say: set by the keys above it.
enum TextRole: UInt8 {
  /// Nothing is known: a literal is a value of the flow's own data.
  case value
  /// It is spoken.
  case speech
  /// It is written to a person.
  case message

  /// The kind of a text used so.
  var kind: FieldKind {
    switch self {
    case .value: .literalValue
    case .speech: .tts
    case .message: .messageText
    }
  }
}

/// Gathers the fields and containers of one document. Texts of kinds that nobody asked for cost no more than a look.
///
/// The small questions are inlined: called, each is handed a copy of everything the collector holds, which took a fifth
/// of the time of reading into fields.
struct FieldCollector: ~Copyable {
  /// The document being read.
  let document: Document
  /// Whether kinds of the group `extended` are wanted.
  let readsExtended: Bool
  /// How much is read.
  private let limits: ExportLimits
  /// How deep the reading is.
  private var depth = 0
  /// The bounds that were reached, each with the first node that was too much.
  private var reached: [(limit: ReachedLimit, node: NodeID)] = []
  /// The containers so far.
  private(set) var containers: [Container] = []
  private var fields: [Field] = []
  /// Texts decoded here; they follow ``Document/decoded``.
  private var decoded: [UInt8] = []
  private var expressions: ExpressionParser
  /// Which aliases were followed, and for what.
  private var followed: Set<UInt64> = []

  init(document: Document, options: ReadOptions) {
    self.document = document
    readsExtended = options.readsExtended
    limits = options.limits
    expressions = ExpressionParser(depthLimit: limits.expressionDepth)
    // A flow has a text per nine nodes and a container per twelve: to grow into that would copy them twice over.
    fields.reserveCapacity(document.nodes.count / 8)
    containers.reserveCapacity(document.nodes.count / 11)
  }

  /// Steps a level deeper, to `id`; false, and the level is left out, if that is too deep. ``ascend()`` steps back.
  @inline(__always) mutating func descend(to id: NodeID) -> Bool {
    guard depth < limits.steps else {
      note(.depth, at: id)
      return false
    }
    depth += 1
    return true
  }

  /// Steps back up.
  @inline(__always) mutating func ascend() { depth -= 1 }

  /// Notes that a bound was reached; the first place of each is kept.
  private mutating func note(_ limit: ReachedLimit, at id: NodeID) {
    if !reached.contains(where: { $0.limit == limit }) { reached.append((limit, id)) }
  }

  /// Whether any field was added.
  var hasFields: Bool { !fields.isEmpty }

  /// Whether a kind is asked for.
  @inline(__always) func wants(_ kind: FieldKind) -> Bool { readsExtended || kind.group != .extended }

  /// The name that a scalar is; nil if it is none of ours.
  @inline(__always) func term(_ id: NodeID) -> ExportKey? { ExportKey(document[id].symbol) }

  /// The value behind a key; nil if `id` is no mapping or has no such key.
  @inline(__always) func value(_ term: ExportKey, of id: NodeID) -> NodeID? {
    var cursor = document.entryCursor(of: id)
    while let (key, value) = document.nextEntry(&cursor) {
      if self.term(key) == term { return resolved(value) }
    }
    return nil
  }

  /// The node, or what an alias stands for.
  @inline(__always) func resolved(_ id: NodeID) -> NodeID { document[id].kind == .alias ? document.resolved(id) : id }

  /// The only entry of a mapping; nil if it has none or several.
  @inline(__always) func singleEntry(of id: NodeID) -> (key: NodeID, value: NodeID)? {
    var cursor = document.entryCursor(of: id)
    guard let entry = document.nextEntry(&cursor), document.nextEntry(&cursor) == nil else { return nil }
    return (entry.key, resolved(entry.value))
  }

  /// Whether a node is a text that somebody could have typed: no number, truth value or null.
  @inline(__always) func isText(_ id: NodeID) -> Bool {
    let node = document[id]
    guard node.kind == .scalar, node.textLength > 0, node.style != .jsonToken, node.style != .synthetic else {
      return false
    }
    return node.style != .plain || node.textLength > 5 || !isPlainConstant(id)
  }

  /// The decoded text of a scalar that is a text; nil for anything else.
  @inline(__always) func text(_ id: NodeID?) -> TextSlice? {
    guard let id, isText(id) else { return nil }
    return document.slice(of: id)
  }

  /// A language tag in lower case; nil for a placeholder of a template.
  func language(_ id: NodeID?) -> String? {
    guard let slice = text(id), document.withBytes(of: slice, { KeyShape.isLanguageTag($0) }) else { return nil }
    return document.string(slice).lowercased()
  }

  /// Adds a scalar's whole text.
  mutating func add(_ kind: FieldKind, _ id: NodeID?, in container: Int?) {
    guard wants(kind), let id else { return }
    let node = resolved(id)
    guard isText(node) else { return }
    let slice = document.slice(of: node)
    fields.append(
      Field(
        kind: kind, node: node, raw: TextRange(start: 0, end: slice.count), text: slice, container: container))
  }

  /// Adds the string literals of a scalar that is an expression. Literals that are heard or read are counted before
  /// the others, so that their numbers do not depend on which kinds are asked for.
  ///
  /// - Parameter known: scalars whose texts were added already and are not to be added again.
  mutating func addExpression(_ id: NodeID, use: TextRole, in container: Int?, except known: [NodeID] = []) {
    let id = resolved(id)
    let node = document[id]
    guard node.kind == .scalar, node.textLength > 2 else { return }
    let slice = document.slice(of: id)
    readExpression(slice, of: id)
    var part = 0
    for index in expressions.literals.indices where expressions.literals[index].role != .machine {
      let literal = expressions.literals[index]
      if known.isEmpty || !known.contains(where: { says(literal, of: slice, $0) }) {
        addLiteral(literal, part: part, of: id, slice, use: use, in: container)
      }
      part += 1
    }
    guard readsExtended else { return }
    for index in expressions.literals.indices where expressions.literals[index].role == .machine {
      addLiteral(expressions.literals[index], part: part, of: id, slice, use: .value, in: container)
      part += 1
    }
  }

  /// The texts of the literals of an expression that are heard or read. Allocates.
  mutating func literalTexts(of id: NodeID) -> Set<String> {
    let slice = document.slice(of: id)
    readExpression(slice, of: id)
    var texts: Set<String> = []
    for literal in expressions.literals where literal.role != .machine {
      texts.insert(String(decoding: decode(literal, of: slice), as: UTF8.self))
    }
    return texts
  }

  /// The JSON text inside a scalar; nil if there is none, or it passes a bound, which is then noted.
  mutating func embeddedJSON(in id: NodeID) -> EmbeddedJSON? {
    do throws(EmbeddedJSON.TooLarge) {
      return try EmbeddedJSON(id, of: document, limits: limits.embedded)
    } catch {
      note(.embedded, at: id)
      return nil
    }
  }

  /// Adds a string of a JSON text that stands inside a scalar.
  mutating func addEmbedded(_ kind: FieldKind, _ text: EmbeddedJSON.Text, part: Int, of id: NodeID, in container: Int?)
  {
    guard wants(kind) else { return }
    let outer = document.slice(of: id)
    let slice: TextSlice
    if let bytes = text.decoded {
      slice = append(bytes)
    } else {
      slice = TextSlice(
        start: outer.start + text.raw.start, count: text.raw.count, isInDecodedBuffer: outer.isInDecodedBuffer)
    }
    guard slice.count > 0 else { return }
    fields.append(
      Field(kind: kind, node: id, part: part, raw: text.raw, encoding: .jsonString, text: slice, container: container))
  }

  /// Adds a thing that holds fields; its index is what they and its children refer to.
  mutating func addContainer(
    _ kind: Container.Kind, _ node: NodeID, name: TextSlice? = nil, identifier: TextSlice? = nil, in parent: Int?
  ) -> Int {
    containers.append(Container(kind: kind, node: node, name: name, identifier: identifier, parent: parent))
    return containers.count - 1
  }

  /// Whether the subtree behind an alias should be read for a purpose: the first time only, so that hostile input
  /// cannot make work grow with every reference.
  mutating func mayFollow(_ alias: NodeID, for purpose: Int) -> Bool {
    followed.insert(UInt64(resolved(alias).index) << 16 | UInt64(truncatingIfNeeded: purpose & 0xFFFF)).inserted
  }

  /// The document with all that was gathered.
  consuming func finish(language: String? = nil) -> ExportDocument {
    var document = document
    if !decoded.isEmpty { document.decoded += decoded }
    fields.sort { ($0.node.index, $0.part ?? 0) < ($1.node.index, $1.part ?? 0) }
    // What an alias stands for may have been met at its own place too.
    var kept = 0
    for index in fields.indices where kept == 0 || !fields[index].isRepetition(of: fields[kept - 1]) {
      fields[kept] = fields[index]
      kept += 1
    }
    fields.removeLast(fields.count - kept)
    return ExportDocument(
      document: document, fields: fields, containers: containers, language: language, reached: reached)
  }

  private mutating func addLiteral(
    _ literal: ExpressionLiteral, part: Int, of id: NodeID, _ outer: TextSlice, use: TextRole, in container: Int?
  ) {
    let kind: FieldKind =
      switch literal.role {
      case .speech: .tts
      case .message: .messageText
      case .value: use.kind
      case .machine: .literalValue
      }
    guard wants(kind) else { return }
    let slice: TextSlice
    if literal.hasEscapes {
      let document = document
      let start = decoded.count
      document.withBytes(of: outer) { literal.decode(from: $0, into: &decoded) }
      slice = TextSlice(
        start: document.decoded.count + start, count: decoded.count - start, isInDecodedBuffer: true)
    } else {
      slice = TextSlice(
        start: outer.start + literal.raw.start, count: literal.raw.count, isInDecodedBuffer: outer.isInDecodedBuffer)
    }
    fields.append(
      Field(
        kind: kind, node: id, part: part, raw: literal.raw, encoding: .expressionLiteral, text: slice,
        container: container))
  }

  /// Whether a literal of the expression at `slice` says what a scalar says.
  private func says(_ literal: ExpressionLiteral, of slice: TextSlice, _ other: NodeID) -> Bool {
    let bytes = decode(literal, of: slice)
    return document.withBytes(of: document.slice(of: other)) { $0.holdsSameBytes(as: bytes.span) }
  }

  private func decode(_ literal: ExpressionLiteral, of slice: TextSlice) -> [UInt8] {
    document.withBytes(of: slice) { expression in
      var bytes: [UInt8] = []
      literal.decode(from: expression, into: &bytes)
      return bytes
    }
  }

  private mutating func append(_ bytes: [UInt8]) -> TextSlice {
    let start = document.decoded.count + decoded.count
    decoded += bytes
    return TextSlice(start: start, count: bytes.count, isInDecodedBuffer: true)
  }

  private mutating func readExpression(_ slice: TextSlice, of id: NodeID) {
    let document = document
    document.withBytes(of: slice) { expressions.read($0) }
    if expressions.isTooDeep { note(.expressionDepth, at: id) }
  }

  /// Whether a plain YAML scalar of at most five bytes is a null or a truth value (YAML 1.2.2 section 10.3.2).
  private func isPlainConstant(_ id: NodeID) -> Bool {
    switch term(id) {
    case .null, .nullCapital, .nullUpper, .tilde, .true, .trueCapital, .false, .falseCapital: true
    default: false
    }
  }
}

extension Field {
  /// Whether both fields are the same text, met on two ways.
  fileprivate func isRepetition(of other: Field) -> Bool {
    node == other.node && part == other.part && kind == other.kind
  }
}
