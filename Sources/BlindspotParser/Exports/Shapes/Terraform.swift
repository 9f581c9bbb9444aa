/// Reads CX as Code, the platform's Terraform provider: configurations in HCL and in JSON, variable files, and states.
///
/// The texts of flows are in their own files. The texts that occur only here are the values substituted into flows,
/// prompts, and names and descriptions of outcomes, schedules, IVRs and similar objects. References (`var.greeting`,
/// `"${…}"`) are not texts.
struct Terraform: ~Copyable {
  private let tree: ExportTree
  private var sink: FieldSink
  private var people = PeopleCount()
  /// Whether a resource of the platform occurs.
  private var isRecognized = false

  private init(_ input: ShapeInput) {
    tree = input.tree
    sink = FieldSink(tree, options: input.options)
  }

  /// Reads a configuration in JSON or HCL; nil if it does not mention a resource of the platform.
  static func readConfiguration(_ input: ShapeInput) -> ShapeReading? {
    let tree = input.tree
    var reading = Terraform(input)
    for (key, value) in tree.entries(of: tree.root) {
      switch tree.key(key) {
      case .resource: reading.forEachItem(of: value) { $0.resources(in: $1) }
      case .data, .provider: reading.forEachItem(of: value) { $0.markProvider(in: $1) }
      default: break
      }
    }
    guard reading.isRecognized else { return nil }
    // Defaults of variables, locals and arguments of modules are substituted into flows as well.
    for (key, value) in tree.entries(of: tree.root) {
      switch tree.key(key) {
      case .variable: reading.forEachItem(of: value) { $0.variables($1) }
      case .locals: reading.forEachItem(of: value) { $0.substitutions($1, in: nil) }
      case .module:
        reading.forEachItem(of: value) { reading, calls in
          reading.forEachEntry(of: calls) { reading, _, call in
            reading.forEachItem(of: call) { $0.substitutions($1, in: nil) }
          }
        }
      default: break
      }
    }
    return reading.finish(as: input.syntax == .hcl ? .terraform : .terraformJSON)
  }

  /// Reads the assignments of a variable file; nil if none of them has a known purpose.
  static func readVariables(_ input: ShapeInput) -> ShapeReading? {
    // Any JSON object has the form of a variable file.
    guard input.syntax == .hcl || input.fileName.hasSuffix(".tfvars.json") else { return nil }
    var reading = Terraform(input)
    reading.substitutions(input.tree.root, in: nil)
    return reading.sink.hasFields ? reading.finish(as: input.syntax == .hcl ? .terraform : .terraformJSON) : nil
  }

  /// Reads a state of version 4, or the output of `terraform show -json`; nil if it does not contain a resource of the
  /// platform.
  static func readState(_ input: ShapeInput) -> ShapeReading? {
    let tree = input.tree
    var reading = Terraform(input)
    if let resources = tree.value(.resources, of: tree.root) {
      reading.stateResources(resources)
    } else if let values = tree.value(.values, of: tree.root), let module = tree.value(.rootModule, of: values) {
      reading.module(module)
    }
    return reading.isRecognized ? reading.finish(as: .terraformState) : nil
  }

  private consuming func finish(as format: ExportFormat) -> ShapeReading {
    let people = people
    return ShapeReading(document: sink.finish(), format: format, people: people)
  }

  // MARK: Configurations

  /// Reads `{"<type>": {"<label>": {…}}}`.
  private mutating func resources(in types: NodeID) {
    forEachEntry(of: types) { reading, type, labels in
      guard let kind = TerraformResource(type, in: reading.tree) else { return }
      reading.isRecognized = true
      reading.forEachItem(of: labels) { reading, labels in
        reading.forEachEntry(of: labels) { reading, label, body in
          reading.forEachItem(of: body) { $0.resource(kind, label: label, $1) }
        }
      }
    }
  }

  private mutating func markProvider(in types: NodeID) {
    forEachEntry(of: types) { reading, type, _ in
      if TerraformResource(type, in: reading.tree) != nil || reading.tree.key(type) == .genesyscloud {
        reading.isRecognized = true
      }
    }
  }

  private mutating func variables(_ variables: NodeID) {
    forEachEntry(of: variables) { reading, name, body in
      reading.forEachItem(of: body) { reading, body in
        if let value = reading.tree.value(.default, of: body) { reading.substitution(name, value, in: nil) }
      }
    }
  }

  // MARK: States

  private mutating func stateResources(_ list: NodeID) {
    forEachItem(of: list) { reading, resource in
      guard let type = reading.tree.value(.type, of: resource),
        let kind = TerraformResource(type, in: reading.tree)
      else { return }
      reading.isRecognized = true
      let label = reading.tree.value(.name, of: resource)
      if let instances = reading.tree.value(.instances, of: resource) {
        reading.forEachItem(of: instances) { reading, instance in
          if let attributes = reading.tree.value(.attributes, of: instance) {
            reading.resource(kind, label: label, attributes)
          }
        }
      } else if let values = reading.tree.value(.values, of: resource) {
        reading.resource(kind, label: label, values)
      }
    }
  }

