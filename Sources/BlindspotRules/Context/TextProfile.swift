/// The classes of bytes in a text, counted in one pass. Detectors use it to reject texts early.
package struct TextProfile: Sendable {
  /// The number of ASCII digits.
  package var digits = 0
  /// The number of ASCII letters, upper and lower case.
  package var letters = 0
  /// The number of ASCII upper-case letters.
  package var upper = 0
  /// Whether an `@` occurs.
  package var hasAt = false
  /// The number of colons (IPv6, MAC addresses).
  package var colons = 0
  /// The number of full stops.
  package var dots = 0
  /// The number of hyphens.
  package var hyphens = 0
  /// The number of spaces.
  package var spaces = 0
  /// Whether `{` or `<` occurs: a template or markup.
  package var hasMarkup = false
  /// Whether a byte above 0x7F occurs.
  package var hasNonASCII = false
  /// The length of the longest run of ASCII letters and digits, in bytes.
  package var longestRun = 0

  package init(_ text: Span<UInt8>) {
    var run = 0
    for index in text.indices {
      let byte = text[index]
      run += 1
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): letters += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        upper += 1
        letters += 1
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
      default:
        if run - 1 > longestRun { longestRun = run - 1 }
        run = 0
        switch byte {
        case UInt8(ascii: " "): spaces += 1
        case UInt8(ascii: "-"): hyphens += 1
        case UInt8(ascii: "."): dots += 1
        case UInt8(ascii: ":"): colons += 1
        case UInt8(ascii: "@"): hasAt = true
        case UInt8(ascii: "<"), UInt8(ascii: "{"): hasMarkup = true
        case 0x80...: hasNonASCII = true
        default: break
        }
      }
    }
    if run > longestRun { longestRun = run }
  }
}
