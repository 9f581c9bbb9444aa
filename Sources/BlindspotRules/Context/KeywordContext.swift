import BlindspotParser

/// The keywords in one text and in the names of its containers, determined on demand. Shared by all detectors of numbers,
/// which search for the same lists; not copyable, so that they share the results.
package struct KeywordContext: ~Copyable {
  /// The position of a keyword relative to a value.
  package enum Keyword: Equatable {
    case none
    /// Before the value, with a gap in bytes.
    case before(gap: Int)
    /// After the value.
    case after
    /// In the name of a container: task "Check SSN" > action "Test 219-09-9999".
    case inContainerName
  }

  let context: FieldContext
  private let index: KeywordIndex
  private let notes: TextNotes
  /// The last answers of ``notes``, kept here since each access to an object is checked.
  private var lists: KeywordSet?
  private var last: (list: UInt16, matches: [ContextText.Match])?
  private var held = (known: KeywordSet(), lists: KeywordSet())
  private var named = (known: KeywordSet(), lists: KeywordSet())
  /// The lists that may have a keyword in a name, and those for which that was asked.
  private var mayName = (lists: KeywordSet?.none, asked: KeywordSet())
  /// The last offset and result of ``followsItemNumberKeyword(at:in:)``.
  private var other: (index: Int, isOther: Bool)?

  /// Creates the keywords of a text with the given context.
  ///
  /// - Parameter index: the keyword lists.
  package init(_ context: FieldContext, index: KeywordIndex) {
    self.context = context
    self.index = index
    notes = context.notes ?? TextNotes()
  }

  /// Returns the words of the text.
  func words(of text: Span<UInt8>) -> ContextText { notes.words(of: text) }

  /// Whether the text may contain a keyword of a list. Can be true for a text without one; does not allocate.
  @inline(__always) mutating func mayHold(_ number: UInt16, in text: Span<UInt8>) -> Bool {
    lists(in: text).contains(number)
  }

  /// The lists that may have a keyword in the text.
  @inline(__always) mutating func lists(in text: Span<UInt8>) -> KeywordSet { lists ?? readLists(in: text) }

  private mutating func readLists(in text: Span<UInt8>) -> KeywordSet {
    let known = notes.lists(of: index, in: text)
    lists = known
    return known
  }

  /// Whether the text contains one of `keywords`.
  mutating func hold(_ keywords: Keywords, in text: Span<UInt8>) -> Bool {
    guard mayHold(keywords.number, in: text) else { return false }
    if !held.known.contains(keywords.number) {
      held.known.insert(keywords.number)
      if !notes.matches(of: keywords, of: index, in: text).isEmpty { held.lists.insert(keywords.number) }
    }
    return held.lists.contains(keywords.number)
  }

  /// Whether the name of a container contains one of `keywords` or satisfies their condition.
  mutating func isNamed(_ keywords: Keywords) -> Bool {
    if !named.known.contains(keywords.number) {
      named.known.insert(keywords.number)
      if context.isNamed(keywords) { named.lists.insert(keywords.number) }
    }
    return named.lists.contains(keywords.number)
  }

  /// Whether the name of a container may contain a keyword of one of `lists`. False only if none does.
  mutating func mayBeNamed(_ lists: KeywordSet) -> Bool {
    let isRecorded = lists.isSubset(of: mayName.asked)
    if !isRecorded { mayName.asked.formUnion(lists) }
    if let known = mayName.lists {
      if !isRecorded { context.recordQuery(lists) }
      return known.intersects(lists)
    }
    let known = context.listsOfNames(asking: lists)
    mayName.lists = known
    return known.intersects(lists)
  }

  /// Returns the position of the nearest of `keywords`.
  mutating func keyword(_ keywords: Keywords, around range: TextRange, in text: Span<UInt8>) -> Keyword {
    if mayHold(keywords.number, in: text) {
      let matches = notes.matches(of: keywords, of: index, in: text)
      if let match = matches.nearest(before: range.start) {
        return .before(gap: range.start - match.end)
      }
      if matches.nearest(after: range.end) != nil { return .after }
    }
    return isNamed(keywords) ? .inContainerName : .none
  }

  /// Returns the occurrence of one of `keywords` nearest before `index`, beginning at most `window` bytes before it.
  mutating func match(
    _ keywords: Keywords, before index: Int, within window: Int, in text: Span<UInt8>
  ) -> ContextText.Match? {
    guard mayHold(keywords.number, in: text) else { return nil }
    if last?.list != keywords.number { last = (keywords.number, notes.matches(of: keywords, of: self.index, in: text)) }
    return last?.matches.nearest(before: index, within: window)
  }

  /// Whether the word directly before `index` denotes a numbered item.
  package mutating func followsItemNumberKeyword(at index: Int, in text: Span<UInt8>) -> Bool {
    if index > 0, text[index - 1] == UInt8(ascii: "#") { return true }
    if let other, other.index == index { return other.isOther }
    let match = match(.itemNumbers, before: index, within: 18, in: text)
    // `Ms. Miller: 408.555.0166` has no milliseconds.
    let isOther = match.map { !Self.isTitle($0, in: text) } ?? false
    other = (index, isOther)
    return isOther
  }

  /// Whether a keyword is the title `Ms`.
  private static func isTitle(_ match: ContextText.Match, in text: Span<UInt8>) -> Bool {
    text[match.start] == UInt8(ascii: "M") && text.byte(at: match.start + 1) == UInt8(ascii: "s")
      && match.end == match.start + 2
  }
}

extension Keywords {
  /// Keywords of numbered items: `SKU 9050217168`, `Case 9451796439`.
  static let itemNumbers = Keywords(
    words: """
      sku|case|order|ref|reference|ticket|tkt|inc|incident|chg|change|po|purchase order|req|request|task|invoice|inv|\
      tracking|track|build|version|rev|revision|serial|sn|part|item|model|batch|lot|asset|bug|issue|\
      story|jira|block|flow|menu|state|step|sequence|session|conversation|interaction|transaction|timestamp|port|\
      release|isbn|ean|upc|gtin|asin|barcode|bestellung|auftrag|rechnung|vorgang|\
      bestellnummer|auftragsnummer|rechnungsnummer|ticketnummer|artikel|artikelnummer|pedido|factura|caso|referencia|\
      commande|facture|dossier|ordine|fattura|pratica|encomenda|fatura|bestelling|factuur|zaak|dollar|usd|eur|euro|prb|\
      ritm|sctask|rma|crm|sap|error|device|meter|loan|file|form|cve|record|row|job|run|process|event|log|alarm|sensor|box|\
      container|shipment|package|parcel|waybill|awb|quote|project|deal|lead|opportunity|campaign|survey|count|total|\
      amount|sum|balance|points|score|limit|max|min|size|timeout|interval|delay|epoch|time|date|year|ms|bytes
      """, number: 251)
}