  private mutating func module(_ id: NodeID) {
    guard sink.descend(to: id) else { return }
    defer { sink.ascend() }
    if let resources = tree.value(.resources, of: id) { stateResources(resources) }
    if let children = tree.value(.childModules, of: id) { forEachItem(of: children) { $0.module($1) } }
  }

  // MARK: Resources

  private mutating func resource(_ kind: TerraformResource, label: NodeID?, _ id: NodeID) {
    guard tree[id].kind == .mapping else { return }
    let container = sink.addContainer(
      kind.container, id, name: text(.name, of: id), identifier: label, in: nil)
    switch kind {
    case .user: user(id, in: container)
    case .flow:
      add(.flowName, .name, of: id, in: container)
      add(.flowDescription, .description, of: id, in: container)
      if let values = tree.value(.substitutions, of: id) { substitutions(values, in: container) }
    case .prompt:
      add(.promptName, .name, of: id, in: container)
      add(.promptDescription, .description, of: id, in: container)
      guard let assets = tree.value(.resources, of: id) else { return }
      forEachItem(of: assets) { reading, asset in
        reading.add(.tts, .ttsStringSnake, of: asset, in: container)
        reading.add(.tts, .text, of: asset, in: container)
      }
    case .group:
      add(.groupName, .name, of: id, in: container)
      add(.groupName, .description, of: id, in: container)
    case .location:
      add(.referencedName, .name, of: id, in: container)
      add(.locationNote, .notes, of: id, in: container)
    case .dataAction:
      add(.dataActionName, .name, of: id, in: container)
      for contract in [ExportKey.contractInput, .contractOutput] {
        if let schema = tree.value(contract, of: id) {
          VoiceXMLOperation.readParameters(schema, as: .dataActionParameter, in: &sink, container: container)
        }
      }
    case .other:
      add(.referencedName, .name, of: id, in: container)
      add(.referencedName, .scriptName, of: id, in: container)
      add(.referencedName, .description, of: id, in: container)
    }
  }

  private mutating func user(_ id: NodeID, in person: Int) {
    people.total += 1
    add(.profileText, .title, of: id, in: person)
    add(.profileText, .department, of: id, in: person)
    for key in [ExportKey.profileSkillsSnake, .certifications] {
      guard let list = tree.value(key, of: id) else { continue }
      forEachItem(of: list) { $0.add(.profileText, $1, in: person) }
    }
    if let locations = tree.value(.locations, of: id) {
      forEachItem(of: locations) { $0.add(.locationNote, .notes, of: $1, in: person) }
    }
  }

  private mutating func substitutions(_ id: NodeID, in container: Int?) {
    forEachEntry(of: id) { $0.substitution($1, $2, in: container) }
  }

  private mutating func substitution(_ name: NodeID, _ value: NodeID, in container: Int?) {
    guard tree[name].kind == .scalar else { return }
    let kind = tree.withText(of: name) { SubstitutionKind.kind(of: $0, isOfFlow: container != nil) }
    if let kind { add(kind, value, in: container) }
  }

  // MARK: Helpers

  private mutating func add(_ kind: FieldKind, _ key: ExportKey, of id: NodeID, in container: Int?) {
    if let value = tree.value(key, of: id) { add(kind, value, in: container) }
  }

  /// Adds a text, or the texts of an expression: `join("-", ["Main", var.site])`.
  private mutating func add(_ kind: FieldKind, _ id: NodeID, in container: Int?) {
    if tree[id].kind == .sequence {
      guard sink.descend(to: id) else { return }
      defer { sink.ascend() }
      forEachItem(of: id) { $0.add(kind, $1, in: container) }
    } else if let id = text(id) {
      sink.add(kind, id, in: container)
    }
  }

  private func text(_ key: ExportKey, of id: NodeID) -> NodeID? { tree.value(key, of: id).flatMap { text($0) } }

  /// Returns the scalar if it is a text and not only a reference.
  private func text(_ id: NodeID) -> NodeID? {
    let node = tree[id]
    guard node.kind == .scalar, node.style != .hclExpression else { return nil }
    return tree.withText(of: id) { Self.isReference($0) } ? nil : id
  }

  /// Whether a text consists of one interpolation: `${var.greeting}`.
  private static func isReference(_ text: Span<UInt8>) -> Bool {
    guard text.count > 3, text[0] == ASCII.dollar, text[1] == ASCII.openBrace else { return false }
    var open = 1
    for index in 2..<text.count {
      if text[index] == ASCII.openBrace { open += 1 }
      if text[index] == ASCII.closeBrace { open -= 1 }
      if open == 0 { return index == text.count - 1 }
    }
    return false
  }

  /// Calls `body` with each item of a sequence, or with the node itself: a block with one instance has both forms.
  private mutating func forEachItem(of id: NodeID, _ body: (inout Terraform, NodeID) -> Void) {
    let id = tree.resolved(id)
    guard tree[id].kind == .sequence else { return body(&self, id) }
    for item in tree.items(of: id) { body(&self, tree.resolved(item)) }
  }

  private mutating func forEachEntry(of id: NodeID, _ body: (inout Terraform, NodeID, NodeID) -> Void) {
    for (key, value) in tree.entries(of: id) { body(&self, key, tree.resolved(value)) }
  }
}
