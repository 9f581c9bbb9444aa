/// The scripts that are read character by character, because they have no spaces between words or attach endings.
enum NativeScript {
  case han, hangul, thai

  /// The script of a scalar; nil for a scalar that is read word by word.
  init?(_ scalar: UInt32) {
    switch scalar {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0x3005: self = .han
    case 0xAC00...0xD7A3: self = .hangul
    case 0x0E01...0x0E4E: self = .thai
    default: return nil
    }
  }

  /// The maximum length of a listed word, in characters.
  var longestWord: Int { self == .thai ? 16 : 8 }
}
