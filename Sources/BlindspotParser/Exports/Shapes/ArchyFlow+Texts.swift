/// The texts of a flow.
extension ArchyFlow {
  /// Reads the value of a `name` that is not the name of a container: `lit: {name: Support}` refers to a queue, and an
  /// attribute's name has a value of its own.
  mutating func named(_ value: NodeID, in context: Context) {
    if tree.kind(of: value) == .scalar {
      sink.add(.referencedName, value, in: context.container)
    } else {
      walk(value, in: context.inside())
    }
  }

  /// Reads a scalar with the role of the context, or a collection with such scalars.
  mutating func text(_ value: NodeID, in context: Context) {
    if tree.kind(of: value) == .scalar {
      if !isSetting(value, in: context) { sink.add(context.use.kind, value, in: context.container) }
    } else {
      walk(value, in: context.inside())
    }
  }

  /// Reads every text below a node: `tts: Hello`, `tts: {en-us: Hello, de-de: Hallo}`.
  mutating func all(_ id: NodeID, _ kind: FieldKind, in context: Context) {
    if tree.isAlias(id), !sink.shouldFollow(id, for: 0x200) { return }
    guard sink.descend(to: id) else { return }
    defer { sink.ascend() }
    switch tree.kind(of: id) {
    case .scalar: sink.add(kind, id, in: context.container)
    case .alias: break
    case .sequence: for item in tree.items(of: id) { all(item, kind, in: context) }
    case .mapping:
      for (key, value) in tree.entries(of: id) {
        if tree.kind(of: key) == .mapping { sink.add(kind, key, in: context.container) }
        if tree.key(key)?.isWrapper ?? false {
          entry(key, value, in: Context(use: .speech, container: context.container))
        } else {
          all(value, kind, in: context)
        }
      }
    }
  }

  mutating func expression(_ value: NodeID, in context: Context) {
    if tree.kind(of: value) == .scalar {
      sink.addExpression(value, use: context.use, in: context.container)
    } else {
      walk(value, in: context.inside())
    }
  }

  /// Whether a scalar is a setting and not a text: `audio: none`, `noMatchesMax: {lit: 3}`.
  private func isSetting(_ id: NodeID, in context: Context) -> Bool {
    let node = tree[id]
    guard node.style == .plain else { return false }
    if tree.key(id) == ExportKey.none { return true }
    guard context.use == .value, node.textLength < 5 else { return false }
    // Numbers, dates and times.
    return tree.withText(of: id) { text in
      for index in text.indices where text[index] < ASCII.hyphen || text[index] > UInt8(ascii: "9") { return false }
      return true
    }
  }

  func isLanguageTag(_ key: NodeID) -> Bool {
    tree.kind(of: key) == .scalar && tree.withText(of: key) { KeyShape.isLanguageTag($0) }
  }
}
