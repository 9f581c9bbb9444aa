import BlindspotParser

/// A character reference of HTML or XML in a text: `&nbsp;`, `&eacute;`, `&#233;`, `&#xE9;`.
struct HTMLEntity {
  /// The character.
  let scalar: UInt32
  /// The number of bytes from the `&` to the `;`.
  let length: Int

  /// The longest entity, in bytes.
  private static let maximumLength = 10

  /// Reads the entity at `index`; nil if none begins there, or if it has no name of `names`.
  init?(in text: Span<UInt8>, at index: Int) {
    var end = index + 1
    while end < text.count, end - index < Self.maximumLength {
      guard text[end] != ASCII.semicolon else { break }
      guard text[end].isAlphanumeric || text[end] == ASCII.numberSign else { return nil }
      end += 1
    }
    guard text.byte(at: end) == ASCII.semicolon, end > index + 1 else { return nil }
    var name: [UInt8] = []
    for position in index + 1..<end { name.append(text[position]) }
    guard let scalar = Self.number(name) ?? Self.names[name], scalar > 0, Unicode.Scalar(scalar) != nil else {
      return nil
    }
    self.scalar = scalar
    length = end + 1 - index
  }

  /// Returns the value of `#233` or `#xE9`.
  private static func number(_ name: [UInt8]) -> UInt32? {
    guard name.first == ASCII.numberSign else { return nil }
    let isHexadecimal = name.count > 1 && name[1].lowercased == UInt8(ascii: "x")
    return UInt32(
      String(decoding: name.dropFirst(isHexadecimal ? 2 : 1), as: UTF8.self), radix: isHexadecimal ? 16 : 10)
  }

  /// The scalars by name: those of XML, of Latin 1 (U+00A0 to U+00FF, in the order of HTML 4.01, section 24.2), and the
  /// common ones of section 24.4.
  private static let names: [[UInt8]: UInt32] = {
    let latin1 = """
      nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para \
      middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave \
      Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc \
      Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc \
      iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
      """
    var names: [[UInt8]: UInt32] = [:]
    for (offset, name) in latin1.split(separator: " ").enumerated() { names[Array(name.utf8)] = 0xA0 + UInt32(offset) }
    let others: KeyValuePairs<String, UInt32> = [
      "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "OElig": 0x152, "oelig": 0x153, "Scaron": 0x160,
      "scaron": 0x161, "Yuml": 0x178, "ensp": 0x2002, "emsp": 0x2003, "thinsp": 0x2009, "zwnj": 0x200C, "zwj": 0x200D,
      "ndash": 0x2013, "mdash": 0x2014, "lsquo": 0x2018, "rsquo": 0x2019, "ldquo": 0x201C, "rdquo": 0x201D,
      "commat": 0x40,
      "period": 0x2E, "hyphen": 0x2010, "num": 0x23,
    ]
    for (name, scalar) in others { names[Array(name.utf8)] = scalar }
    return names
  }()
}
