/// A clause of a statute that a rule maps to. Not legal advice; the letters are those of 2025, the words our own.
public struct Law: Sendable, Hashable {
  /// How rule files name it: `ccpa:v1A`, `gdpr:4-1`.
  public let id: String
  /// How a lawyer cites it.
  public let citation: String
  /// What it covers, in our own words.
  public let wording: String

  /// The clause called `id`; nil if there is none.
  public static func named(_ id: String) -> Law? { all.first { $0.id == id } }

  /// Every clause that rules map to: the categories of personal information of the CCPA (Cal. Civ. Code 1798.140(v)(1)),
  /// its sensitive personal information (1798.140(ae)) and the articles of the GDPR (Regulation (EU) 2016/679).
  public static let all: [Law] =
    [
      (
        "A",
        "identifiers: real name, alias, postal address, IP address, e-mail address, account name, social security, driver's licence or passport number, and the like"
      ),
      (
        "B",
        "what Cal. Civ. Code 1798.80(e) lists: name, signature, address, telephone number, insurance, employment, bank account, card number, medical information, and the like"
      ),
      ("C", "characteristics of protected classes: age, sex, race, religion, disability, marital status"),
      ("D", "commercial information: property, purchases, buying habits"),
      ("E", "biometric information"),
      ("F", "internet and other network activity"),
      ("G", "geolocation"),
      ("H", "audio, electronic, visual, thermal, olfactory or similar information"),
      ("I", "professional or employment-related information"),
      ("J", "education information that is not public"),
      ("K", "inferences drawn to make a profile of a consumer"),
      ("L", "sensitive personal information"),
    ].map { Law(id: "ccpa:v1\($0)", citation: "CCPA, Cal. Civ. Code 1798.140(v)(1)(\($0))", wording: $1) }
    + [
      ("1A", "(1)(A)", "reveals a social security, driver's licence, state identification or passport number"),
      (
        "1B", "(1)(B)",
        "reveals an account log-in, financial account or card number together with what gives access to it"
      ),
      ("1C", "(1)(C)", "reveals a precise geolocation"),
      (
        "1D", "(1)(D)",
        "reveals racial or ethnic origin, citizenship or immigration status, religious or philosophical beliefs, or union membership"
      ),
      ("1E", "(1)(E)", "reveals the contents of mail, e-mail or text messages not meant for the business"),
      ("1F", "(1)(F)", "reveals genetic data"),
      ("1G", "(1)(G)", "reveals neural data"),
      ("2A", "(2)(A)", "biometric information that identifies a consumer"),
      ("2B", "(2)(B)", "concerns a consumer's health"),
      ("2C", "(2)(C)", "concerns a consumer's sex life or sexual orientation"),
    ].map { Law(id: "ccpa:ae\($0)", citation: "CCPA, Cal. Civ. Code 1798.140(ae)\($1)", wording: $2) }
    + [
      (
        "4-1", "Art. 4(1)",
        "any information about an identified or identifiable person: a name, an identification number, location data, an online identifier, or what is specific to that person"
      ),
      ("5-1c", "Art. 5(1)(c)", "data minimisation: no more personal data than the purpose needs"),
      (
        "9-1", "Art. 9(1)",
        "special categories: racial or ethnic origin, political opinions, religious or philosophical beliefs, union membership, genetic and biometric data, health, sex life or sexual orientation"
      ),
      ("10", "Art. 10", "criminal convictions and offences"),
      ("15", "Art. 15", "the right of access: everything held about a person must be found"),
      ("17", "Art. 17", "the right to erasure: everything held about a person must be erasable"),
      ("32", "Art. 32", "security of processing"),
      ("87", "Art. 87", "national identification numbers"),
    ].map { Law(id: "gdpr:\($0)", citation: "GDPR, \($1)", wording: $2) }
}
