/// The purpose of a text whose own markup does not show it: set by the keys above it.
enum TextRole: UInt8 {
  /// Unknown: a literal is a value of the flow's own data.
  case value
  /// The text is spoken.
  case speech
  /// The text is written to a person.
  case message

  /// The kind of a text with this role.
  var kind: FieldKind {
    switch self {
    case .value: .literalValue
    case .speech: .tts
    case .message: .messageText
    }
  }
}

/// Collects the fields and containers of one document. Texts of kinds that are not requested are not decoded.
///
/// The small functions are inlined: a call passes a copy of every stored property, which took a fifth of the time
/// of reading a document into fields.
struct FieldSink: ~Copyable {
  /// The tree that the fields are from.
  let tree: ExportTree
  /// Whether kinds of the group `extended` are requested.
  let readsExtended: Bool
  /// The limits of reading.
  private let limits: ExportLimits
  /// The number of open levels.
  private var depth = 0
  /// The limits that were reached, each with the first node beyond it.
  private var reached: [(limit: ReachedLimit, node: NodeID)] = []
  private var containers: [Container] = []
  private var fields: [Field] = []
  /// Texts decoded here; they follow ``Document/decoded``.
  private var decoded: [UInt8] = []
  private var expressions: ExpressionParser
  /// The nodes that hold no other text, with everything below them.
  private var excluded: NodeSet
  /// The aliases that were followed, each with the purpose.
  private var followed: Set<UInt64> = []

  /// Whether a text of a kind that is not requested was skipped.
  private var skipsTexts = false
  /// The checks of the deadline. After it, no more texts are added.
  private var pace: Pace

  /// Creates a sink for the fields of `tree`.
  init(_ tree: ExportTree, options: ReadOptions) {
    self.tree = tree
    readsExtended = options.readsExtended
    limits = options.limits
    pace = Pace(options.limits.deadline)
    excluded = NodeSet(count: readsExtended ? tree.document.nodes.count : 0)
    expressions = ExpressionParser(depthLimit: limits.expressionDepth)
    // A flow has one text per nine nodes and one container per twelve: growing to that size would copy them twice.
    fields.reserveCapacity(tree.document.nodes.count / 8)
    containers.reserveCapacity(tree.document.nodes.count / 11)
  }

  // MARK: Limits

  /// Steps one level down, to `id`. ``ascend()`` steps back up.
  ///
  /// - Returns: false if the level is too deep. It must then be left out, without a step back up.
  @inline(__always) mutating func descend(to id: NodeID) -> Bool {
    guard depth < limits.steps else {
      note(.depth, at: tree.resolved(id))
      return false
    }
    depth += 1
    return true
  }

  /// Steps one level up.
  @inline(__always) mutating func ascend() { depth -= 1 }

  /// Returns whether the target of an alias should be read for a purpose: only once, so that the work on malicious
  /// input does not grow with every reference.
  mutating func shouldFollow(_ alias: NodeID, for purpose: Int) -> Bool {
    let target = UInt64(tree.resolved(alias).index)
    return followed.insert(target << 16 | UInt64(truncatingIfNeeded: purpose & 0xFFFF)).inserted
  }

  /// Returns whether texts can be added. A node after the deadline is recorded.
  @inline(__always) private mutating func hasTime(at id: NodeID) -> Bool {
    guard pace.isTimeOver() else { return true }
    note(.time, at: id)
    return false
  }

  /// Records that a limit was reached; the first node of each limit is kept.
  private mutating func note(_ limit: ReachedLimit, at id: NodeID) {
    if !reached.contains(where: { $0.limit == limit }) { reached.append((limit, id)) }
  }

  // MARK: Fields

  /// Whether any field was added.
  var hasFields: Bool { !fields.isEmpty }

  /// Whether a kind is requested.
  @inline(__always) func wants(_ kind: FieldKind) -> Bool { readsExtended || kind.group != .extended }

  /// Adds the whole text of a scalar. A collection in place of a text has the texts below it: `name: [Main]`.
  mutating func add(_ kind: FieldKind, _ id: NodeID?, in container: Int?) {
    guard let id else { return }
    guard wants(kind) else {
      if !skipsTexts { skipsTexts = OtherTexts.isTypedTextOrJSON(id, in: tree) }
      return
    }
    guard tree.isText(id) else {
      if kind.group != .extended { addUnexpected(kind, id, in: container) }
      return
    }
    append(kind, id, in: container)
  }

  private mutating func append(_ kind: FieldKind, _ id: NodeID, in container: Int?) {
    guard hasTime(at: id) else { return }
    let slice = tree.slice(of: id)
    fields.append(
      Field(
        kind: kind, node: tree.resolved(id), raw: TextRange(start: 0, end: slice.count), text: slice,
        container: container))
  }

