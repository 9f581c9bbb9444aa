import BlindspotParser

/// The words around telephone numbers.
enum PhoneWords {
  /// What says that a number is called.
  static let keywords: ContextWords = """
    phone|telephone|tel|telefono|telefon|telephon|phone number|phone no|cell|cellphone|cellular|mobile|mobil|movil|celular|\
    handy|portable|gsm|whatsapp|whats app|cel|call|transfer|transfer to|xfer|send to|callback|called|caller|dial|dialed|dials|ring|text|sms|ani|dnis|cli|clid|did|caller id|\
    callerid|fwd|forward|pager|contact|reach|hotline|helpline|landline|fixe|festnetz|rufnummer|telefonnummer|appel|\
    appelez|appeler|joindre|llamar|llame|llama|marcar|ligar|ligue|telefone|telemovel|chiama|chiamare|chiamata|cellulare|\
    bel|bellen|mobiel|anrufen|anzurufen|rufen|anruf|rueckruf|ruckruf|ruf|durchwahl|fax|msisdn|puhelin|puh|matkapuhelin|tlf|mob|mobilnummer|\
    telefonnr|nummer|numero|numer|telepono|cellphone no|komorka|komorkowy|telefonu|telefoon|telefoonnummer|cep|gsm no|電話|电话|手机|手機|携帯|전화|휴대폰|\
    연락처|тел|телефон|моб|звоните|τηλ|τηλεφωνο|κινητο|טלפון|נייד|هاتف|جوال|موبايل|फोन|मोबाइल|โทร|โทรศัพท์|dien thoai|sdt
    """

  /// What says that a number is the company's own and published.
  static let published: ContextWords = """
    call us|reach us|contact us|our number|our office|our main|our toll free|customer service|customer care|customer support|\
    toll free|tollfree|freephone|support line|main line|main number|llamenos|nuestro numero|appelez nous|notre numero|\
    rufen sie uns|unsere nummer|ligue para nos|nosso numero|chiamateci|nostro numero|bel ons
    """

  /// Words before a number that make it no telephone number.
  static let identifiers: ContextWords = "id|ids|guid|uuid|user id|pin|code|extension|key|token|hash|number of"

  /// What a country is named in front of: `My Japanese number is …`, `UK mobile: …`.
  static let announcements: ContextWords = "number|phone|phone number|mobile|cell|mobile number|cell number"
}

extension KeywordContext {
  /// Whether the word right before the number at `index` names a thing or an id.
  mutating func followsNonPhoneKeyword(at index: Int, in text: Span<UInt8>) -> Bool {
    followsItemNumberKeyword(at: index, in: text) || match(.identifiers, before: index, within: 12, in: text) != nil
  }

  /// Whether the number at `index` is announced as a company's own line.
  mutating func isPublished(before index: Int, in text: Span<UInt8>) -> Bool {
    match(.published, before: index, within: 40, in: text) != nil
  }
}

extension KeywordContext {
  /// The region whose number the words before `index` announce.
  mutating func announcedRegion(before index: Int, in text: Span<UInt8>) -> String? {
    guard let noun = match(.announcements, before: index, within: 32, in: text) else { return nil }
    let words = words(of: text)
    guard let place = words.tokens.lastIndex(where: { $0.end <= noun.start })
    else { return nil }
    let token = words.tokens[place]
    if token.end - token.start == 2, !text[token.start].isUpper { return nil }
    return PhoneRegions.named.first { words.end(of: $0.words, at: place) == token.end }?.region
  }
}

/// The regions whose national forms apply.
enum PhoneRegions {
  /// What the plans of these regions say of a number together: those somebody gave, else those that the languages suggest
  /// (as exports spell them, `en-us`, lower case); the United States where nothing is known. Nothing is allocated.
  static func kinds(of digits: borrowing DigitString, in context: FieldContext) -> PhonePlan.Kinds {
    var kinds = PhonePlan.Kinds()
    if !context.regions.isEmpty {
      for region in context.regions { kinds.formUnion(PhonePlan.national(digits, region: region)) }
    } else if context.languages.isEmpty {
      kinds = PhonePlan.national(digits, region: "US")
    } else {
      for language in context.languages { kinds.formUnion(Self.kinds(of: digits, language: language)) }
    }
    return kinds
  }

  private static func kinds(of digits: borrowing DigitString, language: String) -> PhonePlan.Kinds {
    let tag = LanguageTag(language)
    // A country said is a country meant; the neighbours' plans would only add chance hits.
    if let region = tag.region { return PhonePlan.national(digits, region: region.0, region.1) }
    var kinds = PhonePlan.Kinds()
    for region in byLanguage[tag.language] ?? ["US"] { kinds.formUnion(PhonePlan.national(digits, region: region)) }
    return kinds
  }

  /// A language as exports spell it, taken apart without an allocation: it is asked for with every number.
  private struct LanguageTag {
    /// The first part in four bytes; 0 for longer ones.
    private(set) var language: UInt32 = 0
    /// The letters of the last part, upper case, if it is a second one and has two.
    private(set) var region: (UInt8, UInt8)?

