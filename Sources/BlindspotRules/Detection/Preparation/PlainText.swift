package import BlindspotParser

/// A copy of a text in plain characters, so that the detectors need one spelling of a value.
///
/// Spaces of all widths become a space, digits of all scripts, full-width forms, mathematical letters and ligatures become
/// ASCII, HTML entities and the escapes of `mailto:` and `tel:` links are decoded, and characters without a width (soft
/// hyphens, joiners, direction marks) are removed, except the non-joiner of Persian words. Positions map back to the text.
package struct PlainText: Sendable {
  private var copy = MappedText()
  /// The plain bytes of the last text that needed a copy.
  package var bytes: [UInt8] { copy.bytes }

  package init() {}

  /// Makes a copy of `text` in plain characters. Returns false, without a copy, for a text that is plain already: most
  /// texts are, so the profile decides first.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - profile: the profile of the text.
  ///   - deadline: the end of the time to search texts, after which the rest of a long text is left out of the copy.
  package mutating func prepare(_ text: Span<UInt8>, profile: TextProfile, deadline: Deadline? = nil) -> Bool {
    guard profile.hasNonASCII || profile.hasEscapes, Self.hasReplacement(in: text) else { return false }
    copy.removeAll()
    var index = 0
    var isInLink = false
    var nextCheck = Self.bytesPerDeadlineCheck
    while index < text.count {
      if index >= nextCheck {
        if let deadline, deadline.hasSearchEnded { break }
        nextCheck = index + Self.bytesPerDeadlineCheck
      }
      let byte = text[index]
      let replacement = Self.replacement(in: text, at: index, isInLink: &isInLink)
      let length = replacement?.length ?? 1
      let origin = TextRange(start: index, end: index + length)
      if let replacement {
        replacement.forEachByte { copy.append($0, from: origin) }
      } else {
        copy.append(byte, from: origin)
      }
      index += length
    }
    return true
  }

  /// The number of bytes between two checks of the deadline.
  private static let bytesPerDeadlineCheck = 16_384

  /// Returns the range in the text for a range of ``bytes``.
  package func range(of plain: TextRange) -> TextRange { copy.range(of: plain) }

  /// Whether a character is not plain. Costs a look at each byte of a text that has a character beyond ASCII, an `&` or a
  /// `%`.
  private static func hasReplacement(in text: Span<UInt8>) -> Bool {
    var isInLink = false
    for index in text.indices {
      let byte = text[index]
      guard byte >= firstLead || byte < UInt8(ascii: "@") else { continue }
      if replacement(in: text, at: index, isInLink: &isInLink) != nil { return true }
    }
    return false
  }

  /// The first byte of U+0080, the first character beyond ASCII.
  private static let firstLead: UInt8 = 0xC2

  /// Returns the plain form of the character or escape at `index`; nil if it is plain.
  ///
  /// - Parameter isInLink: Whether the position is inside a `mailto:` or `tel:` link. Updated for the next position.
  private static func replacement(in text: Span<UInt8>, at index: Int, isInLink: inout Bool) -> Replacement? {
    let byte = text[index]
    switch byte {
    case ...ASCII.space, ASCII.quote, ASCII.lessThan, ASCII.greaterThan:
      isInLink = false
      return nil
    case ASCII.colon:
      if endsLinkScheme(text, at: index) { isInLink = true }
      return nil
    case ASCII.ampersand:
      return HTMLEntity(in: text, at: index).map { entity in
        Replacement(length: entity.length, scalar: PlainScalar(entity.scalar)?.first ?? entity.scalar)
      }
    case ASCII.percent:
      guard isInLink, index + 2 < text.count, let value = text.hexadecimal(in: index + 1..<index + 3) else {
        return nil
      }
      return Replacement(length: 3, byte: UInt8(truncatingIfNeeded: value))
    case ..<0x80: return nil
    default:
      let (scalar, length) = text.scalar(at: index)
      if scalar == enDash {
        return isBetweenDigits(text, index, length) ? Replacement(length: length, byte: ASCII.hyphen) : nil
      }
      if scalar == nonJoiner, isAfterArabicLetter(text, index) { return nil }
      return PlainScalar(scalar).map { Replacement(length: length, plain: $0) }
    }
  }

  /// U+2013, a hyphen between digits and a dash between words.
  private static let enDash: UInt32 = 0x2013

  private static func isBetweenDigits(_ text: Span<UInt8>, _ index: Int, _ length: Int) -> Bool {
    guard index > 0 else { return false }
    let before = text[index - 1]
    return before.isDigit && text.byte(at: index + length).isDigit
  }

  /// U+200C, part of the spelling of words in Persian and its relatives, and without a meaning elsewhere.
  private static let nonJoiner: UInt32 = 0x200C

  /// Whether the two bytes before `index` are a letter from U+0600 to U+06FF.
  private static func isAfterArabicLetter(_ text: Span<UInt8>, _ index: Int) -> Bool {
    guard index >= 2 else { return false }
    let lead = text[index - 2]
    return (0xD8...0xDB).contains(lead)
  }

  private static func endsLinkScheme(_ text: Span<UInt8>, at colon: Int) -> Bool {
    for scheme: StaticString in ["mailto", "tel", "sms", "sip", "callto"] {
      let start = colon - scheme.utf8CodeUnitCount
      guard start >= 0, start == 0 || !text[start - 1].isWordByte else { continue }
      if text.hasWord(scheme, at: start) { return true }
    }
    return false
  }
}

/// The plain bytes for some bytes of a text.
private struct Replacement {
  /// The number of bytes that it replaces.
  let length: Int
  private var storage: (UInt32, UInt32, UInt32) = (0, 0, 0)
  private var isByte = false

  init(length: Int, scalar: UInt32) {
    self.length = length
    storage.0 = scalar
  }

  /// - Parameter byte: One byte of a UTF-8 sequence, not a scalar.
  init(length: Int, byte: UInt8) {
    self.length = length
    storage.0 = UInt32(byte)
    isByte = true
  }

  init(length: Int, plain: PlainScalar) {
    self.length = length
    storage = (plain.first, plain.second, plain.third)
  }

  func forEachByte(_ body: (UInt8) -> Void) {
    if isByte { return body(UInt8(truncatingIfNeeded: storage.0)) }
    for value in [storage.0, storage.1, storage.2] where value != 0 {
      if let scalar = Unicode.Scalar(value) { for byte in UTF8.encode(scalar) ?? .init() { body(byte) } }
    }
  }
}
