import BlindspotParser

/// Alternative spellings of the letters of a name.
enum NameVariant {
  /// The first byte of all umlauts, which are in U+00C0…U+00FF.
  static let umlautLead: UInt8 = 0xC3

  /// Returns the name with umlauts as two letters, as in e-mail addresses: `Örtel` is `Oertel`. Nil if it has none.
  static func withoutUmlauts(_ name: Span<UInt8>) -> [UInt8]? {
    var letters: [UInt8] = []
    var isChanged = false
    var index = 0
    while index < name.count {
      if let pair = twoLetters(for: name, at: index) {
        letters.append(pair.0)
        letters.append(pair.1)
        isChanged = true
        index += 2
      } else {
        letters.append(name[index])
        index += 1
      }
    }
    return isChanged ? letters : nil
  }

  /// Returns the two letters of an umlaut at `index`; nil for any other character.
  private static func twoLetters(for name: Span<UInt8>, at index: Int) -> (UInt8, UInt8)? {
    guard name[index] == umlautLead, index + 1 < name.count else { return nil }
    return switch name[index + 1] {
    case 0xA4, 0x84, 0xA6, 0x86: (UInt8(ascii: "a"), UInt8(ascii: "e"))  // ä Ä æ Æ
    case 0xB6, 0x96, 0xB8, 0x98: (UInt8(ascii: "o"), UInt8(ascii: "e"))  // ö Ö ø Ø
    case 0xBC, 0x9C: (UInt8(ascii: "u"), UInt8(ascii: "e"))  // ü Ü
    case 0xA5, 0x85: (UInt8(ascii: "a"), UInt8(ascii: "a"))  // å Å
    default: nil
    }
  }

  /// Returns the name in lower case without hyphens. With its capitals, `AnnKathrin` would be two words again.
  static func withoutHyphens(_ name: Span<UInt8>) -> [UInt8] {
    var letters: [UInt8] = []
    var isASCII = true
    for index in name.indices {
      if name[index] >= 0x80 { isASCII = false }
      if name[index] != ASCII.hyphen { letters.append(name[index].lowercased) }
    }
    // Lower-casing other letters can change their length.
    return isASCII ? letters : Array(String(decoding: letters, as: UTF8.self).lowercased().utf8)
  }
}
