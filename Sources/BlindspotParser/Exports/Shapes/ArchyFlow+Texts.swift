/// What is said and written at the places of a flow.
extension ArchyFlow {
  /// What stands behind `name` where the thing is not ours to name: `lit: {name: Support}` refers to a queue, and an
  /// attribute's name is a value of its own.
  mutating func named(_ value: NodeID, in place: Place) {
    if fields.document[fields.resolved(value)].kind == .scalar {
      fields.add(.referencedName, value, in: place.container)
    } else {
      walk(value, in: place.inside())
    }
  }

  /// A scalar that is used as the place says, or anything below which there are such scalars.
  mutating func text(_ value: NodeID, in place: Place) {
    let target = fields.resolved(value)
    if fields.document[target].kind == .scalar {
      if !isSetting(target, in: place) { fields.add(place.use.kind, target, in: place.container) }
    } else {
      walk(value, in: place.inside())
    }
  }

  /// Every text below a node: `tts: Hello`, `tts: {en-us: Hello, de-de: Hallo}`.
  mutating func all(_ id: NodeID, _ kind: FieldKind, in place: Place) {
    if fields.document[id].kind == .alias, !fields.mayFollow(id, for: 0x200) { return }
    let id = fields.resolved(id)
    guard fields.descend(to: id) else { return }
    defer { fields.ascend() }
    switch fields.document[id].kind {
    case .scalar: fields.add(kind, id, in: place.container)
    case .alias: break
    case .sequence:
      var cursor = fields.document.childCursor(of: id)
      while let item = fields.document.nextChild(&cursor) { all(item, kind, in: place) }
    case .mapping:
      var cursor = fields.document.entryCursor(of: id)
      while let (key, value) = fields.document.nextEntry(&cursor) {
        if fields.term(key)?.isWrapper ?? false {
          entry(key, value, in: Place(use: .speech, container: place.container))
        } else {
          all(value, kind, in: place)
        }
      }
    }
  }

  mutating func expression(_ value: NodeID, in place: Place) {
    if fields.document[fields.resolved(value)].kind == .scalar {
      fields.addExpression(value, use: place.use, in: place.container)
    } else {
      walk(value, in: place.inside())
    }
  }

  /// Whether a scalar is a setting and no text: `audio: none`, `noMatchesMax: {lit: 3}`.
  func isSetting(_ id: NodeID, in place: Place) -> Bool {
    let node = fields.document[id]
    guard node.style == .plain else { return false }
    if fields.term(id) == ExportKey.none { return true }
    guard place.use == .value, node.textLength < 5 else { return false }
    return fields.document.withBytes(of: fields.document.slice(of: id)) { text in
      for index in text.indices where text[index] < 0x2D || text[index] > 0x39 { return false }
      return true
    }
  }

  func isLanguageTag(_ key: NodeID) -> Bool {
    fields.document[key].kind == .scalar
      && fields.document.withBytes(of: fields.document.slice(of: key)) { KeyShape.isLanguageTag($0) }
  }

  mutating func languageModel(_ id: NodeID, in place: Place) {
    let id = fields.resolved(id)
    let document = fields.document
    LanguageModel.walk(id, in: document) { node, kind in fields.add(kind, node, in: place.container) }
  }
}
