/// The arguments that values of a Terraform file are used for, by the expressions that refer to the values:
///
/// ```
/// tts_string = local.greeting      local.greeting is spoken
/// name = each.value.title          the attribute `title` of what `for_each` iterates over is a name
/// ```
struct TerraformReferences {
  /// The kinds of the parts of the elements that `for_each` iterates over.
  struct Elements {
    var key: FieldKind?
    var value: FieldKind?
    var attributes: [String: FieldKind] = [:]
  }

  /// The kinds of values by reference: `var.greeting`, `local.texts.closed`.
  private(set) var kinds: [String: FieldKind] = [:]
  /// The parts of the elements of collections by reference: `local.prompts`.
  private(set) var elements: [String: Elements] = [:]

  init() {}

  /// Reads the references in the resources and data sources of a file.
  init(_ tree: ExportTree) {
    for (key, blocks) in tree.entries(of: tree.root) where tree.key(key) == .resource || tree.key(key) == .data {
      for types in tree.itemsOrSelf(of: blocks) {
        for (type, labels) in tree.entries(of: types) {
          guard let kind = TerraformResource(type, in: tree) else { continue }
          for labels in tree.itemsOrSelf(of: labels) {
            for (_, bodies) in tree.entries(of: labels) {
              for body in tree.itemsOrSelf(of: bodies) { read(body, of: kind, tree) }
            }
          }
        }
      }
    }
  }

  /// Returns the uses of the elements of a resource's `for_each`.
  func elements(of kind: TerraformResource, in body: NodeID, _ tree: ExportTree) -> Elements {
    uses(of: "each", in: tree, Self.arguments(of: kind, in: body, tree))
  }

  /// Returns the uses of the elements of a dynamic block's `for_each`.
  func elements(of kind: TerraformResource, dynamic name: NodeID, _ block: NodeID, _ tree: ExportTree) -> Elements {
    guard let content = tree.value(.content, of: block) else { return Elements() }
    // `iterator` names the variable of an element; by default it is the label.
    let label = tree.document.string(tree.slice(of: tree.value(.iterator, of: block) ?? name))
    return uses(of: label, in: tree, Self.nestedArguments(of: kind, tree.key(name), content, tree))
  }

  /// Returns the uses of the elements of a module call's `for_each`.
  func elements(ofCall call: NodeID, _ subject: ModuleSubject, _ tree: ExportTree) -> Elements {
    let arguments = tree.entries(of: call).compactMap { key, value in
      tree.withText(of: key, { subject.kind(of: $0) }).map { (kind: $0, value: value) }
    }
    return uses(of: "each", in: tree, arguments)
  }

  private mutating func read(_ body: NodeID, of kind: TerraformResource, _ tree: ExportTree) {
    let arguments = Self.arguments(of: kind, in: body, tree)
    for (kind, value) in arguments {
      for reference in Self.references(in: value, tree) where kinds[reference] == nil { kinds[reference] = kind }
    }
    note(elements(of: kind, in: body, tree), iteratedBy: tree.value(.forEach, of: body), tree)
    guard let blocks = tree.value(.dynamic, of: body) else { return }
    for blocks in tree.itemsOrSelf(of: blocks) {
      for (name, block) in tree.entries(of: blocks) {
        for block in tree.itemsOrSelf(of: block) {
          note(elements(of: kind, dynamic: name, block, tree), iteratedBy: tree.value(.forEach, of: block), tree)
        }
      }
    }
  }

  private mutating func note(_ uses: Elements, iteratedBy list: NodeID?, _ tree: ExportTree) {
    guard let list else { return }
    for reference in Self.references(in: list, tree) where elements[reference] == nil { elements[reference] = uses }
  }

