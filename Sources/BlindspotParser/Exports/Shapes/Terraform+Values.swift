/// Values that resources use: locals, variables, arguments of modules, and what is substituted into flows.
extension Terraform {
  /// Reads values by their names: the substitutions of a flow, or the assignments of a variable file. The value can be
  /// an expression with several mappings: `merge(local.common, {…})`.
  mutating func substitutions(_ id: NodeID, in container: Int?) {
    forEachItem(of: id) { reading, values in
      reading.forEachEntry(of: values) { reading, name, value in
        reading.named(name, value, reference: nil, in: container) {
          SubstitutionKind.kind(of: $0, isOfFlow: container != nil)
        }
      }
    }
  }

  /// Reads `locals { … }`.
  mutating func locals(_ id: NodeID) {
    forEachEntry(of: id) { reading, name, value in
      let reference = "local." + reading.string(name)
      reading.named(name, value, reference: reference, in: nil) { SubstitutionKind.kind(of: $0, isOfFlow: false) }
    }
  }

  /// Reads the defaults of variables.
  mutating func variables(_ variables: NodeID) {
    forEachEntry(of: variables) { reading, name, body in
      reading.forEachItem(of: body) { reading, body in
        guard let value = reading.tree.value(.default, of: body) else { return }
        let reference = "var." + reading.string(name)
        reading.named(name, value, reference: reference, in: nil) { SubstitutionKind.kind(of: $0, isOfFlow: false) }
      }
    }
  }

  /// Reads the arguments of modules.
  mutating func modules(_ modules: NodeID) {
    forEachEntry(of: modules) { reading, label, calls in
      reading.forEachItem(of: calls) { reading, call in
        let source = reading.tree.value(.source, of: call).map { reading.string($0) } ?? ""
        let subject = ModuleSubject(reading.string(label) + " " + source)
        reading.forEachEntry(of: call) { reading, name, value in
          switch reading.tree.key(name) {
          case .source, .version, .providers: reading.sink.exclude(value)
          case .forEach:
            let elements = reading.references.elements(ofCall: call, subject, reading.tree)
            reading.values(value, of: nil, elements: elements, in: nil)
          default:
            reading.named(name, value, reference: nil, in: nil) { subject.kind(of: $0) }
          }
        }
      }
    }
  }

  /// Reads a value with a name. The argument that it is used for decides its kind; without one, its name does.
  ///
  /// - Parameters:
  ///   - reference: the expression that refers to the value: `local.greeting`.
  ///   - kind: the kind by name; nil for settings.
  private mutating func named(
    _ name: NodeID, _ value: NodeID, reference: String?, in container: Int?,
    _ kind: (Span<UInt8>) -> FieldKind?
  ) {
    guard tree.kind(of: name) == .scalar else { return }
    let used = reference.flatMap { references.kinds[$0] }
    if let elements = reference.flatMap({ references.elements[$0] }) {
      return values(value, of: used, elements: elements, in: container)
    }
    let value = tree.resolved(value)
    switch tree.kind(of: value) {
    case .mapping:
      guard sink.descend(to: value) else { return }
      defer { sink.ascend() }
      forEachEntry(of: value) { reading, key, inner in
        let inside = reference.map { $0 + "." + reading.string(key) }
        reading.named(key, inner, reference: inside, in: container, kind)
      }
    case .sequence:
      guard sink.descend(to: value) else { return }
      defer { sink.ascend() }
      forEachItem(of: value) { $0.named(name, $1, reference: reference, in: container, kind) }
    case .scalar, .alias:
      guard let found = used ?? tree.withText(of: name, kind) else { return sink.exclude(value) }
      add(found, value, in: container)
    }
  }

  /// Reads the elements of a collection that `for_each` iterates over.
  ///
  /// - Parameters:
  ///   - kind: the kind of texts of which the use is unknown; nil to derive it from their keys.
  ///   - elements: the kinds of the keys, values and attributes of the elements.
  mutating func values(
    _ id: NodeID, of kind: FieldKind?, elements: TerraformReferences.Elements, in container: Int?
  ) {
    guard sink.descend(to: id) else { return }
    defer { sink.ascend() }
    let byName: (Span<UInt8>) -> FieldKind? = { SubstitutionKind.kind(of: $0, isOfFlow: false) }
    switch tree.kind(of: id) {
    case .scalar, .alias:
      if let kind = elements.value ?? elements.key ?? kind { add(kind, id, in: container) }
    case .sequence: forEachItem(of: id) { $0.values($1, of: kind, elements: elements, in: container) }
    case .mapping:
      forEachEntry(of: id) { reading, key, value in
        reading.addKey(key, elements.key, in: container)
        guard reading.tree.kind(of: value) == .mapping else {
          guard let kind = elements.value ?? kind else {
            return reading.named(key, value, reference: nil, in: container, byName)
          }
          return reading.add(kind, value, in: container)
        }
        reading.forEachEntry(of: value) { reading, name, inner in
          if let kind = elements.attributes[reading.string(name)] {
            reading.addAll(kind, inner, in: container)
          } else {
            reading.named(name, inner, reference: nil, in: container, byName)
          }
        }
      }
    }
  }

  /// Adds the key of an element that `for_each` iterates over. A key without a known use is in the address of the resource.
  private mutating func addKey(_ key: NodeID, _ kind: FieldKind?, in container: Int?) {
    if let kind { return sink.add(kind, key, in: container) }
    guard tree.kind(of: key) == .scalar, !tree.withText(of: key, { OtherTexts.isMachineText($0) }) else { return }
    sink.add(.otherText, key, in: container)
  }

  /// Adds every text below an attribute: `each.value.texts.en` uses one of the texts in `texts`.
  private mutating func addAll(_ kind: FieldKind, _ id: NodeID, in container: Int?) {
    guard tree.kind(of: id) == .mapping else { return add(kind, id, in: container) }
    guard sink.descend(to: id) else { return }
    defer { sink.ascend() }
    forEachEntry(of: id) { $0.addAll(kind, $2, in: container) }
  }

  func string(_ id: NodeID) -> String { tree.document.string(tree.slice(of: id)) }
}
