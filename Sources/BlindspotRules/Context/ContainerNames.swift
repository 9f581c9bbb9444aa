package import BlindspotParser

/// The names of the containers around a field, innermost first.
///
/// The keywords in the names are determined on demand and kept as long as the containers stay the same. The outer names
/// are kept separately from the innermost one, because each action of a task has its own name.
package final class ContainerNames {
  private let document: ExportDocument
  private let index: KeywordIndex
  /// One value, since each access to a property is checked.
  private var state: State

  private struct State {
    var container: Int?
    var innermost: NameGroup
    var outer: NameGroup
    var queried = KeywordSet()
    var wereRead = false
  }

  /// Creates the names around the fields of `document`.
  ///
  /// - Parameter index: the keyword lists that detectors look up in the names.
  package init(_ document: ExportDocument, index: KeywordIndex) {
    self.document = document
    self.index = index
    state = State(innermost: NameGroup(index: index), outer: NameGroup(index: index))
  }

  /// The keyword lists that detectors looked up in the names since ``move(to:)``.
  var queried: KeywordSet { state.queried }
  /// Whether a detector read the names themselves since ``move(to:)``.
  var wereRead: Bool { state.wereRead }

  /// Changes to a field with the given innermost container.
  package func move(to container: Int?) { move(&state, to: container) }

  private func move(_ state: inout State, to container: Int?) {
    state.queried = KeywordSet()
    state.wereRead = false
    state.innermost.notes = nil
    guard state.container != container else { return }
    if parent(of: state.container) != parent(of: container) {
      state.outer = NameGroup(from: parent(of: container), isSingle: false, index: index)
    }
    state.innermost = NameGroup(from: container, isSingle: true, index: index)
    state.container = container
  }

  /// Lets the innermost name use the notes about the text, which is that name, until ``move(to:)``.
  func share(_ notes: TextNotes) { state.innermost.notes = notes }

  /// Records that the result of a detector depends on the keywords of `lists` in the names.
  func recordQuery(_ lists: KeywordSet) { state.queried.formUnion(lists) }

  /// Returns the names, innermost first.
  func texts() -> [String] {
    state.wereRead = true
    return document.containers(from: state.container).compactMap {
      document.containers[$0].nameSlice.map(document.document.string)
    }
  }

  /// Whether a name contains one of `keywords` or satisfies their condition. Records the query.
  func hold(_ keywords: Keywords) -> Bool { hold(keywords, &state) }

  private func hold(_ keywords: Keywords, _ state: inout State) -> Bool {
    state.queried.insert(keywords.number)
    return state.innermost.contains(keywords, in: document) || state.outer.contains(keywords, in: document)
  }

  /// Returns the lists that may have a keyword in a name, and records that `lists` were asked for.
  func lists(asking lists: KeywordSet) -> KeywordSet { self.lists(asking: lists, &state) }

  private func lists(asking lists: KeywordSet, _ state: inout State) -> KeywordSet {
    state.queried.formUnion(lists)
    var known = state.innermost.candidates(in: document)
    known.formUnion(state.outer.candidates(in: document))
    return known
  }

  /// Returns those of `lists` that have a keyword in a name, or whose condition a name satisfies.
  ///
  /// - Parameter excludingInnermost: whether to ignore the innermost name.
  func held(of lists: KeywordSet, besidesInnermost excludingInnermost: Bool) -> KeywordSet {
    held(of: lists, besidesInnermost: excludingInnermost, &state)
  }

  private func held(
    of lists: KeywordSet, besidesInnermost excludingInnermost: Bool, _ state: inout State
  ) -> KeywordSet {
    var held = state.outer.keywords(of: lists, in: document)
    if !excludingInnermost { held.formUnion(state.innermost.keywords(of: lists, in: document)) }
    return held
  }

  private func parent(of container: Int?) -> Int? { container.flatMap { document.containers[$0].parent } }
}

/// The names of some containers, with the keywords found in them so far.
private struct NameGroup {
  /// The maximum number of bytes of a name that are divided into words. Every candidate and rule searches the words, so a
  /// hostile name would cost the square of its length. Names in Architect are far shorter.
  private static let maximumLength = 1024

