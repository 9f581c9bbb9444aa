import BlindspotParser

/// International bank account numbers (ISO 13616-1).
enum IBAN {
  /// Whether country, length and check digits are consistent.
  static func isValid(_ value: borrowing DigitString) -> Bool {
    guard value.count > 14, length(of: value.character(at: 0), value.character(at: 1)) == value.count,
      value.isDigits(2..<4)
    else { return false }
    let seed = CheckDigits.remainder(value, 4..<value.count, by: 97)
    return CheckDigits.remainder(value, 0..<4, by: 97, seed: seed) == 1
  }

  /// Returns the length in the SWIFT IBAN registry, release 99; 0 for a country without IBANs.
  private static func length(of first: UInt8, _ second: UInt8) -> Int {
    var index = 0
    while index < registry.utf8CodeUnitCount {
      if registry.byte(at: index) == first, registry.byte(at: index + 1) == second {
        return registry.byte(at: index + 2).digitValue * 10 + registry.byte(at: index + 3).digitValue
      }
      index += 4
    }
    return 0
  }

  private static let registry: StaticString = """
    AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22\
    GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20\
    MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26\
    UA29VA22VG24XK20YE30
    """
}
