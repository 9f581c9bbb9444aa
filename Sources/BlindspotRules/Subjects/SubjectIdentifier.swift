import BlindspotParser

/// One datum by which a request names a person, checked and in its normal form.
public struct SubjectIdentifier: Sendable, Hashable {
  /// The kind of an identifier.
  public enum Kind: String, Sendable, CaseIterable {
    case name, email, phone
    /// A user id, an external id, a customer number or a handle.
    case identifier = "id"
    case address

    /// The kind in words, for reports.
    public var title: String {
      switch self {
      case .name: "name"
      case .email: "e-mail address"
      case .phone: "phone number"
      case .identifier: "id"
      case .address: "postal address"
      }
    }

    /// The category that masks values of the kind.
    package var category: Category {
      switch self {
      case .name: .personName
      case .email: .emailAddress
      case .phone: .phoneNumber
      case .identifier: .accountNumber
      case .address: .postalAddress
      }
    }
  }

  /// The reason why a text cannot be searched for. It does not quote the text.
  public struct Mistake: Error, Hashable, Sendable {
    /// The reason and the remedy, as a continuation of the name of the identifier: `has no @`.
    public let reason: String
  }

  /// The kind.
  public let kind: Kind
  /// The normal form: single spaces, an e-mail address in lower case, a phone number as digits.
  public let normal: String
  /// The extension of a phone number: two to seven digits; nil without one.
  public let phoneExtension: String?

