import BlindspotParser

/// The number of columns of text on a terminal: East Asian Width (UAX #11) and emoji (UTS #51), ambiguous characters narrow.
package enum DisplayWidth {
  /// Returns the number of columns of a text without controls.
  package static func of(_ text: String) -> Int { of(text.utf8Span.span) }

  /// Returns the number of columns of UTF-8 text without controls.
  package static func of(_ text: Span<UInt8>) -> Int {
    var columns = 0
    var previous: Unicode.Scalar = " "
    var index = 0
    while index < text.count {
      let ascii = min(text.paddedBlock(at: index).endOfASCII, text.count - index)
      if ascii > 0 {
        columns += ascii
        index += ascii
        previous = Unicode.Scalar(text[index - 1])
      } else {
        repeat {
          columns += ofScalar(at: &index, in: text, after: &previous)
        } while text.byte(at: index) >= 0x80
      }
    }
    return columns
  }

  /// Returns the number of columns that the scalar at `index` adds, and advances the index and the scalar before it.
  @inline(__always) static func ofScalar(
    at index: inout Int, in text: Span<UInt8>, after previous: inout Unicode.Scalar
  ) -> Int {
    let byte = text[index]
    if byte.isASCII {
      previous = Unicode.Scalar(byte)
      index += 1
      return 1
    }
    if byte == 0xE2, text.byte(at: index + 1) == 0x80, previous.value != 0x200D {
      // Dashes, quotation marks and the bullets of masks (U+2010 to U+2027) are the most frequent ones.
      if (0x90...0xA7).contains(text.byte(at: index + 2)) {
        previous = "\u{2022}"
        index += 3
        return 1
      }
    }
    let (value, length) = text.scalar(at: index)
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    let width = of(scalar, after: previous)
    previous = scalar
    index += length
    return width
  }

  /// Returns the number of columns that a scalar adds: 0, 1 or 2.
  ///
  /// After a joiner (U+200D) a scalar merges with the preceding emoji; the emoji selector (U+FE0F) widens the scalar that
  /// it follows.
  package static func of(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x300: return 1
    case 0xFE0F: return of(previous, after: " ") == 1 && previous.properties.isEmoji ? 1 : 0
    case 0x1160...0x11FF, 0xFE00...0xFE0E, 0x200C, 0x200D, 0x1F3FB...0x1F3FF: return 0
    default: break
    }
    if previous.value == 0x200D { return 0 }
    // Dashes, quotation marks and the bullets of masks: a look-up of their properties takes 650 instructions.
    if (0x2010...0x2027).contains(scalar.value) { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: return isWide(scalar) ? 2 : 1
    }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
      0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF,
      0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }
}
