package import BlindspotParser

/// The names of the containers around the field that is being looked at, innermost first.
///
/// The names are read when a detector asks for them, and the asking is remembered: a verdict made without them holds
/// wherever the text stands, another one for the text at this place only. What is known of the names around the innermost
/// one is kept while that changes: every action of a task has a name of its own.
package final class ContainerNames {
  /// How many bytes of a container's name are taken apart. Its words are looked through once for every candidate and rule,
  /// so a hostile one would cost the square of its length; Architect's own names end far earlier.
  private static let longestName = 1024

  /// What is known of some of the names.
  private struct Reading {
    /// The lists of which a keyword may stand in one of them.
    var lists: KeywordSet?
    /// Whether one of them has a word for a birth.
    var mentionsBirth: Bool?
    var words: [ContextText]?
    /// The lists that were looked for in the words, and those of which a keyword stands there.
    var asked = KeywordSet()
    var held = KeywordSet()

    /// Whether one of `keywords` stands in one of them; `words` takes them apart.
    mutating func holds(_ keywords: Keywords, words: () -> [ContextText]) -> Bool {
      if asked.contains(keywords.number) { return held.contains(keywords.number) }
      let made = self.words ?? words()
      self.words = made
      let isHeld = made.contains { $0.match(keywords.words) != nil }
      asked.insert(keywords.number)
      if isHeld { held.insert(keywords.number) }
      return isHeld
    }
  }

  private let document: ExportDocument
  private var container: Int?
  private var innermost = Reading()
  private var others = Reading()
  /// The lists of both since ``move(to:)``.
  private var all: KeywordSet?
  /// Whether the names were asked for since ``move(to:)``.
  package private(set) var wereRead = false

  /// The names around the fields of `document`.
  package init(_ document: ExportDocument) { self.document = document }

  /// Turns to a field by its innermost container.
  package func move(to container: Int?) {
    wereRead = false
    all = nil
    guard self.container != container else { return }
    if parent(of: self.container) != parent(of: container) { others = Reading() }
    innermost = Reading()
    self.container = container
  }

  /// Whether one of the names has a word for a birth.
  func mentionsBirth() -> Bool {
    wereRead = true
    return innermostSpeaksOfBirth() || othersSpeakOfBirth()
  }

  /// Whether one of `keywords` stands in one of the names.
  func hold(_ keywords: Keywords) -> Bool {
    lists().contains(keywords.number) && (innermostHolds(keywords) || othersHold(keywords))
  }

  /// The lists of which a keyword may stand in one of the names.
  func lists() -> KeywordSet {
    if let all { return all }
    var made = innermostLists()
    made.formUnion(othersLists())
    all = made
    return made
  }

  /// Those of `lists` of which a keyword stands in one of the names, ``Keywords/births`` among them.
  ///
  /// - Parameter besidesInnermost: leaves out the innermost name.
  func held(of lists: KeywordSet, besidesInnermost: Bool) -> KeywordSet {
    var held = KeywordSet()
    if lists.contains(Keywords.births), othersSpeakOfBirth() || !besidesInnermost && innermostSpeaksOfBirth() {
      held.insert(Keywords.births)
    }
    var possible = lists.intersection(besidesInnermost ? othersLists() : self.lists())
    while let number = possible.popFirst() {
      let keywords = KeywordIndex.builtIn.keywords(number)
      if othersHold(keywords) || !besidesInnermost && innermostHolds(keywords) { held.insert(number) }
    }
    return held
  }

  private func innermostHolds(_ keywords: Keywords) -> Bool {
    innermostLists().contains(keywords.number) && innermost.holds(keywords) { words(isInnermost: true) }
  }

  private func othersHold(_ keywords: Keywords) -> Bool {
    othersLists().contains(keywords.number) && others.holds(keywords) { words(isInnermost: false) }
  }

  private func innermostLists() -> KeywordSet {
    wereRead = true
    if let lists = innermost.lists { return lists }
    let made = lists(isInnermost: true)
    innermost.lists = made
    return made
  }

  private func othersLists() -> KeywordSet {
    wereRead = true
    if let lists = others.lists { return lists }
    let made = lists(isInnermost: false)
    others.lists = made
    return made
  }

  private func innermostSpeaksOfBirth() -> Bool {
    if let speaks = innermost.mentionsBirth { return speaks }
    let made = mentionsBirth(isInnermost: true)
    innermost.mentionsBirth = made
    return made
  }

  private func othersSpeakOfBirth() -> Bool {
    if let speak = others.mentionsBirth { return speak }
    let made = mentionsBirth(isInnermost: false)
    others.mentionsBirth = made
    return made
  }

  private func mentionsBirth(isInnermost: Bool) -> Bool {
    var found = false
    visit(isInnermost: isInnermost) { found = found || BirthDateDetector.isNameForBirth($0) }
    return found
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
      if let name = document.containers[index].nameSlice { document.document.withBytes(of: name, body) }
    }
    if isInnermost {
      if let container { visit(container) }
    } else {
      for index in document.containers(from: parent(of: container)) { visit(index) }
    }
  }

  private func parent(of container: Int?) -> Int? { container.flatMap { document.containers[$0].parent } }
}
