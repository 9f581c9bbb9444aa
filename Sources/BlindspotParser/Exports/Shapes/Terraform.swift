/// Reads CX as Code, the platform's Terraform provider: configurations in HCL and in JSON, variable files, and states.
///
/// The texts of flows are in their own files. The texts that occur only here are the values substituted into flows,
/// prompts, and names and descriptions of outcomes, schedules, IVRs and similar objects. References (`var.greeting`,
/// `"${…}"`) are not texts.
struct Terraform: ~Copyable {
  let tree: ExportTree
  var sink: FieldSink
  var people = PeopleCount()
  /// Whether a resource of the platform occurs.
  private var isRecognized = false
  /// The purposes of values by the expressions that refer to them.
  var references = TerraformReferences()

  private init(_ input: ShapeInput) {
    tree = input.tree
    sink = FieldSink(tree, options: input.options)
  }

  /// Reads a configuration in JSON or HCL; nil if neither it nor its folder configures the platform.
  ///
  /// Texts are read where they are written: in resources, and in locals, defaults of variables and arguments of modules,
  /// whether or not a resource of the same file uses them.
  static func readConfiguration(_ input: ShapeInput) -> ShapeReading? {
    let tree = input.tree
    var reading = Terraform(input)
    for (key, value) in tree.entries(of: tree.root) {
      switch tree.key(key) {
      case .resource, .data, .provider: reading.forEachItem(of: value) { $0.markProvider(in: $1) }
      case .terraform: reading.forEachItem(of: value) { $0.markRequirement(in: $1) }
      default: break
      }
    }
    guard reading.isRecognized || reading.isExpected(input) else { return nil }
    reading.references = TerraformReferences(tree)
    for (key, value) in tree.entries(of: tree.root) {
      switch tree.key(key) {
      case .resource: reading.forEachItem(of: value) { $0.resources(in: $1, isData: false) }
      case .data: reading.forEachItem(of: value) { $0.resources(in: $1, isData: true) }
      case .variable: reading.forEachItem(of: value) { $0.variables($1) }
      case .locals: reading.forEachItem(of: value) { $0.locals($1) }
      case .module: reading.forEachItem(of: value) { $0.modules($1) }
      case .provider, .terraform: reading.sink.exclude(value)
      default: break
      }
    }
    return reading.finish(as: input.syntax == .hcl ? .terraform : .terraformJSON)
  }

  /// Whether a file without a resource belongs to a configuration of the platform: it is named, or in the folder of one.
  private func isExpected(_ input: ShapeInput) -> Bool {
    guard input.syntax == .hcl || FilePath(input.fileName).hasExtension("tf.json"),
      input.options.isInTerraformFolder || input.options.expectsExport
    else { return false }
    return tree.hasKey(of: tree.root) { $0 == .variable || $0 == .locals || $0 == .module }
  }

  /// Reads the assignments of a variable file; nil if none of them has a known purpose.
  static func readVariables(_ input: ShapeInput) -> ShapeReading? {
    // Any JSON object has the form of a variable file.
    let isArchyOptions = isArchyOptions(input)
    guard input.syntax == .hcl || FilePath(input.fileName).hasExtension("tfvars.json") || isArchyOptions else {
      return nil
    }
    var reading = Terraform(input)
    reading.substitutions(input.tree.root, in: nil)
    guard reading.sink.hasFields || input.options.isInTerraformFolder && input.syntax == .hcl else { return nil }
    if isArchyOptions { return reading.finish(as: input.syntax == .json ? .archyJSON : .archyYAML) }
    return reading.finish(as: input.syntax == .hcl ? .terraform : .terraformJSON)
  }