  /// Returns the arguments of a resource that are texts, with their kinds.
  private static func arguments(
    of kind: TerraformResource, in body: NodeID, _ tree: ExportTree
  ) -> [(kind: FieldKind, value: NodeID)] {
    var arguments: [(kind: FieldKind, value: NodeID)] = []
    for (key, value) in tree.entries(of: body) {
      guard let name = tree.key(key) else { continue }
      if let found = kind.kind(of: name) { arguments.append((found, value)) }
      for item in tree.itemsOrSelf(of: value) { arguments += nestedArguments(of: kind, name, item, tree) }
      guard name == .dynamic else { continue }
      for blocks in tree.itemsOrSelf(of: value) {
        for (name, block) in tree.entries(of: blocks) {
          for block in tree.itemsOrSelf(of: block) {
            guard let content = tree.value(.content, of: block) else { continue }
            arguments += nestedArguments(of: kind, tree.key(name), content, tree)
          }
        }
      }
    }
    return arguments
  }

  /// Returns the texts in a block or mapping of a resource, with their kinds.
  private static func nestedArguments(
    of kind: TerraformResource, _ block: ExportKey?, _ body: NodeID, _ tree: ExportTree
  ) -> [(kind: FieldKind, value: NodeID)] {
    tree.entries(of: body).compactMap { key, value in
      switch (kind, block, tree.key(key)) {
      case (.prompt, .resources, .ttsStringSnake), (.prompt, .resources, .text): (.tts, value)
      case (.flow, .substitutions, _):
        tree.withText(of: key, { SubstitutionKind.kind(of: $0, isOfFlow: true) }).map { ($0, value) }
      default: nil
      }
    }
  }

  /// Finds the uses of the parts of an element in the arguments: `each.key`, `each.value`, `each.value.text`.
  private func uses(of name: String, in tree: ExportTree, _ arguments: [(kind: FieldKind, value: NodeID)]) -> Elements {
    var uses = Elements()
    for (kind, value) in arguments {
      for reference in Self.references(in: value, tree) {
        let parts = reference.split(separator: ".")
        guard parts.count >= 2, parts[0] == name else { continue }
        switch parts[1] {
        case "key": uses.key = uses.key ?? kind
        case "value" where parts.count == 2: uses.value = uses.value ?? kind
        case "value": uses.attributes[String(parts[2])] = uses.attributes[String(parts[2])] ?? kind
        default: break
        }
      }
    }
    return uses
  }

  /// Returns the references in an expression: names with dots. `each.value["title"]` is `each.value.title`.
  private static func references(in id: NodeID, _ tree: ExportTree) -> [String] {
    let node = tree[id]
    guard node.kind == .scalar || node.style == .hclExpression else { return [] }
    let range = tree.document.sourceRange(of: tree.resolved(id))
    let source = tree.document.source[range.start..<range.end]
    var references: [String] = []
    var reference: [UInt8] = []
    /// Whether the current position is in a key in brackets and quotes.
    var isInKey = false
    func isQuote(_ byte: UInt8) -> Bool { byte == ASCII.quote || byte == ASCII.backslash }
    for (byte, next) in zip(source, source.dropFirst() + [ASCII.space]) {
      switch byte {
      case ASCII.underscore, ASCII.hyphen, ASCII.period: reference.append(byte)
      case _ where byte.isAlphanumeric: reference.append(byte)
      case ASCII.openBracket where !reference.isEmpty && isQuote(next):
        isInKey = true
        reference.append(ASCII.period)
      case _ where isInKey && isQuote(byte): continue
      case ASCII.closeBracket where isInKey: isInKey = false
      default:
        if reference.contains(ASCII.period) { references.append(String(decoding: reference, as: UTF8.self)) }
        reference.removeAll(keepingCapacity: true)
        isInKey = false
      }
    }
    if reference.contains(ASCII.period) { references.append(String(decoding: reference, as: UTF8.self)) }
    return references
  }
}

extension ExportTree {
  /// Returns the items of a sequence, or the node itself: a block with one instance has both forms.
  func itemsOrSelf(of id: NodeID) -> [NodeID] {
    self.kind(of: id) == .sequence ? items(of: id).map { resolved($0) } : [resolved(id)]
  }
}
