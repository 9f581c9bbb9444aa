/// Which classes of bytes a text holds, counted in one pass; detectors decide on it whether to look at all.
package struct TextProfile: Sendable {
  /// How many ASCII digits.
  package var digits = 0
  /// How many ASCII letters, upper and lower case.
  package var letters = 0
  /// How many ASCII upper-case letters.
  package var upper = 0
  /// Whether an `@` occurs.
  package var hasAt = false
  /// How many colons (IPv6, MAC addresses).
  package var colons = 0
  /// How many full stops.
  package var dots = 0
  /// How many hyphens.
  package var hyphens = 0
  /// How many spaces.
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
      case 0x61...0x7A: letters += 1
      case 0x41...0x5A:
        upper += 1
        letters += 1
      case 0x30...0x39: digits += 1
      default:
        if run - 1 > longestRun { longestRun = run - 1 }
        run = 0
        switch byte {
        case 0x20: spaces += 1
        case 0x2D: hyphens += 1
        case 0x2E: dots += 1
        case 0x3A: colons += 1
        case 0x40: hasAt = true
        case 0x3C, 0x7B: hasMarkup = true
        case 0x80...: hasNonASCII = true
        default: break
        }
      }
    }
    if run > longestRun { longestRun = run }
  }
}
