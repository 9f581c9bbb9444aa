import BlindspotParser

/// The words in and around one text, taken apart when a candidate asks for them and the text may hold what it asks for.
/// One for all detectors of numbers: they ask for the same.
package struct KeywordContext: ~Copyable {
  /// Where a keyword stands.
  package enum Keyword: Equatable {
    case none
    /// Before the value, with as many bytes between them.
    case before(gap: Int)
    /// Behind it.
    case after
    /// In the name of something around the text: task "Check SSN" > action "Test 219-09-9999".
    case outside
  }

  let context: FieldContext
  private var words = ContextText()
  private var areWordsKnown = false
  /// The lists of which a keyword may stand in the text.
  private var lists: KeywordSet?
  /// The lists that ``hold(_:in:)`` was asked for, and those of which a keyword stands in the text.
  private var asked = KeywordSet()
  private var held = KeywordSet()
  /// The place that ``followsItemNumberKeyword(at:in:)`` was asked for last, and what it said.
  private var other: (index: Int, isOther: Bool)?

  package init(_ context: FieldContext) { self.context = context }

  /// The words of the text itself.
  package mutating func words(of text: Span<UInt8>) -> ContextText {
    takeApart(text)
    return words
  }

  private mutating func takeApart(_ text: Span<UInt8>) {
    guard !areWordsKnown else { return }
    words = ContextText(text)
    areWordsKnown = true
  }

  /// Whether one of the keywords of a list may stand in the text; says no only where none does. Nothing is allocated.
  mutating func mayHold(_ number: UInt16, in text: Span<UInt8>) -> Bool { lists(in: text).contains(number) }

  /// The lists of which a keyword may stand in the text.
  mutating func lists(in text: Span<UInt8>) -> KeywordSet {
    if let lists { return lists }
    let made = KeywordIndex.builtIn.lists(in: text)
    lists = made
    return made
  }

  /// Whether one of `keywords` stands anywhere in the text.
  mutating func hold(_ keywords: Keywords, in text: Span<UInt8>) -> Bool {
    guard mayHold(keywords.number, in: text) else { return false }
    if !asked.contains(keywords.number) {
      takeApart(text)
      asked.insert(keywords.number)
      if words.match(keywords.words) != nil { held.insert(keywords.number) }
    }
    return held.contains(keywords.number)
  }

  /// Where the nearest of `keywords` stands.
  mutating func keyword(_ keywords: Keywords, around range: TextRange, in text: Span<UInt8>) -> Keyword {
    if mayHold(keywords.number, in: text) {
      takeApart(text)
      if let match = words.match(keywords.words, before: range.start) { return .before(gap: range.start - match.end) }
      if words.match(keywords.words, after: range.end) != nil { return .after }
    }
    return context.isNamed(keywords) ? .outside : .none
  }

  /// Where the one of `keywords` that is nearest before `index` stands, if it begins at most `window` bytes before it.
  mutating func match(
    _ keywords: Keywords, before index: Int, within window: Int, in text: Span<UInt8>
  ) -> ContextText.Match? {
    guard mayHold(keywords.number, in: text) else { return nil }
    takeApart(text)
    return words.match(keywords.words, before: index, within: window)
  }

  /// Words before a number that make it the number of a thing: `SKU 9050217168`, `Case 9451796439`.
  static let things: ContextWords = """
    sku|case|order|ref|reference|ticket|tkt|inc|incident|chg|change|po|purchase order|req|request|task|invoice|inv|\
    tracking|track|build|version|rev|revision|serial|sn|part|item|model|batch|lot|asset|bug|issue|\
    story|jira|block|flow|menu|state|step|sequence|session|conversation|interaction|transaction|timestamp|port|\
    release|isbn|ean|upc|gtin|asin|barcode|bestellung|auftrag|rechnung|vorgang|\
    bestellnummer|auftragsnummer|rechnungsnummer|ticketnummer|artikel|artikelnummer|pedido|factura|caso|referencia|\
    commande|facture|dossier|ordine|fattura|pratica|encomenda|fatura|bestelling|factuur|zaak|dollar|usd|eur|euro|prb|\
    ritm|sctask|rma|crm|sap|error|device|meter|loan|file|form|cve|record|row|job|run|process|event|log|alarm|sensor|box|\
    container|shipment|package|parcel|waybill|awb|quote|project|deal|lead|opportunity|campaign|survey|count|total|\
    amount|sum|balance|points|score|limit|max|min|size|timeout|interval|delay|epoch|time|date|year|ms|bytes
    """

  /// Whether the word right before `index` names a thing that has numbers of its own.
  package mutating func followsItemNumberKeyword(at index: Int, in text: Span<UInt8>) -> Bool {
    if index > 0, text[index - 1] == 0x23 { return true }
    if let other, other.index == index { return other.isOther }
    let isOther = match(.things, before: index, within: 18, in: text) != nil
    other = (index, isOther)
    return isOther
  }

  /// What says that four numbers are a version.
  static let versions: ContextWords = "v|ver|version|build|release|rev|revision|firmware|sdk|driver"

}
