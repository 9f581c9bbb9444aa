import BlindspotParser

/// The text that replaces a value in reports.
///
/// The promise: of a name, the first letter of each word of three letters or more in an alphabetic script; of an e-mail
/// address, the first letter; of everything else, which characters are separators. Nothing else of the value, and of
/// words not even the length.
enum Mask {
  private static let bullet: Unicode.Scalar = "\u{2022}"
  /// The text that replaces a word.
  static let bullets = "\u{2022}\u{2022}\u{2022}\u{2022}"

  /// The mask of `value`, which was found to be a `category`.
  static func mask(_ value: String, as category: Category) -> String {
    switch category {
    case .personName, .onlineHandle: words(value, showsInitials: true)
    case .health, .belief, .lifeEvent, .location, .postalAddress, .credential, .coverage:
      words(value, showsInitials: false)
    case .emailAddress: email(value)
    default: layout(value)
    }
  }

  private static func words(_ value: String, showsInitials: Bool) -> String {
    var masked: [Unicode.Scalar] = []
    masked.reserveCapacity(value.utf8.count + 4)
    var first: Unicode.Scalar?
    var length = 0
    func close() {
      guard let initial = first else { return }
      if showsInitials, length > 2, isAlphabetic(initial) { masked.append(initial) }
      for _ in 0..<4 { masked.append(bullet) }
      first = nil
      length = 0
    }
    for scalar in value.unicodeScalars {
      if isSeparator(scalar) {
        close()
        masked.append(scalar)
      } else {
        if first == nil { first = scalar }
        length += 1
      }
    }
    close()
    return String(scalars: masked)
  }

  private static func email(_ value: String) -> String {
    let scalars = value.unicodeScalars
    guard let first = scalars.first, isAlphabetic(first), let at = scalars.firstIndex(of: "@"),
      scalars.distance(from: scalars.startIndex, to: at) > 2
    else { return bullets + "@" + bullets }
    return String(first) + bullets + "@" + bullets
  }

  private static func layout(_ value: String) -> String {
    String(scalars: value.unicodeScalars.map { isSeparator($0) ? $0 : bullet })
  }

  /// ASCII punctuation that joins words or groups of digits. Line breaks and control characters are not shown.
  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "-", "_", ".", ",", "/", "(", ")", "+": true
    default: false
    }
  }

  /// Latin, Greek and Cyrillic letters: in these scripts the first letter of a name is one of some thirty, and not
  /// half of the name.
  private static func isAlphabetic(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x370...0x52F, 0x1E00...0x1FFF: true
    default: false
    }
  }
}
