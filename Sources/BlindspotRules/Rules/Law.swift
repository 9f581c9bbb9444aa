/// A clause of a statute that a rule maps to. Not legal advice; the letters are those of 2025, the words our own.
public struct Law: Sendable, Hashable {
  /// How rule files name it: `ccpa:v1A`, `gdpr:4-1`.
  public let id: String
  /// How a lawyer cites it.
  public let citation: String
  /// The scope of the clause, in our own words.
  public let wording: String

  /// The clause with the id `id`; nil for an unknown one.
  public static func named(_ id: String) -> Law? { all.first { $0.id == id } }

  /// Every clause that rules map to: the categories of personal information of the CCPA (Cal. Civ. Code 1798.140(v)(1)),
  /// its sensitive personal information (1798.140(ae)) and the articles of the GDPR (Regulation (EU) 2016/679).
  public static let all: [Law] = [
    .category(
      "A",
      "identifiers: real name, alias, postal address, IP address, e-mail address, account name, social security, driver's licence or passport number, and the like"
    ),
    .category(
      "B",
      "the data listed in Cal. Civ. Code 1798.80(e): name, signature, address, telephone number, insurance, employment, bank account, card number, medical information, and the like"
    ),
    .category("C", "characteristics of protected classes: age, sex, race, religion, disability, marital status"),
    .category("D", "commercial information: property, purchases, buying habits"),
    .category("E", "biometric information"),
    .category("F", "internet and other network activity"),
    .category("G", "geolocation"),
    .category("H", "audio, electronic, visual, thermal, olfactory or similar information"),
    .category("I", "professional or employment-related information"),
    .category("J", "education information that is not public"),
    .category("K", "inferences drawn to make a profile of a consumer"),
    .category("L", "sensitive personal information"),
    .sensitive("1A", "(1)(A)", "reveals a social security, driver's licence, state identification or passport number"),
    .sensitive(
      "1B", "(1)(B)",
      "reveals an account log-in, financial account or card number together with the code, password or credentials that give access to it"
    ),
    .sensitive("1C", "(1)(C)", "reveals a precise geolocation"),
    .sensitive(
      "1D", "(1)(D)",
      "reveals racial or ethnic origin, citizenship or immigration status, religious or philosophical beliefs, or union membership"
    ),
    .sensitive("1E", "(1)(E)", "reveals the contents of mail, e-mail or text messages not meant for the business"),
    .sensitive("1F", "(1)(F)", "reveals genetic data"),
    .sensitive("1G", "(1)(G)", "reveals neural data"),
    .sensitive("2A", "(2)(A)", "biometric information that identifies a consumer"),
    .sensitive("2B", "(2)(B)", "concerns a consumer's health"),
    .sensitive("2C", "(2)(C)", "concerns a consumer's sex life or sexual orientation"),
    .article(
      "4-1", "4(1)",
      "any information about an identified or identifiable person: a name, an identification number, location data, an online identifier, or a characteristic of that person"
    ),
    .article("5-1c", "5(1)(c)", "data minimisation: no more personal data than the purpose needs"),
    .article(
      "9-1", "9(1)",
      "special categories: racial or ethnic origin, political opinions, religious or philosophical beliefs, union membership, genetic and biometric data, health, sex life or sexual orientation"
    ),
    .article("10", "10", "criminal convictions and offences"),
    .article("15", "15", "the right of access: everything held about a person must be found"),
    .article("17", "17", "the right to erasure: everything held about a person must be erasable"),
    .article("32", "32", "security of processing"),
    .article("87", "87", "national identification numbers"),
  ]

  /// A category of personal information, Cal. Civ. Code 1798.140(v)(1).
  private static func category(_ letter: String, _ wording: String) -> Law {
    Law(id: "ccpa:v1\(letter)", citation: "CCPA, Cal. Civ. Code 1798.140(v)(1)(\(letter))", wording: wording)
  }

  /// Sensitive personal information, Cal. Civ. Code 1798.140(ae).
  private static func sensitive(_ id: String, _ place: String, _ wording: String) -> Law {
    Law(id: "ccpa:ae\(id)", citation: "CCPA, Cal. Civ. Code 1798.140(ae)\(place)", wording: wording)
  }

  /// An article of the GDPR.
  private static func article(_ id: String, _ number: String, _ wording: String) -> Law {
    Law(id: "gdpr:\(id)", citation: "GDPR, Art. \(number)", wording: wording)
  }
}
