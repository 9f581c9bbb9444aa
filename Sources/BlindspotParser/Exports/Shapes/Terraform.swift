/// Reads CX as Code, the platform's Terraform provider: configurations in HCL and in JSON, variable files, and states.
///
/// Texts of flows stand in the flow's own file; what stands only here are the values substituted into it, prompts, and
/// names and descriptions of outcomes, schedules, IVRs and the like. References (`var.greeting`, `"${…}"`) are no texts.
struct Terraform: ~Copyable {
  private var fields: FieldCollector
  private var people = PeopleCount()
  private var isRecognised = false

  private init(_ document: Document, options: ReadOptions) {
    fields = FieldCollector(document: document, options: options)
  }

  /// Reads a configuration, JSON or HCL; nil if it mentions no resource of the platform.
  static func readConfiguration(_ document: Document, options: ReadOptions) -> (ExportDocument, PeopleCount)? {
    var reading = Terraform(document, options: options)
    var cursor = document.entryCursor(of: document.root)
    while let (key, value) = document.nextEntry(&cursor) {
      switch reading.fields.term(key) {
      case .resource: reading.each(value) { $0.resources(in: $1) }
      case .data: reading.each(value) { $0.markProvider(in: $1) }
      case .provider: reading.each(value) { $0.markProvider(in: $1) }
      default: break
      }
    }
    guard reading.isRecognised else { return nil }
    // Defaults of variables, locals and arguments of modules take the same ways into a flow as written values do.
    cursor = document.entryCursor(of: document.root)
    while let (key, value) = document.nextEntry(&cursor) {
      switch reading.fields.term(key) {
      case .variable: reading.each(value) { $0.variables($1) }
      case .locals: reading.each(value) { $0.substitutions($1, in: nil) }
      case .module:
        reading.each(value) { reading, calls in
          reading.eachEntry(of: calls) { reading, _, call in reading.each(call) { $0.substitutions($1, in: nil) } }
        }
      default: break
      }
    }
    return (reading.fields.finish(), reading.people)
  }

  /// Reads the assignments of a `.tfvars` file; nil if none of them is of a kind we know.
  static func readVariables(_ document: Document, options: ReadOptions) -> ExportDocument? {
    var reading = Terraform(document, options: options)
    reading.substitutions(document.root, in: nil)
    return reading.fields.hasFields ? reading.fields.finish() : nil
  }

  /// Reads a state of version 4, or what `terraform show -json` prints; nil if it holds no resource of the platform.
  static func readState(_ document: Document, options: ReadOptions) -> (ExportDocument, PeopleCount)? {
    var reading = Terraform(document, options: options)
    if let resources = reading.fields.value(.resources, of: document.root) {
      reading.stateResources(resources)
    } else if let values = reading.fields.value(.values, of: document.root),
      let module = reading.fields.value(.rootModule, of: values)
    {
      reading.module(module)
    }
    return reading.isRecognised ? (reading.fields.finish(), reading.people) : nil
  }

  // MARK: Configurations

  /// `{"<type>": {"<label>": {…}}}`.
  private mutating func resources(in types: NodeID) {
    eachEntry(of: types) { reading, type, labels in
      guard let kind = TerraformResource(type, in: reading.fields.document) else { return }
      reading.isRecognised = true
      reading.each(labels) { reading, labels in
        reading.eachEntry(of: labels) { reading, label, body in
          reading.each(body) { $0.resource(kind, label: label, $1) }
        }
      }
    }
  }

  private mutating func markProvider(in types: NodeID) {
    eachEntry(of: types) { reading, type, _ in
      if TerraformResource(type, in: reading.fields.document) != nil || reading.fields.term(type) == .genesyscloud {
        reading.isRecognised = true
      }
    }
  }

  private mutating func variables(_ variables: NodeID) {
    eachEntry(of: variables) { reading, name, body in
      reading.each(body) { reading, body in
        if let value = reading.fields.value(.default, of: body) { reading.substitution(name, value, in: nil) }
      }
    }
  }

  // MARK: States

  private mutating func stateResources(_ list: NodeID) {
    each(list) { reading, resource in
      guard let type = reading.fields.value(.type, of: resource),
        let kind = TerraformResource(type, in: reading.fields.document)
      else { return }
      reading.isRecognised = true
      let label = reading.fields.value(.name, of: resource)
      if let instances = reading.fields.value(.instances, of: resource) {
        reading.each(instances) { reading, instance in
          if let attributes = reading.fields.value(.attributes, of: instance) {
            reading.resource(kind, label: label, attributes)
          }
        }
      } else if let values = reading.fields.value(.values, of: resource) {
        reading.resource(kind, label: label, values)
      }
    }
  }

