/// The names of parameters, in the forms in which contracts of operations and data actions contain them.
enum ParameterNames {
  /// Reports the node of each name: the keys of `properties` of a JSON schema, the `name` of each item of a list or the
  /// item itself, the keys of any other mapping. The recursion is at most as deep as readers let a document nest
  /// (``ReadLimits/depth``).
  static func walk(_ id: NodeID, in tree: ExportTree, report: (NodeID) -> Void) {
    switch tree.kind(of: id) {
    case .scalar, .alias: break
    case .sequence:
      for item in tree.items(of: id) {
        if tree.kind(of: item) == .scalar {
          report(item)
        } else if let name = tree.value(.name, of: item) {
          report(name)
        } else {
          walk(item, in: tree, report: report)
        }
      }
    case .mapping:
      if isSchema(id, in: tree) {
        schema(id, in: tree, report: report)
      } else if let wrapped = tree.value(.parameters, of: id) ?? tree.value(.inputs, of: id)
        ?? tree.value(.outputs, of: id)
      {
        walk(wrapped, in: tree, report: report)
      } else {
        for (key, _) in tree.entries(of: id) where tree.kind(of: key) == .scalar { report(key) }
      }
    }
  }

  /// Reports the property names of a JSON schema, including those of nested objects and of array items.
  static func schema(_ id: NodeID, in tree: ExportTree, report: (NodeID) -> Void) {
    for (key, value) in tree.entries(of: id) {
      switch tree.key(key) {
      case .properties:
        for (name, property) in tree.entries(of: value) {
          if tree.kind(of: name) == .scalar { report(name) }
          schema(property, in: tree, report: report)
        }
      case .items: schema(value, in: tree, report: report)
      default: break
      }
    }
  }

  /// Reports the titles and descriptions of a JSON schema and of its properties.
  static func descriptions(_ id: NodeID, in tree: ExportTree, report: (NodeID) -> Void) {
    for (key, value) in tree.entries(of: id) {
      switch tree.key(key) {
      case .title, .description: if tree.kind(of: value) == .scalar { report(value) }
      case .properties:
        for (_, property) in tree.entries(of: value) { descriptions(property, in: tree, report: report) }
      case .items: descriptions(value, in: tree, report: report)
      default: break
      }
    }
  }

  private static func isSchema(_ id: NodeID, in tree: ExportTree) -> Bool {
    var hasType = false
    for (key, value) in tree.entries(of: id) {
      switch tree.key(key) {
      case .properties: return tree.kind(of: value) == .mapping
      case .schemaReference: return true
      case .type: hasType = hasType || tree.key(value) == .object
      default: break
      }
    }
    return hasType
  }
}
