/// The names of parameters, in the forms that contracts of operations and data actions write them.
enum ParameterNames {
  /// Reports the node of each name: of a JSON schema the keys of `properties`, of a list the `name` of each item or the
  /// item itself, of any other mapping the keys. As deep as readers let a document nest, aliases followed
  /// (``ReadLimits/depth``).
  static func walk(_ id: NodeID, in document: Document, report: (NodeID) -> Void) {
    let id = document.resolved(id)
    switch document[id].kind {
    case .scalar, .alias: break
    case .sequence:
      var cursor = document.childCursor(of: id)
      while let item = document.nextChild(&cursor) {
        let item = document.resolved(item)
        if document[item].kind == .scalar {
          report(item)
        } else if let name = value(.name, of: item, in: document) {
          report(name)
        } else {
          walk(item, in: document, report: report)
        }
      }
    case .mapping:
      if isSchema(id, in: document) {
        schema(id, in: document, report: report)
      } else if let wrapped = value(.parameters, of: id, in: document) ?? value(.inputs, of: id, in: document)
        ?? value(.outputs, of: id, in: document)
      {
        walk(wrapped, in: document, report: report)
      } else {
        var cursor = document.entryCursor(of: id)
        while let (key, _) = document.nextEntry(&cursor) {
          if document[key].kind == .scalar { report(key) }
        }
      }
    }
  }

  /// Reports the property names of a JSON schema, those of nested objects and of array items included.
  static func schema(_ id: NodeID, in document: Document, report: (NodeID) -> Void) {
    let id = document.resolved(id)
    var cursor = document.entryCursor(of: id)
    while let (key, value) = document.nextEntry(&cursor) {
      switch ExportKey(document[key].symbol) {
      case .properties:
        var properties = document.entryCursor(of: document.resolved(value))
        while let (name, property) = document.nextEntry(&properties) {
          if document[name].kind == .scalar { report(name) }
          schema(property, in: document, report: report)
        }
      case .items: schema(value, in: document, report: report)
      default: break
      }
    }
  }

  private static func isSchema(_ id: NodeID, in document: Document) -> Bool {
    var hasType = false
    var cursor = document.entryCursor(of: id)
    while let (key, value) = document.nextEntry(&cursor) {
      switch ExportKey(document[key].symbol) {
      case .properties: return document[document.resolved(value)].kind == .mapping
      case .schemaReference: return true
      case .type: hasType = hasType || ExportKey(document[value].symbol) == .object
      default: break
      }
    }
    return hasType
  }

  private static func value(_ term: ExportKey, of id: NodeID, in document: Document) -> NodeID? {
    var cursor = document.entryCursor(of: id)
    while let (key, value) = document.nextEntry(&cursor) {
      if ExportKey(document[key].symbol) == term { return document.resolved(value) }
    }
    return nil
  }
}
