/// The meaning of a key of a profile, in any of the spellings of exports: `phone_work`, `phoneWork` and `Phone Work` are
/// equal.
enum ProfileKey {
  case name, givenName, familyName, email, phoneExtension, staffNumber
  /// An e-mail address or a phone number.
  case contact
  /// A list or a mapping of such keys.
  case details
  case other

  /// Whether a collection with this key contains details of the person.
  var hasDetails: Bool { self == .details || self == .name }

  /// The keys, as letters and digits in lower case.
  private static let keys: KeyValuePairs<ProfileKey, [String]> = [
    .name: ["name", "displayname", "preferredname", "officialname", "generalname", "fullname", "formatted"],
    .givenName: ["vorname", "firstname", "first", "givenname"],
    .familyName: ["nachname", "lastname", "last", "surname", "familyname"],
    .email: ["email", "username", "mail", "useremail", "emailaddress", "contactinfoemailmain", "contactinfoemailwork"],
    .phoneExtension: ["extension", "ext"],
    .staffNumber: ["employeeid", "employeenumber", "staffnumber", "personalnummer"],
    .contact: ["address", "value", "number", "phonenumber", "mobile", "telefon"],
    .details: ["addresses", "primarycontactinfo", "phonenumbers", "emails", "otheremails", "employerinfo"],
  ]

  /// Creates the meaning of a key that is not in ``keys`` by its start: `phone_work_2`.
  private init(beginning letters: Span<UInt8>) {
    if letters.hasPrefix("phone") || letters.hasPrefix("contactinfophone") {
      self = .contact
    } else if letters.hasPrefix("urnietfparamsscimschemasextensionenterprise") {
      self = .details
    } else {
      self = .other
    }
  }

  /// Reads the meaning of keys. A document has few different keys and many of each, so the meaning of a symbol is kept.
  struct Reader {
    private let vocabulary = Vocabulary(ProfileKey.keys.flatMap(\.value))
    private let meanings: [ProfileKey] = ProfileKey.keys.flatMap { key, names in names.map { _ in key } }
    private var known: [ProfileKey?] = []

    /// Returns the meaning of a key.
    @inline(__always)
    mutating func key(_ id: NodeID, in document: Document) -> ProfileKey {
      let symbol = Int(document.symbol(of: id).value)
      if symbol < known.count, let key = known[symbol] { return key }
      return read(id, in: document)
    }

    private mutating func read(_ id: NodeID, in document: Document) -> ProfileKey {
      let key = document.withBytes(of: document.slice(of: id)) { meaning(of: $0) }
      let symbol = document.symbol(of: id)
      guard symbol != .unknown, symbol != .merge else { return key }
      while known.count <= symbol.value { known.append(nil) }
      known[Int(symbol.value)] = key
      return key
    }

    /// Returns the meaning of the text of a key.
    func meaning(of text: Span<UInt8>) -> ProfileKey {
      // No known key has more letters.
      var letters = InlineArray<48, UInt8>(repeating: 0)
      var count = 0
      for index in text.indices where count < 48 {
        switch text[index] {
        case let byte where byte.isAlphanumeric: letters[count] = byte.lowercased
        default: continue
        }
        count += 1
      }
      let plain = letters.span.extracting(0..<count)
      let symbol = vocabulary.symbol(of: plain)
      return symbol == .unknown ? ProfileKey(beginning: plain) : meanings[Int(symbol.value) - 1]
    }
  }
}
