/// The ASCII characters that have a meaning in the syntaxes read here, as bytes of UTF-8.
///
/// Letters and digits have no names: `UInt8(ascii: "n")` is as legible. The constants are computed, so that other
/// modules fold them into their code.
@usableFromInline package enum ASCII {
  // White space and control characters.
  /// NUL.
  @inlinable package static var null: UInt8 { UInt8(ascii: "\0") }
  /// Horizontal tab.
  @inlinable package static var tab: UInt8 { UInt8(ascii: "\t") }
  /// LF.
  @inlinable package static var newline: UInt8 { UInt8(ascii: "\n") }
  /// CR.
  @inlinable package static var carriageReturn: UInt8 { UInt8(ascii: "\r") }
  /// A space.
  @inlinable package static var space: UInt8 { UInt8(ascii: " ") }

  // Punctuation, in the order of their codes.
  /// `!`.
  @inlinable package static var exclamationMark: UInt8 { UInt8(ascii: "!") }
  /// `"`.
  @inlinable package static var quote: UInt8 { UInt8(ascii: "\"") }
  /// `#`.
  @inlinable package static var numberSign: UInt8 { UInt8(ascii: "#") }
  /// `$`.
  @inlinable package static var dollar: UInt8 { UInt8(ascii: "$") }
  /// `%`.
  @inlinable package static var percent: UInt8 { UInt8(ascii: "%") }
  /// `&`.
  @inlinable package static var ampersand: UInt8 { UInt8(ascii: "&") }
  /// `'`.
  @inlinable package static var apostrophe: UInt8 { UInt8(ascii: "'") }
  /// `(`.
  @inlinable package static var openParenthesis: UInt8 { UInt8(ascii: "(") }
  /// `)`.
  @inlinable package static var closeParenthesis: UInt8 { UInt8(ascii: ")") }
  /// `*`.
  @inlinable package static var asterisk: UInt8 { UInt8(ascii: "*") }
  /// `+`.
  @inlinable package static var plus: UInt8 { UInt8(ascii: "+") }
  /// `,`.
  @inlinable package static var comma: UInt8 { UInt8(ascii: ",") }
  /// `-`.
  @inlinable package static var hyphen: UInt8 { UInt8(ascii: "-") }
  /// `.`.
  @inlinable package static var period: UInt8 { UInt8(ascii: ".") }
  /// `/`.
  @inlinable package static var slash: UInt8 { UInt8(ascii: "/") }
  /// `:`.
  @inlinable package static var colon: UInt8 { UInt8(ascii: ":") }
  /// `;`.
  @inlinable package static var semicolon: UInt8 { UInt8(ascii: ";") }
  /// `<`.
  @inlinable package static var lessThan: UInt8 { UInt8(ascii: "<") }
  /// `=`.
  @inlinable package static var equals: UInt8 { UInt8(ascii: "=") }
  /// `>`.
  @inlinable package static var greaterThan: UInt8 { UInt8(ascii: ">") }
  /// `?`.
  @inlinable package static var questionMark: UInt8 { UInt8(ascii: "?") }
  /// `@`.
  @inlinable package static var at: UInt8 { UInt8(ascii: "@") }
  /// `[`.
  @inlinable package static var openBracket: UInt8 { UInt8(ascii: "[") }
  /// `\`.
  @inlinable package static var backslash: UInt8 { UInt8(ascii: "\\") }
  /// `]`.
  @inlinable package static var closeBracket: UInt8 { UInt8(ascii: "]") }
  /// `^`.
  @inlinable package static var caret: UInt8 { UInt8(ascii: "^") }
  /// `_`.
  @inlinable package static var underscore: UInt8 { UInt8(ascii: "_") }
  /// A backtick.
  @inlinable package static var backtick: UInt8 { UInt8(ascii: "`") }
  /// `{`.
  @inlinable package static var openBrace: UInt8 { UInt8(ascii: "{") }
  /// `|`.
  @inlinable package static var bar: UInt8 { UInt8(ascii: "|") }
  /// `}`.
  @inlinable package static var closeBrace: UInt8 { UInt8(ascii: "}") }
  /// `~`.
  @inlinable package static var tilde: UInt8 { UInt8(ascii: "~") }
  /// DEL.
  @inlinable package static var delete: UInt8 { 0x7F }

  /// `0`–`9`.
  @inlinable package static var digits: ClosedRange<UInt8> { UInt8(ascii: "0")...UInt8(ascii: "9") }
  /// `A`–`Z`.
  @inlinable package static var uppercaseLetters: ClosedRange<UInt8> { UInt8(ascii: "A")...UInt8(ascii: "Z") }
  /// `a`–`z`.
  @inlinable package static var lowercaseLetters: ClosedRange<UInt8> { UInt8(ascii: "a")...UInt8(ascii: "z") }
  /// The bit that distinguishes `a` from `A`.
  @inlinable package static var caseBit: UInt8 { 0x20 }
}

extension UInt8 {
  /// Whether the byte is an ASCII character; all other bytes are parts of longer UTF-8 sequences.
  @inlinable package var isASCII: Bool { self < 0x80 }
  /// Whether the byte is `0`–`9`.
  @inlinable package var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
  /// Whether the byte is `A`–`Z` or `a`–`z`.
  @inlinable package var isLetter: Bool { (self | ASCII.caseBit) &- UInt8(ascii: "a") < 26 }
  /// Whether the byte is `A`–`Z`.
  @inlinable package var isUpper: Bool { self &- UInt8(ascii: "A") < 26 }
  /// Whether the byte is `a`–`z`.
  @inlinable package var isLower: Bool { self &- UInt8(ascii: "a") < 26 }
  /// Whether the byte is an ASCII letter or digit.
  @inlinable package var isAlphanumeric: Bool { isDigit || isLetter }
  /// Whether the byte can be part of a word: an ASCII letter or digit, or part of a scalar beyond ASCII.
  @inlinable package var isWordByte: Bool { isAlphanumeric || !isASCII }
  /// Whether the byte is `0`–`9`, `A`–`F` or `a`–`f`.
  @inlinable package var isHexDigit: Bool { isDigit || (self | ASCII.caseBit) &- UInt8(ascii: "a") < 6 }
  /// Whether the byte is a space or a tab.
  @inlinable package var isBlank: Bool { self == ASCII.space || self == ASCII.tab }
  /// Whether the byte is LF or CR.
  @inlinable package var isLineEnd: Bool { self == ASCII.newline || self == ASCII.carriageReturn }
  /// Whether the byte is a space, a tab, LF or CR: the white space of JSON and most other syntaxes.
  @inlinable package var isBlankOrLineEnd: Bool { isBlank || isLineEnd }
  /// The lower-case form of an ASCII letter; any other byte unchanged.
  @inlinable package var lowercased: UInt8 { isUpper ? self | ASCII.caseBit : self }
  /// The upper-case form of an ASCII letter; any other byte unchanged.
  @inlinable package var uppercased: UInt8 { isLower ? self & ~ASCII.caseBit : self }
  /// The value of an ASCII digit.
  @inlinable package var digitValue: Int { Int(self &- UInt8(ascii: "0")) }
  /// The value of an ASCII hexadecimal digit; nil for any other byte.
  @inlinable package var hexValue: UInt8? {
    if isDigit { return self &- UInt8(ascii: "0") }
    return isHexDigit ? (self | ASCII.caseBit) &- UInt8(ascii: "a") &+ 10 : nil
  }
}