  private mutating func module(_ id: NodeID) {
    guard fields.descend(to: id) else { return }
    defer { fields.ascend() }
    if let resources = fields.value(.resources, of: id) { stateResources(resources) }
    if let children = fields.value(.childModules, of: id) { each(children) { $0.module($1) } }
  }

  // MARK: Resources

  private mutating func resource(_ kind: TerraformResource, label: NodeID?, _ id: NodeID) {
    guard fields.document[id].kind == .mapping else { return }
    let container = fields.addContainer(
      kind.container, id, name: fields.text(text(.name, of: id)), identifier: fields.text(label), in: nil)
    switch kind {
    case .user: user(id, in: container)
    case .flow:
      add(.flowName, .name, of: id, in: container)
      add(.flowDescription, .description, of: id, in: container)
      if let values = fields.value(.substitutions, of: id) { substitutions(values, in: container) }
    case .prompt:
      add(.promptName, .name, of: id, in: container)
      add(.promptDescription, .description, of: id, in: container)
      guard let assets = fields.value(.resources, of: id) else { return }
      each(assets) { reading, asset in
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
        if let schema = fields.value(contract, of: id) {
          VoiceXMLOperation.readParameters(schema, as: .dataActionParameter, in: &fields, container: container)
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
    for term in [ExportKey.profileSkillsSnake, .certifications] {
      guard let list = fields.value(term, of: id) else { continue }
      each(list) { $0.add(.profileText, $1, in: person) }
    }
    if let locations = fields.value(.locations, of: id) {
      each(locations) { $0.add(.locationNote, .notes, of: $1, in: person) }
    }
  }

  private mutating func substitutions(_ id: NodeID, in container: Int?) {
    eachEntry(of: id) { $0.substitution($1, $2, in: container) }
  }

  private mutating func substitution(_ name: NodeID, _ value: NodeID, in container: Int?) {
    guard fields.document[name].kind == .scalar else { return }
    let kind = fields.document.withBytes(of: fields.document.slice(of: name)) {
      SubstitutionKind.kind(of: $0, isOfFlow: container != nil)
    }
    guard let kind else { return }
    add(kind, value, in: container)
  }

  // MARK: Helpers

  private mutating func add(_ kind: FieldKind, _ term: ExportKey, of id: NodeID, in container: Int?) {
    if let value = fields.value(term, of: id) { add(kind, value, in: container) }
  }

  /// Adds a text, or those inside an expression: `join("-", ["Main", var.site])`.
  private mutating func add(_ kind: FieldKind, _ id: NodeID, in container: Int?) {
    if fields.document[id].kind == .sequence {
      guard fields.descend(to: id) else { return }
      defer { fields.ascend() }
      each(id) { $0.add(kind, $1, in: container) }
    } else if let id = text(id) {
      fields.add(kind, id, in: container)
    }
  }

  private func text(_ term: ExportKey, of id: NodeID) -> NodeID? { fields.value(term, of: id).flatMap { text($0) } }

  /// The scalar, if it is a text and not merely a reference.
  private func text(_ id: NodeID) -> NodeID? {
    let node = fields.document[id]
    guard node.kind == .scalar, node.style != .hclExpression else { return nil }
    return fields.document.withBytes(of: fields.document.slice(of: id)) { Self.isReference($0) } ? nil : id
  }

  /// Whether a text is one interpolation and nothing else: `${var.greeting}`.
  private static func isReference(_ text: Span<UInt8>) -> Bool {
    guard text.count > 3, text[0] == UInt8(ascii: "$"), text[1] == UInt8(ascii: "{") else { return false }
    var open = 1
    for index in 2..<text.count {
      if text[index] == UInt8(ascii: "{") { open += 1 }
      if text[index] == UInt8(ascii: "}") { open -= 1 }
      if open == 0 { return index == text.count - 1 }
    }
    return false
  }

  /// The items of a sequence, or the node itself: blocks are written both ways.
  private mutating func each(_ id: NodeID, _ body: (inout Terraform, NodeID) -> Void) {
    let id = fields.resolved(id)
    guard fields.document[id].kind == .sequence else { return body(&self, id) }
    var cursor = fields.document.childCursor(of: id)
    while let item = fields.document.nextChild(&cursor) { body(&self, fields.resolved(item)) }
  }

  private mutating func eachEntry(of id: NodeID, _ body: (inout Terraform, NodeID, NodeID) -> Void) {
    var cursor = fields.document.entryCursor(of: id)
    while let (key, value) = fields.document.nextEntry(&cursor) { body(&self, key, fields.resolved(value)) }
  }
}
