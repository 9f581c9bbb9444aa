import BlindspotParser

/// The regions whose national numbering plans apply.
enum PhoneRegions {
  /// Calls `body` with the start state in ``PhonePlan`` of each of the configured regions, or without configured regions, of
  /// those of the languages (lower case, `en-us`). With that of the United States if neither is known. Does not allocate.
  @inline(__always)
  static func forEachPlan(in context: FieldContext, _ body: (UInt16) -> Void) {
    if !context.regions.isEmpty {
      for region in context.regions { body(PhonePlan.start(in: region)) }
    } else if context.languages.isEmpty {
      body(PhonePlan.start(in: "US"))
    } else {
      for language in context.languages {
        let tag = LanguageTag(language)
        if let region = tag.region {
          // If the language names a country, the plans of other countries would only add false positives.
          body(PhonePlan.start(in: region.0, region.1))
        } else {
          for region in byLanguage[tag.language] ?? ["US"] { body(PhonePlan.start(in: region)) }
        }
      }
    }
  }

  /// Returns the kinds of a number in the plans that apply.
  static func kinds(of digits: borrowing DigitString, in context: FieldContext) -> PhonePlan.Kinds {
    var kinds = PhonePlan.Kinds()
    forEachPlan(in: context) { kinds.formUnion(PhonePlan.national(digits, from: $0)) }
    return kinds
  }

  /// The parts of a language as exports spell it. Parsed for every number, hence without an allocation.
  private struct LanguageTag {
    /// The bytes of the first part; 0 if it is longer than four bytes.
    private(set) var language: UInt32 = 0
    /// The letters of the last part in upper case, if it is not the first part and has two letters.
    private(set) var region: (UInt8, UInt8)?

    init(_ text: String) {
      var parts = 0
      var part: UInt32 = 0
      var length = 0
      var last: UInt32 = 0
      var lastLength = 0
      let bytes = text.utf8.span
      // `en-us`, the form of nearly all.
      if bytes.count == 5, Self.isSeparator(bytes[2]) {
        if !Self.isSeparator(bytes[0]), !Self.isSeparator(bytes[1]), !Self.isSeparator(bytes[3]),
          !Self.isSeparator(bytes[4])
        {
          language = UInt32(bytes[0]) << 8 | UInt32(bytes[1])
          region = (bytes[3].uppercased, bytes[4].uppercased)
          return
        }
      }
      for index in bytes.indices {
        let byte = bytes[index]
        if Self.isSeparator(byte) {
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

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == ASCII.hyphen || byte == ASCII.underscore }
  }

  /// The names of countries and their adjectives. Contains a country code only if it is not a word or a keyword.
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
