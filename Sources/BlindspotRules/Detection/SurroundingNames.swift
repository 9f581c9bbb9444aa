package import BlindspotParser

/// The names of the containers around the field that is being checked: "Check SSN" around "Test 219-09-9999".
///
/// One object serves all fields of a document. It remembers whether a detector asked for the names, for then the
/// verdict on a text holds at this place only.
package final class SurroundingNames {
  /// How many bytes of a container's name are taken apart. Its words are looked through once for every candidate and rule,
  /// so a hostile one would cost the square of its length; Architect's own names end far earlier.
  private static let longestName = 1024

  private let document: ExportDocument
  private var container: Int?
  private var words: [ContextText]?
  private var rules: IdentifierRuleSet?
  /// Whether the names were asked for since ``move(to:)``.
  package private(set) var wereRead = false

  /// The names around the fields of `document`.
  package init(_ document: ExportDocument) { self.document = document }

  /// Turns to a field by its innermost container.
  package func move(to container: Int?) {
    if self.container != container {
      words = nil
      rules = nil
    }
    self.container = container
    wereRead = false
  }

  /// The names, innermost first. Allocates: for texts that have a candidate.
  package func read() -> [String] {
    wereRead = true
    return names.map(document.document.string)
  }

  /// The words of the names; taken apart once for all fields of a container.
  func readWords() -> [ContextText] {
    wereRead = true
    if let words { return words }
    let made = read().map { ContextText(String(decoding: $0.utf8.prefix(Self.longestName), as: UTF8.self)) }
    words = made
    return made
  }

  /// The identifier rules that may have a keyword in one of the names; worked out once for all fields of a container.
  func readRules() -> IdentifierRuleSet {
    wereRead = true
    if let rules { return rules }
    var found = IdentifierRuleSet()
    for name in names {
      document.document.withBytes(of: name) { found.formUnion(KeywordIndex.builtIn.rules(in: $0)) }
    }
    rules = found
    return found
  }

  private var names: [TextSlice] {
    document.containers(from: container).compactMap { document.containers[$0].name }
  }
}