  /// Adds the texts of a node that is not a text: a number in place of a text, the texts of a collection, and the strings
  /// of a placeholder, which YAML reads as a mapping that is a key (`{{ title | default("Main") }}`).
  private mutating func addUnexpected(_ kind: FieldKind, _ id: NodeID, in container: Int?) {
    let node = tree[id]
    if node.kind == .scalar {
      // `false` is the longest constant of JSON.
      if node.style == .jsonToken, node.textLength > 5 { append(kind, id, in: container) }
      return
    }
    if tree.isAlias(id), !shouldFollow(id, for: 0x400) { return }
    guard descend(to: id) else { return }
    defer { ascend() }
    if node.kind == .sequence {
      for item in tree.items(of: id) { add(kind, item, in: container) }
      return
    }
    for (key, value) in tree.entries(of: id) {
      if tree.kind(of: key) != .scalar {
        addUnexpected(kind, key, in: container)
      } else if tree.kind(of: value) == .scalar, tree[value].textLength == 0, hasString(key) {
        append(kind, key, in: container)
      }
      guard !tree.withText(of: key, { OtherTexts.isExcludedKey($0) }) else { continue }
      add(kind, value, in: container)
    }
  }

  /// Whether a key has a string in quotes, as the default value in a placeholder.
  private func hasString(_ key: NodeID) -> Bool {
    tree.withText(of: key) { text in
      for index in text.indices where text[index] == ASCII.quote || text[index] == ASCII.apostrophe { return true }
      return false
    }
  }

  /// Excludes a node, and everything below it, from other text (``FieldKind/otherText``).
  mutating func exclude(_ id: NodeID) {
    if readsExtended, hasTime(at: id) { excluded.insert(tree.resolved(id)) }
  }

  /// Adds the texts that no rule of the shape read or excluded.
  private mutating func addOtherTexts() {
    var known = excluded
    for field in fields { known.insert(field.node) }
    var texts = OtherTexts(tree, known: known, containers: containers, pace: pace)
    texts.read()
    pace = texts.pace
    if pace.isOver { note(.time, at: tree.root) }
    for text in texts.found { add(.otherText, text.node, in: text.container) }
  }

  /// Adds the string literals of a scalar that is an expression. Literals that a person hears or reads are numbered
  /// before the others, so that their numbers do not depend on the requested kinds.
  ///
  /// - Parameter known: scalars whose texts were added before and must not be added again.
  mutating func addExpression(_ id: NodeID, use: TextRole, in container: Int?, except known: [NodeID] = []) {
    let id = tree.resolved(id)
    let node = tree[id]
    guard node.kind == .scalar, node.textLength > 2, hasTime(at: id) else { return }
    let slice = tree.slice(of: id)
    readExpression(slice, of: id)
    var part = 0
    for index in expressions.literals.indices where expressions.literals[index].role != .machine {
      let literal = expressions.literals[index]
      if known.isEmpty || !known.contains(where: { hasEqualText(literal, of: slice, $0) }) {
        addLiteral(literal, part: part, of: id, slice, use: use, in: container)
      }
      part += 1
    }
    guard readsExtended, !pace.isOver else { return }
    for index in expressions.literals.indices where expressions.literals[index].role == .machine {
      addLiteral(expressions.literals[index], part: part, of: id, slice, use: .value, in: container)
      part += 1
    }
  }

  /// Returns the texts of the literals of an expression that a person hears or reads. Allocates.
  mutating func literalTexts(of id: NodeID) -> Set<String> {
    let slice = tree.slice(of: id)
    readExpression(slice, of: id)
    var texts: Set<String> = []
    for literal in expressions.literals where literal.role != .machine {
      texts.insert(String(decoding: decode(literal, of: slice), as: UTF8.self))
    }
    return texts
  }

  /// Adds strings of the JSON text in a scalar, numbered in the order in which `walk` reports them.
  ///
  /// - Parameter walk: gets the tree of the JSON text, and reports its nodes with their kinds.
  /// - Returns: false if the scalar is not a JSON text, or one that exceeds a limit, which is recorded.
  @discardableResult
  mutating func addEmbedded(
    in id: NodeID, container: Int?, _ walk: (_ inner: ExportTree, _ report: (NodeID, FieldKind) -> Void) -> Void
  ) -> Bool {
    let id = tree.resolved(id)
    guard hasTime(at: id) else { return false }
    let embedded: EmbeddedJSON?
    do throws(EmbeddedJSON.TooLarge) {
      embedded = try EmbeddedJSON(id, of: tree.document, limits: limits.embedded)
    } catch {
      note(.embedded, at: id)
      embedded = nil
    }
    guard let embedded else { return false }
    var part = 0
    walk(embedded.tree) { node, kind in
      guard let text = embedded.text(node) else { return }
      addEmbedded(kind, text, part: part, of: id, in: container)
      part += 1
    }
    return true
  }

