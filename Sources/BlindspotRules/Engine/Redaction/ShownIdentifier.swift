import BlindspotParser

/// The parts of a container's identity that reports show: opaque ids as they are, words that a person typed redacted.
struct ShownIdentifier {
  private(set) var id: ShownText?
  private(set) var trackingID: Int?
  private(set) var type: ShownText?
  private(set) var address: ShownText?

  /// The most digits of a tracking number. A longer number can be that of a person.
  private static let longestTrackingID = 5
  /// The most scalars of a redacted part.
  private static let longest = 200

  init(
    _ identity: ContainerIdentity, of kind: Container.Kind, in document: Document, redactor: inout TextRedactor
  ) {
    if let text = identity.trackingID { trackingID = document.withBytes(of: text, Self.trackingNumber) }
    if let text = identity.identifier {
      let (id, number) = document.withBytes(of: text) { Self.identifier($0, of: kind, redactor: &redactor) }
      self.id = id
      trackingID = trackingID ?? number
    }
    if let text = identity.type {
      type = document.withBytes(of: text) { text in
        kind == .flow ? ShownText(redacted: String(bytes: text)) : Self.shown(text, &redactor)
      }
    }
    if let (type, label) = identity.resource {
      address = "\(Self.shown(type.utf8Span.span, &redactor)).\(Self.shown(label.utf8Span.span, &redactor))"
    }
  }

  /// Returns an id as reports show it, and the tracking number that it ends with.
  private static func identifier(
    _ id: Span<UInt8>, of kind: Container.Kind, redactor: inout TextRedactor
  ) -> (id: ShownText, trackingID: Int?) {
    if id.isGUID || isOpaque(id) { return (ShownText(redacted: String(bytes: id)), nil) }
    if kind == .person {
      // An e-mail address or a staff number.
      return (ShownText(redacted: Mask.mask(id, as: id.contains(ASCII.at) ? .emailAddress : .accountNumber)), nil)
    }
    // Archy writes the tracking number after the name: `Main Menu_10`.
    var end = id.count
    while end > 0, id[end - 1].isDigit { end -= 1 }
    guard end > 0, id[end - 1] == ASCII.underscore, let number = trackingNumber(id.extracting(end...)) else {
      return (shown(id, &redactor), nil)
    }
    let shownName = shown(id.extracting(..<(end - 1)), &redactor).string
    let name = shownName.utf8Span.span
    let text = String(capacity: name.count + 1 + longestTrackingID) { text in
      text.append(name)
      text.append(ASCII.underscore)
      text.append(decimal: number)
    }
    return (ShownText(redacted: text), number)
  }

  private static func shown(_ text: Span<UInt8>, _ redactor: inout TextRedactor) -> ShownText {
    redactor.shown(text).shortened(to: longest)
  }

  /// Whether an id is a long hexadecimal number with letters, which no person has chosen.
  private static func isOpaque(_ id: Span<UInt8>) -> Bool {
    guard 24...64 ~= id.count else { return false }
    var hasLetter = false
    for index in id.indices {
      guard id[index].isHexDigit || id[index] == ASCII.hyphen else { return false }
      if id[index].isLetter { hasLetter = true }
    }
    return hasLetter
  }

  private static func trackingNumber(_ text: Span<UInt8>) -> Int? {
    guard 1...longestTrackingID ~= text.count else { return nil }
    var number = 0
    for index in text.indices {
      guard text[index].isDigit else { return nil }
      number = number * 10 + text[index].digitValue
    }
    return number
  }
}
