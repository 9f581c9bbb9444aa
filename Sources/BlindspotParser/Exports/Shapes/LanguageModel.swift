/// The texts of a bot's language model, wherever it stands: under `settingsNaturalLanguageUnderstanding` in YAML, as JSON
/// inside the string `rawNlu` of a flow configuration.
enum LanguageModel {
  /// Reports every name, description, utterance and synonym below `id`. Items of a mechanism of type `Regex` are
  /// patterns and no texts. As deep as readers let a document nest, aliases followed (``ReadLimits/depth``).
  static func walk(_ id: NodeID, in document: Document, report: (NodeID, FieldKind) -> Void) {
    let id = document.resolved(id)
    if document[id].kind == .sequence {
      var cursor = document.childCursor(of: id)
      while let item = document.nextChild(&cursor) { walk(item, in: document, report: report) }
      return
    }
    var cursor = document.entryCursor(of: id)
    while let (key, value) = document.nextEntry(&cursor) {
      switch ExportKey(document[key].symbol) {
      case .name: report(value, .intentName)
      // The model's own description is written by the platform.
      case .description where !isModel(id, in: document): report(value, .intentName)
      case .text, .value: report(value, .utterance)
      case .synonyms, .mutedUtterances: leaves(value, in: document) { report($0, .utterance) }
      case .mechanism where isRegex(value, in: document): break
      // An utterance's segment refers to the entity it stands for.
      case .entity, .entityNameReferences: break
      default: walk(value, in: document, report: report)
      }
    }
  }

  private static func isModel(_ id: NodeID, in document: Document) -> Bool {
    var cursor = document.entryCursor(of: id)
    while let (key, _) = document.nextEntry(&cursor) {
      if ExportKey(document[key].symbol) == .intents { return true }
    }
    return false
  }

  private static func leaves(_ id: NodeID, in document: Document, report: (NodeID) -> Void) {
    var cursor = document.childCursor(of: document.resolved(id))
    while let item = document.nextChild(&cursor) { report(item) }
  }

  private static func isRegex(_ mechanism: NodeID, in document: Document) -> Bool {
    var cursor = document.entryCursor(of: document.resolved(mechanism))
    while let (key, value) = document.nextEntry(&cursor) {
      guard ExportKey(document[key].symbol) == .type else { continue }
      let type = ExportKey(document[value].symbol)
      return type == .regex || type == .regexCapital
    }
    return false
  }
}
