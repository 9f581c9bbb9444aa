package import BlindspotParser

/// The names of the containers around the field that is being checked: "Check SSN" around "Test 219-09-9999".
///
/// One object serves all fields of a document. It remembers whether a detector asked for the names, for then the
/// verdict on a text holds at this place only.
package final class SurroundingNames {
  private let document: ExportDocument
  private var container: Int?
  private var rules: IdentifierRuleSet?
  /// Whether the names were asked for since ``move(to:)``.
  package private(set) var wereRead = false

  /// The names around the fields of `document`.
  package init(_ document: ExportDocument) { self.document = document }

  /// Turns to a field by its innermost container.
  package func move(to container: Int?) {
    if self.container != container { rules = nil }
    self.container = container
    wereRead = false
  }

  /// The names, innermost first. Allocates: for texts that have a candidate.
  package func read() -> [String] {
    wereRead = true
    var names: [String] = []
    var next = container
    while let index = next {
      let container = document.containers[index]
      if let name = container.name { names.append(document.document.string(name)) }
      next = container.parent
    }
    return names
  }

  /// The identifier rules that may have a keyword in one of the names; worked out once for all fields of a container.
  func readRules() -> IdentifierRuleSet {
    wereRead = true
    if let rules { return rules }
    var found = IdentifierRuleSet()
    var next = container
    while let index = next {
      let container = document.containers[index]
      if let name = container.name {
        document.document.withBytes(of: name) { found.formUnion(KeywordIndex.builtIn.rules(in: $0)) }
      }
      next = container.parent
    }
    rules = found
    return found
  }
}
