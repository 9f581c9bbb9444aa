/// The parts of a flow that have names.
extension ArchyFlow {
  /// Reads a list whose items are mappings with one entry each: `- task: {…}`, `- menuTask: {…}`. A mapping in place of
  /// the list has the entries of all items.
  mutating func items(
    _ list: NodeID, _ kind: Container.Kind, _ name: FieldKind, description: FieldKind? = nil, in context: Context
  ) {
    if tree.kind(of: list) == .mapping {
      for (key, value) in tree.entries(of: list) {
        guard tree.kind(of: value) == .mapping else {
          entry(key, value, in: context.inside())
          continue
        }
        container(tree.resolved(value), kind, name, description: description, in: context)
      }
      return
    }
    forEachItem(of: list, in: context) { reading, item in
      guard let (_, value) = reading.tree.singleEntry(of: item), reading.tree.kind(of: value) == .mapping else {
        return reading.walk(item, in: context.inside())
      }
      reading.container(value, kind, name, description: description, in: context)
    }
  }

  /// Reads the items of `actions`. Only in these lists does a single entry make an action: settings use the same keys in
  /// other places.
  mutating func actions(_ list: NodeID, in context: Context) {
    forEachItem(of: list, in: context) { reading, item in
      let tree = reading.tree
      guard let (key, value) = tree.singleEntry(of: item), tree.kind(of: value) == .mapping else {
        return reading.walk(item, in: context.inside())
      }
      let name = tree.value(.name, of: value)
      let container = reading.sink.addContainer(
        .action, value, name: name, identifier: tree.value(.refId, of: value), in: context.container)
      if tree.shape(of: key) == .voiceXML {
        reading.sink.add(.actionName, name, in: container)
        VoiceXMLOperation.readCall(value, in: &reading.sink, container: container)
      } else {
        reading.entries(of: value, in: Context(.actionName, container: container))
      }
    }
  }

  /// Calls `body` with each item of a list; walks any other node.
  private mutating func forEachItem(
    of list: NodeID, in context: Context, _ body: (inout ArchyFlow, NodeID) -> Void
  ) {
    let list = tree.resolved(list)
    guard tree.kind(of: list) == .sequence else { return walk(list, in: context.inside()) }
    var cursor = tree.itemCursor(of: list)
    while let item = tree.document.nextChild(&cursor) { body(&self, tree.resolved(item)) }
  }

  /// Reads a mapping that is a container.
  mutating func container(
    _ id: NodeID, _ kind: Container.Kind, _ name: FieldKind, description: FieldKind? = nil, in context: Context
  ) {
    guard tree.kind(of: id) == .mapping else { return }
    let container = sink.addContainer(
      kind, id, name: tree.value(.name, of: id), identifier: tree.value(.refId, of: id), in: context.container)
    entries(of: id, in: Context(name, description: description, container: container))
  }

  /// Reads `dataAction: {<name>: {inputs: {<parameter>: …}, successOutputs: …, failureOutputs: …}}`: names are keys.
  mutating func dataActions(_ id: NodeID, in context: Context) {
    for (key, value) in tree.entries(of: id) {
      if tree.key(key)?.isWrapper ?? false {
        entry(key, value, in: context.inside())
        continue
      }
      sink.add(.dataActionName, key, in: context.container)
      let container = sink.addContainer(.dataAction, value, name: key, in: context.container)
      let inside = Context(container: container)
      for (part, list) in tree.entries(of: value) {
        switch tree.key(part) {
        case .inputs, .successOutputs, .failureOutputs, .outputs: parameters(list, .dataActionParameter, in: inside)
        default: entry(part, list, in: inside)
        }
      }
    }
  }

  /// Reads a mapping whose keys are the names of parameters, columns or slots.
  mutating func parameters(_ id: NodeID, _ kind: FieldKind, in context: Context) {
    let id = tree.resolved(id)
    guard tree.kind(of: id) == .mapping else { return walk(id, in: context.inside()) }
    var cursor = tree.entryCursor(of: id)
    while let (key, value) = tree.document.nextEntry(&cursor) {
      if tree.kind(of: key) == .scalar, !(tree.key(key)?.isFixedOutput ?? false) {
        sink.add(kind, key, in: context.container)
      }
      walk(value, in: context.inside(use: .value))
    }
  }

  /// Reads `category: {<integration>: {…}}`, `dataTable: {<table>: {…}}`: the keys name objects outside the flow.
  mutating func keyed(_ id: NodeID, in context: Context) {
    let id = tree.resolved(id)
    guard tree.kind(of: id) == .mapping else { return walk(id, in: context.inside()) }
    var cursor = tree.entryCursor(of: id)
    while let (key, value) = tree.document.nextEntry(&cursor) {
      guard tree.key(key)?.isWrapper ?? false else {
        if tree.kind(of: key) == .scalar { sink.add(.referencedName, key, in: context.container) }
        walk(value, in: context.inside())
        continue
      }
      entry(key, value, in: context.inside())
    }
  }
}
