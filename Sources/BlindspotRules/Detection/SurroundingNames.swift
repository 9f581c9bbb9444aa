package import BlindspotParser

/// The names of the containers around the field that is being looked at, innermost first.
///
/// The names are read when a detector asks for them, and the asking is remembered: a verdict made without them holds
/// wherever the text stands, another one for the text at this place only. What is known of the names around the innermost
/// one is kept while that changes: every action of a task has a name of its own.
package final class SurroundingNames {
  /// How many bytes of a container's name are taken apart. Its words are looked through once for every candidate and rule,
  /// so a hostile one would cost the square of its length; Architect's own names end far earlier.
  private static let longestName = 1024

  /// What is known of some of the names.
  private struct Reading {
    /// The lists of which a keyword may stand in one of them.
    var lists: KeywordSet?
    var words: [ContextText]?
    /// The lists that were looked for in the words, and those of which a keyword stands there.
    var asked = KeywordSet()
    var held = KeywordSet()
  }

  private let document: ExportDocument
  private var container: Int?
  private var innermost = Reading()
  private var others = Reading()
  /// Whether the names were asked for since ``move(to:)``.
  package private(set) var wereRead = false

  /// The names around the fields of `document`.
  package init(_ document: ExportDocument) { self.document = document }

  /// Turns to a field by its innermost container.
  package func move(to container: Int?) {
    wereRead = false
    guard self.container != container else { return }
    if parent(of: self.container) != parent(of: container) { others = Reading() }
    innermost = Reading()
    self.container = container
  }

  /// Whether `isWanted` holds for one of the names, given as its UTF-8 bytes.
  func contains(where isWanted: (Span<UInt8>) -> Bool) -> Bool {
    wereRead = true
    return document.containers(from: container).contains { index in
      document.containers[index].name.map { document.document.withBytes(of: $0, isWanted) } ?? false
    }
  }

  /// Whether one of `keywords` stands in one of the names.
  func hold(_ keywords: Keywords) -> Bool {
    guard lists().contains(keywords.number) else { return false }
    return Self.hold(keywords, &innermost) { words(isInnermost: true) }
      || Self.hold(keywords, &others) { words(isInnermost: false) }
  }

  private static func hold(_ keywords: Keywords, _ reading: inout Reading, words: () -> [ContextText]) -> Bool {
    guard reading.lists?.contains(keywords.number) ?? true else { return false }
    if reading.asked.contains(keywords.number) { return reading.held.contains(keywords.number) }
    let made = reading.words ?? words()
    reading.words = made
    let isHeld = made.contains { $0.match(keywords.words) != nil }
    reading.asked.insert(keywords.number)
    if isHeld { reading.held.insert(keywords.number) }
    return isHeld
  }

  /// The lists of which a keyword may stand in one of the names.
  func lists() -> KeywordSet {
    wereRead = true
    var all = innermost.lists ?? lists(isInnermost: true)
    innermost.lists = all
    let around = others.lists ?? lists(isInnermost: false)
    others.lists = around
    all.formUnion(around)
    return all
  }

  private func lists(isInnermost: Bool) -> KeywordSet {
    var found = KeywordSet()
    visit(isInnermost: isInnermost) { found.formUnion(KeywordIndex.builtIn.lists(in: $0)) }
    return found
  }

  /// The words of the names. Allocates: for names that may hold a keyword.
  private func words(isInnermost: Bool) -> [ContextText] {
    var words: [ContextText] = []
    visit(isInnermost: isInnermost) { words.append(ContextText($0.extracting(first: Self.longestName))) }
    return words
  }

  private func visit(isInnermost: Bool, _ body: (Span<UInt8>) -> Void) {
    func visit(_ index: Int) {
      if let name = document.containers[index].name { document.document.withBytes(of: name, body) }
    }
    if isInnermost {
      if let container { visit(container) }
    } else {
      for index in document.containers(from: parent(of: container)) { visit(index) }
    }
  }

  private func parent(of container: Int?) -> Int? { container.flatMap { document.containers[$0].parent } }
}
