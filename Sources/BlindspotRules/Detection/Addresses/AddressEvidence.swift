import BlindspotParser

/// What a text can contain of the evidence for an address, determined once for all its numbers.
///
/// Without it, the words around each number are looked up in the word lists, of which most texts contain none. It rejects only
/// what cannot be found; ``all`` rejects nothing.
struct AddressEvidence {
  /// Whether the text may contain a word for a post-office box.
  private(set) var hasPostBox = true
  /// Whether the text may contain a word before the name of a street: `rue`.
  private(set) var hasPrefix = true
  /// Whether the text may contain another word of a street before its number.
  private(set) var hasStreetWord = true
  /// Whether the text may contain a word after the name of a street: `Street`.
  private(set) var hasSuffix = true
  /// Whether the text may contain an article or a preposition that begins the name of a street: `Am`.
  private(set) var hasLead = true
  /// Whether the text may contain an abbreviation for a number.
  private(set) var hasNumberWord = true
  /// Whether the text may contain a slash.
  private(set) var hasSlash = true
  /// Whether a name and a number without a word for a street can be an address.
  private let mayBeBare: Bool
  /// Whether the text contains a comma.
  private let hasComma: Bool

  /// The evidence of a text about which nothing is known.
  static let all = AddressEvidence()

  private init() {
    mayBeBare = true
    hasComma = true
  }

  /// Determines the evidence in a text.
  init(_ text: Span<UInt8>, _ profile: TextProfile, kind: FieldKind) {
    hasPostBox = profile.mayContain(.postalAddressPostBox)
    hasPrefix = profile.mayContain(.postalAddressPrefix)
    hasStreetWord = profile.mayContain([
      .postalAddressNameWord, .postalAddressShortNameWord, .postalAddressGermanWords, .postalAddressGermanJoined,
    ])
    hasSuffix = profile.mayContain(PostalAddressDetector.suffixes)
    hasLead = profile.mayContain(.postalAddressGermanLead)
    hasNumberWord = profile.mayContain(.cueNumberSign)
    hasSlash = profile.hasNumberSignOrSlash
    hasComma = text.contains(ASCII.comma)
    mayBeBare = kind == .locationNote || profile.mayContain(.postalAddressAddressWord)
  }

  /// Whether a name before a number can be an address: near a word for an address, or before a postcode and a city after a
  /// comma.
  var mayBeBareNameBeforeNumber: Bool { mayBeBare || hasComma }

  /// Whether a name after a number can be an address: near a word for an address.
  var mayBeBareNameAfterNumber: Bool { mayBeBare }
}
