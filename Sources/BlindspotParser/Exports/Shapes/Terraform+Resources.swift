/// Resources of the provider, in configurations and in states.
extension Terraform {
  /// Reads `{"<type>": {"<label>": {…}}}`.
  ///
  /// - Parameter isData: whether the blocks are data sources, which refer to objects by name.
  mutating func resources(in types: NodeID, isData: Bool) {
    forEachEntry(of: types) { reading, type, labels in
      // Resources of other providers are not exports.
      guard let kind = TerraformResource(type, in: reading.tree) else { return reading.sink.exclude(labels) }
      reading.forEachItem(of: labels) { reading, labels in
        reading.forEachEntry(of: labels) { reading, label, body in
          reading.forEachItem(of: body) { reading, body in
            if isData {
              reading.add(kind.nameKind, .name, of: body, in: nil)
            } else {
              reading.resource(kind, label: label, body)
            }
          }
        }
      }
    }
  }

  /// Reads the arguments of a resource.
  mutating func resource(_ kind: TerraformResource, label: NodeID?, _ id: NodeID) {
    guard tree.kind(of: id) == .mapping else { return }
    let container = container(kind, label: label, id)
    for (key, value) in tree.entries(of: id) {
      switch tree.key(key) {
      case .dynamic: forEachItem(of: value) { $0.dynamicBlocks($1, of: kind, in: container) }
      case .forEach: values(value, of: nil, elements: references.elements(of: kind, in: id, tree), in: container)
      default: argument(kind, key, value, in: container)
      }
    }
  }

  /// Reads the arguments of a resource in a state that keeps them as one mapping, with keys such as `resources.0.text`.
  mutating func flatResource(_ kind: TerraformResource, label: NodeID?, _ id: NodeID) {
    let container = container(kind, label: label, id)
    if kind == .user { people.total += 1 }
    forEachEntry(of: id) { reading, key, value in
      let path = reading.tree.document.string(reading.tree.slice(of: key)).split(separator: ".")
      // `resources.#` and `substitutions.%` are counts.
      guard let last = path.last, last != "#", last != "%" else { return }
      if path.count == 1 { return reading.argument(kind, key, value, in: container, isFlat: true) }
      let first = ExportKey(ExportKey.vocabulary.symbol(of: Array(path[0].utf8).span))
      let name = ExportKey(ExportKey.vocabulary.symbol(of: Array(last.utf8).span))
      switch (kind, first, name) {
      case (.prompt, .resources, .ttsStringSnake), (.prompt, .resources, .text):
        reading.add(.tts, value, in: container)
      case (.flow, .substitutions, _):
        if let kind = SubstitutionKind.kind(of: Array(last.utf8).span, isOfFlow: true) {
          reading.add(kind, value, in: container)
        }
      case (.user, .profileSkillsSnake, _), (.user, .certifications, _):
        reading.add(.profileText, value, in: container)
      case (.user, .locations, .notes): reading.add(.locationNote, value, in: container)
      default: break
      }
    }
  }

  /// Adds the container of a resource. Its identifier is the label, unless that is the name.
  private mutating func container(_ kind: TerraformResource, label: NodeID?, _ id: NodeID) -> Int {
    guard kind == .flow, let label, repeatsFlowName(label, of: id) else {
      return sink.addContainer(kind.container, id, name: text(.name, of: id), identifier: label, in: nil)
    }
    let container = sink.addContainer(kind.container, id, name: label, in: nil)
    sink.add(.flowName, label, in: container)
    return container
  }

  /// Whether the label of a flow without a name is its name in the form of an identifier, as the exporter writes it: it
  /// has a capital letter, or occurs in the path of the flow's file. Labels typed by hand are words such as `bot_flow`.
  private func repeatsFlowName(_ label: NodeID, of id: NodeID) -> Bool {
    guard tree.value(.name, of: id) == nil else { return false }
    let text = string(label)
    if text.contains(where: \.isUppercase) { return true }
    guard text.utf8.count > 8, let path = tree.value(.filepath, of: id) else { return false }
    return string(path).contains("genesyscloud_flow_" + text)
  }

  /// Reads one argument of a resource.
  private mutating func argument(
    _ kind: TerraformResource, _ key: NodeID, _ value: NodeID, in container: Int, isFlat: Bool = false
  ) {
    guard let name = tree.key(key) else { return }
    if let field = kind.kind(of: name) { return add(field, value, in: container) }
    switch (kind, name) {
    case (.user, .name): sink.exclude(value)
    case (.user, .profileSkillsSnake), (.user, .certifications): add(.profileText, value, in: container)
    case (.user, .locations): forEachItem(of: value) { $0.add(.locationNote, .notes, of: $1, in: container) }
    case (.flow, .substitutions): substitutions(value, in: container)
    case (.prompt, .resources): forEachItem(of: value) { $0.promptAsset($1, in: container) }
    case (.dataAction, .contractInput), (.dataAction, .contractOutput):
      VoiceXMLOperation.readParameters(value, as: .dataActionParameter, in: &sink, container: container)
      contractDescriptions(value, in: container)
    default: break
    }
    if kind == .user, name == .name, !isFlat { people.total += 1 }
  }

  private mutating func promptAsset(_ id: NodeID, in container: Int) {
    add(.tts, .ttsStringSnake, of: id, in: container)
    add(.tts, .text, of: id, in: container)
  }

  /// Reads the titles and descriptions of a contract, which can be JSON in a string.
  private mutating func contractDescriptions(_ id: NodeID, in container: Int) {
    guard tree.kind(of: id) == .mapping else { return }
    ParameterNames.descriptions(id, in: tree) { sink.add(.dataActionParameter, $0, in: container) }
  }

  /// Reads blocks that Terraform repeats: `dynamic "resources" { for_each = …, content { … } }`.
  private mutating func dynamicBlocks(_ blocks: NodeID, of kind: TerraformResource, in container: Int) {
    forEachEntry(of: blocks) { reading, name, blocks in
      reading.forEachItem(of: blocks) { reading, block in
        let tree = reading.tree
        if let content = tree.value(.content, of: block) {
          reading.forEachItem(of: content) { $0.argument(kind, name, $1, in: container) }
        }
        if let list = tree.value(.forEach, of: block) {
          reading.values(
            list, of: nil, elements: reading.references.elements(of: kind, dynamic: name, block, tree), in: container)
        }
      }
    }
  }
}