  /// Whether a file has the values that Archy substitutes into flows: it is called `options`, and one of its keys names
  /// a part of a flow.
  private static func isArchyOptions(_ input: ShapeInput) -> Bool {
    guard input.syntax != .hcl else { return false }
    let name = String(decoding: FilePath(input.fileName).lastComponent, as: UTF8.self).lowercased()
    guard name.split(separator: ".").first?.hasSuffix("options") ?? false else { return false }
    let tree = input.tree
    var hasFlowPart = false
    for (key, value) in tree.entries(of: tree.root) {
      guard tree.kind(of: key) == .scalar, tree.kind(of: value) == .scalar else { return false }
      switch tree.withText(of: key, { SubstitutionKind.kind(of: $0, isOfFlow: false) }) {
      case .flowName, .taskName, .menuName, .menuChoiceName, .stateName, .promptName, .dataActionName, .tts:
        hasFlowPart = true
      default: break
      }
    }
    return hasFlowPart
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
    } else if let values = tree.value(.plannedValues, of: tree.root) ?? tree.value(.priorState, of: tree.root),
      let module = tree.value(.rootModule, of: tree.value(.values, of: values) ?? values)
    {
      // A plan repeats its values as changes and as expressions.
      for (key, value) in tree.entries(of: tree.root) where tree.key(key) != .plannedValues {
        reading.sink.exclude(value)
      }
      reading.module(module)
    }
    return reading.isRecognized ? reading.finish(as: .terraformState) : nil
  }

  private consuming func finish(as format: ExportFormat) -> ShapeReading {
    let people = people
    return ShapeReading(document: sink.finish(), format: format, people: people)
  }

  private mutating func markProvider(in types: NodeID) {
    forEachEntry(of: types) { reading, type, _ in
      if TerraformResource(type, in: reading.tree) != nil || reading.tree.key(type) == .genesyscloud {
        reading.isRecognized = true
      }
    }
  }

  private mutating func markRequirement(in settings: NodeID) {
    guard let providers = tree.value(.requiredProviders, of: settings) else { return }
    forEachItem(of: providers) { $0.markProvider(in: $1) }
  }

  // MARK: States

  private mutating func stateResources(_ list: NodeID) {
    forEachItem(of: list) { reading, resource in
      guard let type = reading.tree.value(.type, of: resource),
        let kind = TerraformResource(type, in: reading.tree)
      else { return reading.sink.exclude(resource) }
      reading.isRecognized = true
      let label = reading.tree.value(.name, of: resource)
      if let label { reading.sink.exclude(label) }
      if let instances = reading.tree.value(.instances, of: resource) {
        reading.forEachItem(of: instances) { reading, instance in
          if let attributes = reading.tree.value(.attributes, of: instance) {
            reading.resource(kind, label: label, attributes)
          } else if let attributes = reading.tree.value(.attributesFlat, of: instance) {
            reading.flatResource(kind, label: label, attributes)
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

  // MARK: Helpers

  mutating func add(_ kind: FieldKind, _ key: ExportKey, of id: NodeID, in container: Int?) {
    if let value = tree.value(key, of: id) { add(kind, value, in: container) }
  }

  /// Adds a text, or the texts of an expression: `join("-", ["Main", var.site])`.
  mutating func add(_ kind: FieldKind, _ id: NodeID, in container: Int?) {
    if tree.kind(of: id) == .sequence {
      guard sink.descend(to: id) else { return }
      defer { sink.ascend() }
      forEachItem(of: id) { $0.add(kind, $1, in: container) }
    } else if let id = text(id) {
      sink.add(kind, id, in: container)
    }
  }

  func text(_ key: ExportKey, of id: NodeID) -> NodeID? { tree.value(key, of: id).flatMap { text($0) } }

  /// Returns the scalar if it is a text and not only a reference.
  func text(_ id: NodeID) -> NodeID? {
    let node = tree[id]
    guard node.kind == .scalar, node.style != .hclExpression else { return nil }
    return tree.withText(of: id) { Self.isReference($0) } ? nil : id
  }

  /// Whether a text consists of one interpolation without typed text: `${var.greeting}`, and not
  /// `${var.isOpen ? "Welcome" : "We are closed"}`.
  static func isReference(_ text: Span<UInt8>) -> Bool {
    guard text.count > 3, text.count <= TemplatePlaceholder.maximumLength, text[0] == ASCII.dollar,
      text[1] == ASCII.openBrace
    else { return false }
    var open = 1
    for index in 2..<text.count {
      if text[index] == ASCII.openBrace { open += 1 }
      if text[index] == ASCII.closeBrace { open -= 1 }
      if open == 0 {
        return index == text.count - 1 && !TemplatePlaceholder.hasText(in: text, at: 1..<text.count)
      }
    }
    return false
  }

  /// Calls `body` with each item of a sequence, or with the node itself: a block with one instance has both forms.
  mutating func forEachItem(of id: NodeID, _ body: (inout Terraform, NodeID) -> Void) {
    let id = tree.resolved(id)
    guard tree.kind(of: id) == .sequence else { return body(&self, id) }
    for item in tree.items(of: id) { body(&self, tree.resolved(item)) }
  }

  mutating func forEachEntry(of id: NodeID, _ body: (inout Terraform, NodeID, NodeID) -> Void) {
    for (key, value) in tree.entries(of: id) { body(&self, key, tree.resolved(value)) }
  }
}
