/// The plain form of a Unicode scalar that differs from another one in form only: `０` is `0`, `ﬁ` is `fi`, U+00AD is
/// nothing.
///
/// Sources: the compatibility decompositions and the general categories Cf, Nd and Zs of Unicode 16. Letters with accents
/// are not changed; see ``FoldedScalar``.
struct PlainScalar {
  /// The first scalar of the plain form; 0 if the scalar has none.
  let first: UInt32
  /// The second scalar; 0 if there is none.
  let second: UInt32
  /// The third scalar; 0 if there is none.
  let third: UInt32

  /// Returns nil for a scalar that is plain already.
  init?(_ scalar: UInt32) {
    if Self.isInvisible(scalar) {
      self.init(plain: 0)
    } else if Self.isSpace(scalar) {
      self.init(" ")
    } else if let zero = Self.zero(of: scalar) {
      self.init(plain: UInt32(UInt8(ascii: "0")) + scalar - zero)
    } else {
      switch scalar {
      case 0x2010...0x2012, 0x2212, 0xFE63: self.init("-")
      case 0xFB00: self.init("f", "f")
      case 0xFB01: self.init("f", "i")
      case 0xFB02: self.init("f", "l")
      case 0xFB03: self.init("f", "f", "i")
      case 0xFB04: self.init("f", "f", "l")
      case 0xFB05, 0xFB06: self.init("s", "t")
      case 0xFF01...0xFF5E: self.init(plain: scalar - 0xFEE0)
      // Thirteen alphabets of 52 letters, then digits.
      case 0x1D400...0x1D6A3:
        let letter = (scalar - 0x1D400) % 52
        self.init(plain: letter < 26 ? UInt32(UInt8(ascii: "A")) + letter : UInt32(UInt8(ascii: "a")) + letter - 26)
      case 0x1D7CE...0x1D7FF: self.init(plain: UInt32(UInt8(ascii: "0")) + (scalar - 0x1D7CE) % 10)
      default: return nil
      }
    }
  }

  private init(plain first: UInt32) { (self.first, second, third) = (first, 0, 0) }

  private init(_ first: Unicode.Scalar, _ second: Unicode.Scalar? = nil, _ third: Unicode.Scalar? = nil) {
    (self.first, self.second, self.third) = (first.value, second?.value ?? 0, third?.value ?? 0)
  }

  /// Whether the scalar has no width: soft hyphen, joiners, direction marks, variation selectors, the frame of a keycap.
  private static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x034F, 0x061C, 0x180B...0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x20E3,
      0xFE00...0xFE0F,
      0xFEFF, 0xE0000...0xE007F:
      true
    default: false
    }
  }

  private static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Returns the digit zero of the script if the scalar is a decimal digit beyond ASCII.
  private static func zero(of scalar: UInt32) -> UInt32? {
    guard scalar >= zeros[0] else { return nil }
    for zero in zeros where scalar >= zero && scalar < zero + 10 { return zero }
    return nil
  }

  /// The digits zero of the scripts in common use: Arabic, Persian, N'Ko, Devanagari, Bengali, Gurmukhi, Gujarati, Odia,
  /// Tamil, Telugu, Kannada, Malayalam, Thai, Lao, Tibetan, Burmese, Khmer, Mongolian, full width.
  private static let zeros: [UInt32] = [
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0x1040,
    0x17E0, 0x1810, 0xFF10,
  ]
}