  private mutating func addEmbedded(
    _ kind: FieldKind, _ text: EmbeddedJSON.Text, part: Int, of id: NodeID, in container: Int?
  ) {
    guard wants(kind) else { return }
    let outer = tree.slice(of: id)
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

  // MARK: Containers

  /// Adds a container.
  ///
  /// - Parameters:
  ///   - kind: the kind.
  ///   - node: the mapping or the scalar of the container.
  ///   - name: the scalar of its name.
  ///   - identifier: the scalar of its stable ID.
  ///   - parent: the index of the container around it.
  /// - Returns: the index of the container, which its fields and children refer to.
  mutating func addContainer(
    _ kind: Container.Kind, _ node: NodeID, name: NodeID?, identifier: NodeID? = nil, in parent: Int?
  ) -> Int {
    containers.append(
      Container(
        kind: kind, node: tree.resolved(node), nameSlice: tree.text(name), identifierSlice: tree.text(identifier),
        parent: parent))
    return containers.count - 1
  }

  /// Records that the document contains texts of kinds that were not requested.
  mutating func noteSkippedTexts() { skipsTexts = true }

  // MARK: Result

  /// Returns the document with everything that was collected.
  consuming func finish(language: String? = nil) -> ExportDocument {
    if readsExtended { addOtherTexts() }
    var document = tree.document
    if !decoded.isEmpty { document.decoded += decoded }
    fields.sort { ($0.node.index, $0.part ?? 0) < ($1.node.index, $1.part ?? 0) }
    // The target of an alias can also have been read at its own place.
    var kept = 0
    for index in fields.indices where kept == 0 || !fields[index].isRepetition(of: fields[kept - 1]) {
      fields[kept] = fields[index]
      kept += 1
    }
    fields.removeLast(fields.count - kept)
    let hasUnreadTexts =
      !readsExtended && (skipsTexts || UnreadTextSearch.findsText(in: tree, besides: fields))
    return ExportDocument(
      document: document, fields: fields, containers: containers, language: language, reached: reached,
      hasUnreadTexts: hasUnreadTexts)
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
    guard wants(kind) else {
      if !skipsTexts {
        let range = literal.raw.start..<literal.raw.start + literal.raw.count
        skipsTexts = tree.document.withBytes(of: outer) { !OtherTexts.isMachineText($0.extracting(range)) }
      }
      return
    }
    let slice: TextSlice
    if literal.hasEscapes {
      let start = decoded.count
      let document = tree.document
      document.withBytes(of: outer) { literal.decode(from: $0, into: &decoded) }
      slice = TextSlice(
        start: document.decoded.count + start, count: decoded.count - start, isInDecodedBuffer: true)
    } else {
      slice = TextSlice(
        start: outer.start + literal.raw.start, count: literal.raw.count, isInDecodedBuffer: outer.isInDecodedBuffer)
    }
    fields.append(
      Field(
        kind: kind, node: id, part: part, raw: literal.raw, encoding: .expressionLiteral, link: literal.link,
        text: slice, container: container))
  }

  /// Whether the text of a literal of the expression at `slice` equals that of a scalar.
  private func hasEqualText(_ literal: ExpressionLiteral, of slice: TextSlice, _ other: NodeID) -> Bool {
    let bytes = decode(literal, of: slice)
    return tree.withText(of: other) { $0.hasSameBytes(as: bytes.span) }
  }

  private func decode(_ literal: ExpressionLiteral, of slice: TextSlice) -> [UInt8] {
    tree.document.withBytes(of: slice) { expression in
      var bytes: [UInt8] = []
      literal.decode(from: expression, into: &bytes)
      return bytes
    }
  }

  private mutating func append(_ bytes: [UInt8]) -> TextSlice {
    let start = tree.document.decoded.count + decoded.count
    decoded += bytes
    return TextSlice(start: start, count: bytes.count, isInDecodedBuffer: true)
  }

  private mutating func readExpression(_ slice: TextSlice, of id: NodeID) {
    let document = tree.document
    document.withBytes(of: slice) { expressions.read($0) }
    if expressions.isTooDeep { note(.expressionDepth, at: id) }
  }
}

extension Field {
  /// Whether both fields are the same text, reached in two ways. The second way can be one that does not show the purpose
  /// of the text.
  fileprivate func isRepetition(of other: Field) -> Bool {
    node == other.node && part == other.part && (kind == other.kind || kind.group == .extended)
  }
}
