import BlindspotParser

/// Finds e-mail addresses (RFC 5322 `addr-spec` as people type it, with Unicode as in RFC 6531).
package struct EmailDetector: Detector {
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    if profile.hasAt {
      for index in text.indices where text[index] == ASCII.at {
        if let candidate = address(in: text, at: index) { candidates.append(candidate) }
      }
    }
    SpokenEmail.detect(in: text, profile: profile, into: &candidates)
  }

  /// Returns the address around the `@` at `at`.
  private func address(in text: Span<UInt8>, at: Int) -> Candidate? {
    guard let range = Self.range(in: text, around: at), !isMachineName(text, start: range.start),
      !isChat(text, domain: at + 1..<range.end)
    else { return nil }
    let isRole = RoleMailbox.isRole(text, local: range.start..<at)
    return Candidate(
      range: range, rule: BuiltInRule.emailAddress.index,
      confidence: isRole ? 0.8 : 0.98, reason: isRole ? "address of a role, not of a person" : "e-mail address",
      ceiling: isRole ? .note : nil)
  }

  /// Returns the range in bytes of the text in the form of an e-mail address around the `@` at `at`.
  static func range(in text: Span<UInt8>, around at: Int) -> TextRange? {
    let start = localStart(in: text, before: at)
    guard start < at, text[at - 1] != ASCII.period, let end = EmailDomain.end(in: text, at: at + 1) else { return nil }
    return TextRange(start: start, end: end)
  }

  /// Labels before an address that are joined with it.
  private static let labels: [StaticString] = ["email_", "mail_"]

  private static func localStart(in text: Span<UInt8>, before at: Int) -> Int {
    var start = at
    while start > 0, isLocalByte(text, at: start - 1) { start -= 1 }
    while start < at, !text[start].isWordByte { start += 1 }
    // A name such as `email_juan_diaz@…` begins with a label.
    for label in labels where text.hasWord(label, at: start) {
      let next = start + label.utf8CodeUnitCount
      if next < at, text[next].isWordByte { return next }
    }
    return start
  }

  private static func isLocalByte(_ text: Span<UInt8>, at index: Int) -> Bool {
    switch text[index] {
    case ASCII.period, ASCII.underscore, ASCII.plus, ASCII.hyphen, ASCII.apostrophe, ASCII.ampersand, ASCII.tilde:
      return true
    case let byte where byte.isAlphanumeric: return true
    case 0x80...: return text.isLetterScalar(around: index)
    default: return false
    }
  }

  /// Whether the local part at `start` belongs to a regular expression (`\w+@`), a SIP or XMPP address or an npm scope.
  private func isMachineName(_ text: Span<UInt8>, start: Int) -> Bool {
    guard start > 0 else { return false }
    switch text[start - 1] {
    case ASCII.backslash, ASCII.slash, ASCII.at, ASCII.closeBracket, ASCII.asterisk: return true
    case ASCII.colon:
      return text.hasWord("sip:", at: start - 4) || text.hasWord("sips:", at: start - 5)
        || text.hasWord("xmpp:", at: start - 5)
    default: return false
    }
  }

  /// Whether the domain is that of a Jabber id of the platform's chat rooms and users, or of a voice gateway.
  private func isChat(_ text: Span<UInt8>, domain: Range<Int>) -> Bool {
    text.hasWord("conference.", at: domain.lowerBound) || text.hasWord("orgspan.com", at: domain.upperBound - 11)
  }
}

/// The part of an address after the `@`.
enum EmailDomain {
  /// Extensions of names of media files that are not top-level domains.
  private static let mediaTypes: [StaticString] = [
    "png", "jpg", "jpeg", "gif", "svg", "webp", "bmp", "ico", "tiff", "pdf", "wav",
  ]

  /// Returns the end of the domain that begins at `start`; nil if it cannot be in the public DNS.
  static func end(in text: Span<UInt8>, at start: Int) -> Int? {
    var position = start
    var labelStart = start
    var lastLabel: Range<Int>?
    while position < text.count {
      let byte = text[position]
      if byte.isAlphanumeric || byte == ASCII.hyphen || (byte >= 0x80 && text.isLetterScalar(around: position)) {
        position += 1
      } else if byte == ASCII.period, position > labelStart, text.byte(at: position + 1).isWordByte {
        lastLabel = labelStart..<position
        position += 1
        labelStart = position
      } else {
        break
      }
    }
    while position > labelStart, text[position - 1] == ASCII.hyphen { position -= 1 }
    guard lastLabel != nil, position - labelStart >= 2, text[start] != ASCII.hyphen else { return nil }
    for index in labelStart..<position where text[index].isDigit || text[index] == ASCII.hyphen {
      // Only the ASCII form of an internationalized top-level domain contains digits (RFC 3490).
      guard text.hasWord("xn--", at: labelStart) else { return nil }
      break
    }
    // `icon@2x.png` is an image for dense screens.
    for type in mediaTypes where position - labelStart == type.utf8CodeUnitCount && text.hasWord(type, at: labelStart) {
      return nil
    }
    // `package@1.2.3-beta.js` pins a version.
    return text[start].isDigit && text.byte(at: start + 1) == ASCII.period && text.byte(at: start + 2).isDigit
      ? nil : position
  }
}

extension Span<UInt8> {
  /// Whether the non-ASCII scalar that contains the byte at `index` is a letter or a mark, and not punctuation.
  package func isLetterScalar(around index: Int) -> Bool {
    switch scalar(at: scalarStart(around: index)).scalar {
    case 0x80...0xA9, 0xAB...0xB4, 0xB6...0xB9, 0xBB...0xBF, 0xD7, 0xF7, 0x2000...0x2BFF, 0x3000...0x3004,
      0x3008...0x303F, 0xFE00...0xFE6F, 0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFFF0...0xFFFF, 0x1F000...0x1FAFF:
      return false
    default: return true
    }
  }
}