    init(_ text: String) {
      var parts = 0
      var part: UInt32 = 0
      var length = 0
      var last: UInt32 = 0
      var lastLength = 0
      for byte in text.utf8 {
        if byte == 0x2D || byte == 0x5F {
          length = 0
          continue
        }
        if length == 0 {
          parts += 1
          part = 0
        }
        part = part << 8 | UInt32(byte)
        length += 1
        if parts == 1 { language = length <= 4 ? part : 0 }
        (last, lastLength) = (part, length)
      }
      guard parts > 1, lastLength == 2 else { return }
      region = (UInt8(truncatingIfNeeded: last >> 8).uppercased, UInt8(truncatingIfNeeded: last).uppercased)
    }
  }

  /// The names of countries and their people before a number; codes only where they are no word and no other number's.
  static let named: [(words: ContextWords, region: String)] = [
    ("us|usa|american", "US"), ("uk|gb|british|english", "GB"), ("cn|chinese|china", "CN"), ("jp|japanese", "JP"),
    ("br|brazilian", "BR"), ("de|german", "DE"), ("fr|french", "FR"), ("es|spanish", "ES"), ("italian", "IT"),
    ("indian", "IN"), ("mx|mexican", "MX"), ("ca|canadian", "CA"), ("au|australian", "AU"), ("kr|korean", "KR"),
    ("hk", "HK"), ("il|israeli", "IL"), ("tr|turkish", "TR"), ("ph|philippine|filipino", "PH"),
    ("sg|singapore", "SG"), ("nl|dutch", "NL"), ("belgian", "BE"), ("ch|swiss", "CH"), ("austrian", "AT"),
    ("se|swedish", "SE"), ("dk|danish", "DK"), ("norwegian", "NO"), ("fi|finnish", "FI"), ("polish", "PL"),
    ("ru|russian", "RU"), ("za", "ZA"), ("irish", "IE"), ("portuguese", "PT"), ("colombian", "CO"),
    ("argentinian|argentine", "AR"), ("chilean", "CL"), ("thai", "TH"), ("egyptian", "EG"), ("nigerian", "NG"),
    ("kenyan", "KE"), ("pakistani", "PK"), ("vietnamese", "VN"), ("indonesian", "ID"), ("malaysian", "MY"),
  ]

  private static let byLanguage = Dictionary(
    uniqueKeysWithValues: regionsOfLanguages.map { (LanguageTag($0).language, $1) })

  private static let regionsOfLanguages: KeyValuePairs<String, [String]> = [
    "en": ["US", "GB", "AU"], "es": ["ES", "MX", "CO", "AR", "CL", "PE"], "fr": ["FR", "BE", "CH", "CA"],
    "de": ["DE", "AT", "CH"], "it": ["IT", "CH"], "pt": ["BR", "PT"], "nl": ["NL", "BE"], "ja": ["JP"],
    "zh": ["CN", "TW", "HK", "SG"], "ko": ["KR"], "ar": ["SA", "AE", "EG", "MA"], "hi": ["IN"], "ta": ["IN"],
    "te": ["IN"], "sv": ["SE"], "da": ["DK"], "nb": ["NO"], "no": ["NO"], "nn": ["NO"], "fi": ["FI"], "pl": ["PL"],
    "tr": ["TR"], "ru": ["RU"], "cs": ["CZ"], "sk": ["SK"], "hu": ["HU"], "ro": ["RO"], "bg": ["BG"], "el": ["GR"],
    "he": ["IL"], "th": ["TH"], "vi": ["VN"], "id": ["ID"], "ms": ["MY"], "uk": ["UA"], "hr": ["HR"], "sl": ["SI"],
    "sr": ["RS"], "et": ["EE"], "lv": ["LV"], "lt": ["LT"], "is": ["IS"], "ca": ["ES"], "eu": ["ES"], "gl": ["ES"],
    "cy": ["GB"], "ga": ["IE"], "af": ["ZA"], "zu": ["ZA"], "fil": ["PH"], "tl": ["PH"],
  ]
}

/// What is dialled behind a number: `x123`, `ext. 12`, `;ext=4`.
enum PhoneExtension {
  /// The end of the extension behind the number that ends at `end`; `end` itself if there is none.
  static func end(in text: Span<UInt8>, behind end: Int) -> Int {
    var position = end
    while [0x20, 0x2C, 0x3B, 0x28].contains(text.byte(at: position)) { position += 1 }
    guard text.byte(at: position).isLetter || text.byte(at: position) == 0x23 else { return end }
    guard let mark = marks.first(where: { text.hasWord($0, at: position) }) else { return end }
    position += mark.utf8CodeUnitCount
    while [0x20, 0x2E, 0x3A, 0x3D].contains(text.byte(at: position)) { position += 1 }
    let first = position
    while text.byte(at: position).isDigit { position += 1 }
    return 1...7 ~= position - first && !text.byte(at: position).isLetter ? position : end
  }

  private static let marks: [StaticString] = [
    "extension", "ext", "x", "#", "poste", "durchwahl", "dw", "interno", "anexo", "ramal", "toestel", "wew",
  ]
}
