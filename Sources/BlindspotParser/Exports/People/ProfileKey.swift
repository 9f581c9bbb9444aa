/// What a key of a profile holds, in any of the spellings that exports use: `phone_work`, `phoneWork` and `Phone Work` are
/// one.
enum ProfileKey {
  case name, givenName, familyName, email, phoneExtension, staffNumber
  /// An e-mail address or a phone number.
  case contact
  /// A list or a mapping of such keys.
  case details
  case other

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

  /// What a key holds that is none of them and begins like `letters`, as `phone_work_2` does.
  private init(beginning letters: Span<UInt8>) {
    if letters.begins(with: "phone") || letters.begins(with: "contactinfophone") {
      self = .contact
    } else if letters.begins(with: "urnietfparamsscimschemasextensionenterprise") {
      self = .details
    } else {
      self = .other
    }
  }

  /// Tells what keys hold. A document has few keys and many of each, so what a symbol stands for is remembered.
  struct Reader {
    private let vocabulary = Vocabulary(ProfileKey.keys.flatMap(\.value))
    private let meanings: [ProfileKey] = ProfileKey.keys.flatMap { key, names in names.map { _ in key } }
    private var known: [ProfileKey?] = []

    /// What the key holds.
    @inline(__always)
    mutating func key(_ id: NodeID, in document: Document) -> ProfileKey {
      let symbol = Int(document[id].symbol.value)
      if symbol < known.count, let key = known[symbol] { return key }
      return read(id, in: document)
    }

    private mutating func read(_ id: NodeID, in document: Document) -> ProfileKey {
      let key = document.withBytes(of: document.slice(of: id)) { meaning(of: $0) }
      let symbol = document[id].symbol
      guard symbol != .unknown, symbol != .merge else { return key }
      while known.count <= symbol.value { known.append(nil) }
      known[Int(symbol.value)] = key
      return key
    }

    private func meaning(of text: Span<UInt8>) -> ProfileKey {
      // No key that matters has more letters.
      var letters = InlineArray<48, UInt8>(repeating: 0)
      var count = 0
      for index in text.indices where count < 48 {
        switch text[index] {
        case 0x41...0x5A: letters[count] = text[index] | 0x20
        case 0x30...0x39, 0x61...0x7A: letters[count] = text[index]
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

extension Span<UInt8> {
  /// Whether the first bytes are those of an ASCII text.
  fileprivate func begins(with text: StaticString) -> Bool {
    guard count >= text.utf8CodeUnitCount else { return false }
    for index in 0..<text.utf8CodeUnitCount where unsafe text.utf8Start[index] != self[index] { return false }
    return true
  }
}
