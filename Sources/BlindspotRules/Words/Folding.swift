import BlindspotParser

extension ContextText {
  /// Appends the folded form of a scalar beyond ASCII: Latin letters as their base letter, Greek and Cyrillic in lower
  /// case, combining marks as nothing, everything else as it is.
  static func fold(_ scalar: UInt32, into folded: inout [UInt8]) {
    switch scalar {
    case 0xDF:
      folded.append(0x73)
      folded.append(0x73)
    case 0xC6, 0xE6:
      folded.append(0x61)
      folded.append(0x65)
    case 0x152, 0x153:
      folded.append(0x6F)
      folded.append(0x65)
    case 0xAA: folded.append(0x61)
    case 0xBA: folded.append(0x6F)
    case 0xC0...0x17F: folded.append(baseLetters.byte(at: Int(scalar - 0xC0)))
    case 0x218, 0x219: folded.append(0x73)
    case 0x21A, 0x21B: folded.append(0x74)
    case 0x1A0, 0x1A1: folded.append(0x6F)
    case 0x1AF, 0x1B0: folded.append(0x75)
    case 0x1E00...0x1EFF: folded.append(vietnameseBase(scalar))
    case 0x300...0x36F: break
    case 0xFF10...0xFF19: folded.append(UInt8(scalar - 0xFF10) + 0x30)
    case 0x391...0x3A9: append(scalar + 0x20, to: &folded)
    case 0x386, 0x3AC: append(0x3B1, to: &folded)
    case 0x388, 0x3AD: append(0x3B5, to: &folded)
    case 0x389, 0x3AE: append(0x3B7, to: &folded)
    case 0x38A, 0x3AF: append(0x3B9, to: &folded)
    case 0x38C, 0x3CC: append(0x3BF, to: &folded)
    case 0x38E, 0x3CD: append(0x3C5, to: &folded)
    case 0x38F, 0x3CE: append(0x3C9, to: &folded)
    case 0x3C2: append(0x3C3, to: &folded)
    case 0x410...0x42F: append(scalar + 0x20, to: &folded)
    case 0x400...0x40F: append(scalar + 0x50, to: &folded)
    default: append(scalar, to: &folded)
    }
  }

  /// U+00C0–U+017F, letter by letter.
  private static let baseLetters: StaticString = """
    aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
    lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
    """

  /// The base letter of Latin Extended Additional (U+1E00–U+1EFF), which is ordered by letter.
  private static func vietnameseBase(_ scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0x1EA0...0x1EB7, 0x1E00...0x1E01: 0x61
    case 0x1EB8...0x1EC7, 0x1E14...0x1E1D: 0x65
    case 0x1EC8...0x1ECB, 0x1E2C...0x1E2F: 0x69
    case 0x1ECC...0x1EE3, 0x1E4C...0x1E53: 0x6F
    case 0x1EE4...0x1EF1, 0x1E72...0x1E7B: 0x75
    case 0x1EF2...0x1EF9: 0x79
    default: 0x78
    }
  }

  private static func append(_ scalar: UInt32, to folded: inout [UInt8]) {
    guard let scalar = Unicode.Scalar(scalar) else { return }
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { folded.append(byte) }
  }
}
