internal import BlindspotParser

/// Reads what is known of one person out of the mapping of a profile: a user of the platform API, of SCIM (RFC 7643), of
/// a people list or of CX as Code.
struct PersonReader {
  let document: Document

  /// Reads the profile `id`.
  func read(_ id: NodeID, label: String) -> Identity {
    var identity = Identity(label: label)
    var parts = NameParts()
    read(document.resolved(id), into: &identity, &parts, depth: 0)
    if let name = parts.joined { identity.names.append(name) }
    identity.names = unique(identity.names)
    identity.emails = unique(identity.emails)
    identity.phones = unique(identity.phones)
    identity.extensions = unique(identity.extensions)
    return identity
  }

  /// Names in columns or keys of their own.
  private struct NameParts {
    var given: String?
    var family: String?

    var joined: String? {
      guard let given, let family else { return nil }
      return given + " " + family
    }
  }

  private func read(_ id: NodeID, into identity: inout Identity, _ parts: inout NameParts, depth: Int) {
    guard depth < 6 else { return }
    switch document[id].kind {
    case .sequence:
      for item in document.children(of: id) {
        read(document.resolved(item), into: &identity, &parts, depth: depth + 1)
      }
    case .mapping:
      for (key, value) in document.entries(of: id) {
        let value = document.resolved(value)
        entry(Self.plain(document.string(document.slice(of: key))), value, into: &identity, &parts, depth: depth)
      }
    case .scalar, .alias: break
    }
  }

  private func entry(
    _ key: String, _ value: NodeID, into identity: inout Identity, _ parts: inout NameParts, depth: Int
  ) {
    switch key {
    case "name", "displayname", "preferredname", "officialname", "generalname", "fullname", "formatted":
      guard document[value].kind == .scalar else {
        read(value, into: &identity, &parts, depth: depth + 1)
        return
      }
      // Inside a contact or a division a name is somebody else's or nobody's.
      if let text = text(value), depth < 3 { identity.names.append(text) }
    case "vorname", "firstname", "first", "givenname": parts.given = text(value) ?? parts.given
    case "nachname", "lastname", "last", "surname", "familyname": parts.family = text(value) ?? parts.family
    case "email", "username", "mail", "useremail", "emailaddress", "contactinfoemailmain", "contactinfoemailwork":
      if let text = text(value) { identity.emails.append(text) }
    case "extension", "ext": if let text = text(value) { identity.extensions.append(text) }
    case "employeeid", "employeenumber", "staffnumber", "personalnummer":
      if let text = text(value) { identity.identifiers.append(text) }
    case "address", "value", "number", "phonenumber": contact(value, into: &identity)
    case "addresses", "primarycontactinfo", "phonenumbers", "emails", "otheremails", "employerinfo":
      read(value, into: &identity, &parts, depth: depth + 1)
    default:
      if key.hasPrefix("phone") || key.hasPrefix("contactinfophone") || key == "mobile" || key == "telefon" {
        contact(value, into: &identity)
      } else if key.hasPrefix("urnietfparamsscimschemasextensionenterprise") {
        read(value, into: &identity, &parts, depth: depth + 1)
      }
    }
  }

  /// A value that is an e-mail address or a phone number, told by its look.
  private func contact(_ id: NodeID, into identity: inout Identity) {
    guard let text = text(id) else { return }
    if text.utf8.contains(0x40) {
      identity.emails.append(text)
    } else if text.utf8.filter({ $0 >= 0x30 && $0 <= 0x39 }).count >= 3 {
      identity.phones.append(text)
    }
  }

  /// A scalar's text; nil for empty ones, `null`, and interpolations of Terraform.
  private func text(_ id: NodeID) -> String? {
    guard document[id].kind == .scalar else { return nil }
    let text = document.string(document.slice(of: id))
    guard !text.isEmpty, text != "null", !text.utf8.starts(with: [0x24, 0x7B]), text.utf8.count < 200 else {
      return nil
    }
    return text
  }

  private func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  /// A key as letters and digits in lower case: `phone_work`, `phoneWork` and `Phone Work` are one.
  private static func plain(_ key: String) -> String {
    var bytes: [UInt8] = []
    for byte in key.utf8 {
      switch byte {
      case 0x41...0x5A: bytes.append(byte | 0x20)
      case 0x30...0x39, 0x61...0x7A: bytes.append(byte)
      default: break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
