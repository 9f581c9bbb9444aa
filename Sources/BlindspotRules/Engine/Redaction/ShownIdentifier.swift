import BlindspotParser

/// The parts of a container's identity that reports show: opaque ids as they are, words that a person typed redacted.
struct ShownIdentifier {
  private(set) var id: ShownText?
  private(set) var trackingID: Int?
  private(set) var type: ShownText?
  private(set) var address: ShownText?

  /// The most digits of a tracking number. A longer number can be that of a person.
  private static let longestTrackingID = 5

  init(_ identity: ContainerIdentity, of kind: Container.Kind, redactor: inout TextRedactor) {
    func shown(_ text: String) -> ShownText { redactor.shown(text.utf8Span.span).shortened(to: 200) }
    trackingID = identity.trackingID.flatMap(Self.trackingNumber)
    if let id = identity.identifier {
      if ExportDocument.isGUID(id) || Self.isOpaque(id) {
        self.id = ShownText(redacted: id)
      } else if kind == .person {
        // An e-mail address or a staff number.
        self.id = Redactor.mask(id, as: id.contains("@") ? .emailAddress : .accountNumber)
      } else {
        // Archy writes the tracking number after the name: `Main Menu_10`.
        if let underscore = id.utf8.lastIndex(of: ASCII.underscore),
          let number = Self.trackingNumber(String(id[id.index(after: underscore)...]))
        {
          trackingID = trackingID ?? number
          self.id = "\(shown(String(id[..<underscore])))_\(number)"
        } else {
          self.id = shown(id)
        }
      }
    }
    type = identity.type.map { kind == .flow ? ShownText(redacted: $0) : shown($0) }
    if let resource = identity.resource {
      address = "\(shown(resource.type)).\(shown(resource.label))"
    }
  }

  /// Whether an id is a long hexadecimal number with letters, which no person has chosen.
  private static func isOpaque(_ id: String) -> Bool {
    id.utf8.count >= 24 && id.utf8.count <= 64 && id.utf8.allSatisfy { $0.isHexDigit || $0 == ASCII.hyphen }
      && id.utf8.contains { $0.isLetter }
  }

  private static func trackingNumber(_ text: String) -> Int? {
    !text.isEmpty && text.utf8.count <= longestTrackingID && text.utf8.allSatisfy(\.isDigit) ? Int(text) : nil
  }
}
