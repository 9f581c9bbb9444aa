import BlindspotParser

/// The text that replaces a value in reports.
///
/// The promise: of a name, the first letter of each word of three letters or more in an alphabetic script; of an e-mail
/// address, the first letter; of everything else, which characters are separators. Nothing else of the value, and of
/// words not even the length.
enum Mask {
  /// The text that replaces a word.
  static let bullets = "\u{2022}\u{2022}\u{2022}\u{2022}"
  /// The number of bullets in ``bullets``.
  static let bulletCount = 4
  /// The number of bytes of ``bullets``.
  static let bulletsLength = 12

  /// The mask of `value`, which was found to be a `category`.
  static func mask(_ value: String, as category: Category) -> String { mask(value.utf8Span.span, as: category) }

  /// The mask of a value in UTF-8.
  static func mask(_ value: Span<UInt8>, as category: Category) -> String {
    switch category {
    case .personName, .onlineHandle: words(value, showsInitials: true)
    case .health, .belief, .lifeEvent, .location, .postalAddress, .credential, .coverage:
      words(value, showsInitials: false)
    case .emailAddress: email(value)
    default: layout(value)
    }
  }

  private static func words(_ value: Span<UInt8>, showsInitials: Bool) -> String {
    var words = 1
    for index in value.indices where isSeparator(UInt32(value[index])) { words &+= 1 }
    return String(capacity: value.count + words * bulletsLength) { masked in
      var start = 0
      while start < value.count {
        // A word, which can be empty, and the separator after it.
        let initial = value.scalar(at: start)
        var end = start
        var length = 0
        while end < value.count {
          let (scalar, width) = value.scalar(at: end)
          if isSeparator(scalar) { break }
          length &+= 1
          end &+= width
        }
        if length > 0 {
          if showsInitials, length > 2, isAlphabetic(initial.scalar) {
            masked.append(value.extracting(start..<start + initial.length))
          }
          masked.appendBullets(bulletCount)
        }
        if end < value.count { masked.append(value[end]) }
        start = end + 1
      }
    }
  }

  private static func email(_ value: Span<UInt8>) -> String {
    let initial = value.extracting(0..<initialLength(ofEmail: value))
    return String(capacity: initial.count + 1 + 2 * bulletsLength) { masked in
      masked.append(initial)
      masked.appendBullets(bulletCount)
      masked.append(ASCII.at)
      masked.appendBullets(bulletCount)
    }
  }

  /// Returns the length of the first letter of an address with more than two characters before the `@`; 0 if it is not
  /// shown.
  private static func initialLength(ofEmail value: Span<UInt8>) -> Int {
    guard let at = value.firstIndex(of: ASCII.at, from: 0), value.extracting(..<at).scalarCount(upTo: at) > 2 else {
      return 0
    }
    let initial = value.scalar(at: 0)
    return isAlphabetic(initial.scalar) ? initial.length : 0
  }

  private static func layout(_ value: Span<UInt8>) -> String {
    return String(capacity: value.count * 3) { masked in
      var index = 0
      while index < value.count {
        let (scalar, width) = value.scalar(at: index)
        if isSeparator(scalar) { masked.append(value[index]) } else { masked.appendBullets(1) }
        index &+= width
      }
    }
  }

  /// ASCII punctuation that joins words or groups of digits. Line breaks and control characters are not shown.
  private static func isSeparator(_ scalar: UInt32) -> Bool {
    switch UInt8(truncatingIfNeeded: scalar) {
    case ASCII.space, ASCII.hyphen, ASCII.underscore, ASCII.period, ASCII.comma, ASCII.slash, ASCII.openParenthesis,
      ASCII.closeParenthesis, ASCII.plus:
      scalar < 0x80
    default: false
    }
  }

  /// Latin, Greek and Cyrillic letters: in these scripts the first letter of a name is one of some thirty, and not
  /// half of the name.
  private static func isAlphabetic(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x52F, 0x1E00...0x1FFF: true
    default: false
    }
  }
}

extension OutputSpan<UInt8> {
  /// Appends bullets in UTF-8.
  @inline(__always)
  mutating func appendBullets(_ count: Int) {
    for _ in 0..<count {
      append(0xE2)
      append(0x80)
      append(0xA2)
    }
  }
}