  /// Checks a text and brings it into its normal form.
  ///
  /// - Throws: ``Mistake`` if a search for the text could not find the person: an empty text, a malformed address.
  public init(_ kind: Kind, _ text: String) throws(Mistake) {
    let words = text.split(whereSeparator: \.isWhitespace)
    var text = words.joined(separator: " ")
    guard !text.isEmpty else { throw Mistake(reason: "is empty") }
    guard text.unicodeScalars.count <= 320 else { throw Mistake(reason: "has more than 320 characters") }
    guard !text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control || $0.value == 0xFFFD })
    else { throw Mistake(reason: "contains a control character or a malformed one") }
    self.kind = kind
    var phoneExtension: String?
    switch kind {
    case .name: try SubjectNameCheck.check(text)
    case .email: text = try Self.email(text)
    case .phone: (text, phoneExtension) = try Self.phone(text)
    case .identifier: text = try Self.identifier(text)
    case .address: try Self.checkAddress(text)
    }
    normal = text
    self.phoneExtension = phoneExtension
  }

  // MARK: E-mail addresses

  private static func email(_ given: String) throws(Mistake) -> String {
    var text = given.lowercased()
    if text.hasPrefix("mailto:") { text.removeFirst("mailto:".count) }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count > 1 else { throw Mistake(reason: "has no @; pass a user name with --id") }
    guard parts.count == 2 else { throw Mistake(reason: "has more than one @; pass each address on its own") }
    guard !text.contains(" ") else { throw Mistake(reason: "contains a space; pass each address on its own") }
    let (local, domain) = (parts[0], parts[1])
    guard !local.isEmpty else { throw Mistake(reason: "has nothing before the @") }
    guard !domain.isEmpty else { throw Mistake(reason: "has nothing after the @") }
    if domain.contains(",") { throw Mistake(reason: "has a comma in its domain; write a period") }
    guard domain.contains(".") else { throw Mistake(reason: "has no period in its domain") }
    if local.first == "." || local.last == "." || text.contains("..") {
      throw Mistake(reason: "has a period that does not separate two words")
    }
    let allowed: Set<Character> = [".", "_", "+", "-", "'", "&", "~", "!", "#", "$", "%", "*", "/", "=", "?", "^"]
    for character in local where !character.isLetter && !character.isNumber && !allowed.contains(character) {
      throw Mistake(reason: "contains the character '\(VisibleCharacter.name(of: character))' before the @")
    }
    let bytes = Array(domain.utf8)
    guard EmailDomain.end(in: bytes.span, at: 0) == bytes.count else {
      throw Mistake(reason: "has a domain that cannot exist")
    }
    return text
  }

  // MARK: Phone numbers

  /// The words before an extension, the longer ones first.
  private static let extensionWords = ["extension", "ext.", "ext", "durchwahl", "poste", "int.", "x", "#"]

  private static func phone(_ given: String) throws(Mistake) -> (number: String, extension: String?) {
    var text = given.lowercased()
    if text.hasPrefix("tel:") { text.removeFirst("tel:".count) }
    var phoneExtension: String?
    for word in extensionWords {
      guard let range = text.firstRange(of: word) else { continue }
      let digits = text[range.upperBound...].filter { !$0.isWhitespace && $0 != ":" && $0 != "=" }
      guard (2...7).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }) else {
        throw Mistake(reason: "has an extension that is not two to seven digits")
      }
      phoneExtension = String(digits)
      text = String(text[..<range.lowerBound])
      break
    }
    var digits = ""
    for character in text {
      switch character {
      case "0"..."9": digits.append(character)
      case "+" where digits.isEmpty: break
      case " ", "\u{A0}", "\u{202F}", "-", "\u{2010}", "\u{2011}", "\u{2013}", ".", "/", "(", ")", ";", ",": break
      case _ where character.isLetter: throw Mistake(reason: "contains a letter; write the number in digits")
      default: throw Mistake(reason: "contains the character '\(VisibleCharacter.name(of: character))'")
      }
    }
    if digits.isEmpty, let phoneExtension { return (phoneExtension, phoneExtension) }
    guard digits.count >= 3 else { throw Mistake(reason: "has fewer than three digits") }
    guard digits.count <= 17 else { throw Mistake(reason: "has more digits than a phone number, which has 15 (E.164)") }
    guard Set(digits).count > 1 else { throw Mistake(reason: "consists of one digit only") }
    let isInternational = text.contains("+") || digits.hasPrefix("00") && digits.count > 9
    if isInternational, digits.hasPrefix("00") { digits.removeFirst(2) }
    guard digits.count <= 15 else { throw Mistake(reason: "has more than 15 digits (E.164)") }
    return ((isInternational ? "+" : "") + digits, phoneExtension)
  }

  // MARK: Ids and addresses

  private static func identifier(_ given: String) throws(Mistake) -> String {
    var text = given
    if text.hasPrefix("@") { text.removeFirst() }
    if let guid = guid(in: text) { return guid }
    let letters = text.unicodeScalars.count { $0.properties.isAlphabetic }
    let digits = text.unicodeScalars.count { $0.properties.numericType != nil }
    guard letters + digits >= (letters == 0 ? 3 : 4) else {
      throw Mistake(reason: "has fewer than \(letters == 0 ? "three digits" : "four letters and digits")")
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isHexadecimal = text.allSatisfy { $0 == "-" || $0.isHexDigit }
    if isHexadecimal, parts.count == 5, text.count > 28 {
      throw Mistake(reason: "resembles a GUID, whose groups have 8, 4, 4, 4 and 12 digits")
    }
    guard wordCount(of: text) <= 32 else { throw Mistake(reason: "has more than 32 groups of letters and digits") }
    return text
  }

  /// Returns the only GUID in a text: in braces, after `urn:uuid:`, in the address of a profile, or without hyphens.
  private static func guid(in text: String) -> String? {
    let runs = text.split { !$0.isHexDigit && $0 != "-" }.map { $0.filter { $0 != "-" } }.filter { $0.count == 32 }
    guard runs.count == 1, text.allSatisfy({ !$0.isWhitespace }) else { return nil }
    var digits = runs[0].lowercased()[...]
    return [8, 4, 4, 4, 12].map { count in
      defer { digits = digits.dropFirst(count) }
      return String(digits.prefix(count))
    }.joined(separator: "-")
  }

  /// The other forms of the identifier that mean the same: a GUID without hyphens, an address without the tag after `+`.
  var equivalents: [String] {
    switch kind {
    case .identifier where Self.guid(in: normal) == normal: return [normal.filter { $0 != "-" }]
    case .email:
      guard let sign = normal.firstIndex(of: "@"), let plus = normal[..<sign].firstIndex(of: "+"),
        plus > normal.startIndex
      else { return [] }
      return [String(normal[..<plus] + normal[sign...])]
    default: return []
    }
  }

  private static func wordCount(of text: String) -> Int {
    var words = WordStream.identity()
    let bytes = text.utf8.span
    var count = 0
    while words.next(in: bytes) != nil { count += 1 }
    return count
  }

  private static func checkAddress(_ text: String) throws(Mistake) {
    guard wordCount(of: text) > 1 else {
      throw Mistake(reason: "has only one word; pass the street with the house number")
    }
  }
}
