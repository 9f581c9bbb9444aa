/// The texts of a bot's language model, below `settingsNaturalLanguageUnderstanding` in YAML, and as JSON in the string
/// `rawNlu` of a flow configuration.
enum LanguageModel {
  /// Reports every name, description, utterance and synonym below `id`. Items of a mechanism of type `Regex` are
  /// patterns and not texts. The recursion is at most as deep as readers let a document nest (``ReadLimits/depth``).
  static func walk(_ id: NodeID, in tree: ExportTree, report: (NodeID, FieldKind) -> Void) {
    if tree.kind(of: id) == .sequence {
      for item in tree.items(of: id) { walk(item, in: tree, report: report) }
      return
    }
    for (key, value) in tree.entries(of: id) {
      switch tree.key(key) {
      case .name: report(value, .intentName)
      // The platform writes the model's own description.
      case .description where tree.value(.intents, of: id) == nil: report(value, .intentName)
      case .text, .value: report(value, .utterance)
      case .synonyms, .mutedUtterances: for item in tree.items(of: value) { report(item, .utterance) }
      case .mechanism where isRegex(value, in: tree): break
      // A segment of an utterance refers to its entity.
      case .entity, .entityNameReferences: break
      default: walk(value, in: tree, report: report)
      }
    }
  }

  private static func isRegex(_ mechanism: NodeID, in tree: ExportTree) -> Bool {
    let type = tree.value(.type, of: mechanism).flatMap { tree.key($0) }
    return type == .regex || type == .regexCapital
  }
}