  /// The first container; nil for an empty group.
  private let first: Int?
  /// Whether the group excludes the containers around the first.
  private let isSingle: Bool
  private let index: KeywordIndex
  private var candidates: KeywordSet?
  private var words: [ContextText]?
  /// The lists that were searched for, and those that have a keyword in a name.
  private var searched = KeywordSet()
  private var found = KeywordSet()
  /// The notes about a text that is the only name; nil if the names are not the text that detectors read.
  var notes: TextNotes?

  init(from first: Int? = nil, isSingle: Bool = true, index: KeywordIndex) {
    self.first = first
    self.isSingle = isSingle
    self.index = index
  }

  /// Returns the lists that may have a keyword in a name.
  mutating func candidates(in document: ExportDocument) -> KeywordSet {
    if let candidates { return candidates }
    var lists = KeywordSet()
    // The closure captures what it needs: capturing the group would copy all of it.
    let (notes, index) = (notes, index)
    Self.forEachName(from: first, isSingle: isSingle, in: document) { name in
      lists.formUnion(Self.notes(notes, about: name)?.lists(of: index, in: name) ?? index.lists(in: name))
    }
    candidates = lists
    return lists
  }

  /// Whether a name contains one of `keywords` or satisfies their condition.
  mutating func contains(_ keywords: Keywords, in document: ExportDocument) -> Bool {
    if let condition = keywords.nameCondition {
      if !searched.contains(keywords.number) {
        searched.insert(keywords.number)
        var isSatisfied = false
        Self.forEachName(from: first, isSingle: isSingle, in: document) { isSatisfied = isSatisfied || condition($0) }
        if isSatisfied { found.insert(keywords.number) }
      }
      return found.contains(keywords.number)
    }
    guard candidates(in: document).contains(keywords.number) else { return false }
    if !searched.contains(keywords.number) {
      searched.insert(keywords.number)
      if hasMatch(of: keywords, in: document) { found.insert(keywords.number) }
    }
    return found.contains(keywords.number)
  }

  private mutating func hasMatch(of keywords: Keywords, in document: ExportDocument) -> Bool {
    if notes == nil { return words(in: document).contains { $0.match(keywords.words) != nil } }
    var hasMatch = false
    Self.forEachName(from: first, isSingle: isSingle, in: document) { name in
      hasMatch =
        Self.notes(notes, about: name).map { !$0.matches(of: keywords, of: index, in: name).isEmpty }
        ?? (ContextText(name.extracting(first: Self.maximumLength)).match(keywords.words) != nil)
    }
    return hasMatch
  }

  /// Returns the notes if a name is not longer than is divided.
  private static func notes(_ notes: TextNotes?, about name: Span<UInt8>) -> TextNotes? {
    name.count <= maximumLength ? notes : nil
  }

  /// Returns those of `lists` that have a keyword in a name, or whose condition a name satisfies.
  mutating func keywords(of lists: KeywordSet, in document: ExportDocument) -> KeywordSet {
    var held = KeywordSet()
    var possible = candidates(in: document)
    possible.formUnion(index.listsWithNameCondition)
    possible = possible.intersection(lists)
    while let number = possible.popFirst() {
      if let keywords = index.keywords(number), contains(keywords, in: document) { held.insert(number) }
    }
    return held
  }

  /// Returns the words of the names. Allocates once, for names that may have a keyword.
  private mutating func words(in document: ExportDocument) -> [ContextText] {
    if let words { return words }
    var made: [ContextText] = []
    Self.forEachName(from: first, isSingle: isSingle, in: document) {
      made.append(ContextText($0.extracting(first: Self.maximumLength)))
    }
    words = made
    return made
  }

  private static func forEachName(
    from first: Int?, isSingle: Bool, in document: ExportDocument, _ body: (Span<UInt8>) -> Void
  ) {
    var next = first
    while let index = next {
      if let name = document.containers[index].nameSlice { document.document.withBytes(of: name, body) }
      next = isSingle ? nil : document.containers[index].parent
    }
  }
}
