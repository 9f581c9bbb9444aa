internal import BlindspotParser

/// What a key of a profile holds, in any of the spellings that exports use: `phone_work`, `phoneWork` and `Phone Work` are
/// one.
enum PersonKey {
  case name, givenName, familyName, email, phoneExtension, staffNumber
  /// An e-mail address or a phone number.
  case contact
  /// A list or a mapping of such keys.
  case details
  case other

  /// The keys, as letters and digits in lower case.
  private static let keys: KeyValuePairs<PersonKey, [String]> = [
    .name: ["name", "displayname", "preferredname", "officialname", "generalname", "fullname", "formatted"],
    .givenName: ["vorname", "firstname", "first", "givenname"],
    .familyName: ["nachname", "lastname", "last", "surname", "familyname"],
    .email: ["email", "username", "mail", "useremail", "emailaddress", "contactinfoemailmain", "contactinfoemailwork"],
    .phoneExtension: ["extension", "ext"],
    .staffNumber: ["employeeid", "employeenumber", "staffnumber", "personalnummer"],
    .contact: ["address", "value", "number", "phonenumber", "mobile", "telefon"],
    .details: ["addresses", "primarycontactinfo", "phonenumbers", "emails", "otheremails", "employerinfo"],
  ]

  /// Keys that begin so.
  private static let beginnings: KeyValuePairs<PersonKey, [StaticString]> = [
    .contact: ["phone", "contactinfophone"], .details: ["urnietfparamsscimschemasextensionenterprise"],
  ]

  /// Tells what keys hold. A document has few keys and many of each, so what a symbol stands for is remembered.
  struct Reader {
    private let vocabulary = Vocabulary(PersonKey.keys.flatMap(\.value))
    private let meanings: [PersonKey] = PersonKey.keys.flatMap { key, names in names.map { _ in key } }
    private var known: [PersonKey?] = []
    private var plain: [UInt8] = []

    /// What the key holds.
    mutating func key(_ id: NodeID, in document: Document) -> PersonKey {
      let symbol = document[id].symbol
      guard symbol != .unknown, symbol != .merge else { return read(id, in: document) }
      let place = Int(symbol.value)
      if place < known.count, let key = known[place] { return key }
      let key = read(id, in: document)
      while known.count <= place { known.append(nil) }
      known[place] = key
      return key
    }

    private mutating func read(_ id: NodeID, in document: Document) -> PersonKey {
      plain.removeAll(keepingCapacity: true)
      let slice = document.slice(of: id)
      let text = slice.isDecodedApart ? document.decoded.span : document.source.span
      for index in slice.start..<slice.start + slice.count {
        switch text[index] {
        case 0x41...0x5A: plain.append(text[index] | 0x20)
        case 0x30...0x39, 0x61...0x7A: plain.append(text[index])
        default: break
        }
      }
      let symbol = vocabulary.symbol(of: plain.span)
      if symbol != .unknown { return meanings[Int(symbol.value) - 1] }
      for (key, beginnings) in PersonKey.beginnings where beginnings.contains(where: isBeginning) { return key }
      return .other
    }

    private func isBeginning(_ text: StaticString) -> Bool {
      text.withUTF8Buffer { unsafe plain.starts(with: $0) }
    }
  }
}
