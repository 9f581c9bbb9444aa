import BlindspotParser

/// The written forms of vehicle plates by country. A form alone is too common in codes; it counts near a word for a vehicle.
enum PlateForm {
  /// The forms: `A` is a capital of any script, `T` a Thai letter, `R` an Arabic or a Hebrew letter, `K` a character of
  /// Chinese, Japanese or Korean, `#` a digit, `.` a full stop, and `-` a hyphen, a middle dot or a space, which may also
  /// occur between a letter and a digit.
  ///
  /// Sources: the registration authorities of the countries named.
  private static let forms: [StaticString] = [
    "AA##AAA",  // Britain, Romania
    "###-A-#####", "###-AA-#####", "##-AA-#####",  // Ireland
    "AA##AA####", "AA##A####",  // India
    "AA-#####", "AAA-#####", "AA-#AA##", "AAA-##AA",  // Poland, Croatia
    "AAA##A",  // Sweden, New South Wales
    "AAA-AA####", "AA-AA####", "A-AA####", "A-A####", "AA-A####", "AAA-A####",  // Germany
    "A-AA###", "A-AA##", "AA-AA###", "AA-AA##", "AAA-AA##", "AAA-AA###", "A-A###", "AA-A###", "AAA-A###", "AA-AA#",
    "AA###AA",  // France, Italy, Croatia
    "####AAA",  // Spain
    "#AA-#AA", "###-AAA", "AA-##-AA", "##-AA-##", "##-##-AA",  // Australia, Portugal, Netherlands
    "A-###-AA", "##-AAA-#",  // Netherlands, Belgium
    "A###AA##", "A###AA###", "AA####AA", "A####AA",  // Russia, Ukraine, Bulgaria, Croatia, Indonesia
    "AA-######", "AA-#####A", "A-#####A", "AA-###A",  // Switzerland, Austria
    "AAA#A##", "AA-##-###",  // Brazil, Denmark
    "A####AAA", "AAA####", "A##-#####",  // Indonesia, Malaysia, Philippines, Vietnam
    "##AAA###", "##AA####", "##A#####",  // Turkey
    "AA-####", "TT-####", "A-#####",  // Latvia, Luxembourg, Thailand, Vietnam, China, the Emirates
    "###K##-##", "###K####", "##K##-##", "##K####", "K-####",  // Japan, Korea
    "KA#####", "KA######", "KAA#####",  // China
    "#AA####", "#A#####",  // Czechia
    "AAA###AA", "AAA###A", "A###AAA", "A##AAA",  // Nigeria, Kenya, Britain before 2001, Tanzania, Quebec
    "AA-####-##", "AA-###-###", "AAA-###-###", "AA##AA-AA",  // Ghana, South Africa
    "AAA####A", "AA####A", "A####A",  // Singapore, Malaysia
    "AAA-##-##-A", "AAA-##-##", "AA-##-##-A", "AAAA-##", "A#A-###",  // Mexico, Chile, Peru
    "####AA-#", "###AAA##", "####AA##",  // Belarus, Kazakhstan, France before 2009
    "A##-A-###", "AAAA-###",  // Bosnia, Ontario
    "##AA####AA", "AA-AAA-####", "AAA-##-####",  // India (all of it), Sri Lanka, Pakistan
    "#AAA###", "#AAA##", "###AA#", "AAA-A##",  // United States, Australia, New Zealand
    "AAA###",  // Australia, Finland, Hungary, Lithuania, New Zealand, Sweden
    "##-AA-AA", "A#-#####",  // Netherlands, Austria, Italy
    "##A-###.##", "##A#-###.##", "##AA-###.##",  // Vietnam
    "##-###-##", "###-##-###",  // Israel
    "#TT####", "#####-A-##", "#####-A-#", "#####-R-##", "#####-R-#",  // Thailand, Morocco
    "R-R-R-####", "R-R-R-###", "R-R-####", "####-R-R-R", "##-R-###",  // Egypt, Saudi Arabia, Iran
  ]

  /// Returns the end of the longest form at `start`; nil if none occurs there as a whole word.
  static func end(in text: Span<UInt8>, at start: Int) -> Int? {
    guard start < text.count, text[start].isDigit || text[start].isUpper || text[start] >= 0xC3,
      let beginning = beginning(of: text, at: start)
    else { return nil }
    var longest: Int?
    for form in formsByBeginning[beginning] {
      if let end = end(of: form, in: text, at: start), end > longest ?? 0 { longest = end }
    }
    return longest
  }

  /// The forms by their beginnings: whether each of the first four symbols besides hyphens is a letter, as bits. Most
  /// words and numbers have the beginning of few forms.
  private static let formsByBeginning: [[StaticString]] = {
    var groups = [[StaticString]](repeating: [], count: 1 << beginningLength)
    for form in forms {
      var beginning = 0
      var symbols = 0
      var offset = 0
      while symbols < beginningLength {
        let symbol = form.byte(at: offset)
        offset += 1
        guard symbol != ASCII.hyphen else { continue }
        beginning = beginning << 1 | (symbol == ASCII.numberSign ? 0 : 1)
        symbols += 1
      }
      groups[beginning].append(form)
    }
    return groups
  }()

  /// The number of symbols of a beginning: less than any form has.
  private static let beginningLength = 4

  /// Returns the beginning of the text at `start`, in which a joint may follow each character; nil for one that no form has.
  private static func beginning(of text: Span<UInt8>, at start: Int) -> Int? {
    var beginning = 0
    var index = start
    for symbol in 0..<beginningLength {
      while symbol > 0, jointLength(text, index) > 0 { index += jointLength(text, index) }
      guard index < text.count else { return nil }
      let byte = text[index]
      guard byte.isDigit || byte.isUpper || byte >= 0x80 else { return nil }
      beginning = beginning << 1 | (byte.isDigit ? 0 : 1)
      index += byte < 0x80 ? 1 : FoldedScalar(in: text, at: index).length
    }
    return beginning
  }

  private static func end(of form: StaticString, in text: Span<UInt8>, at start: Int) -> Int? {
    var index = start
    var offset = 0
    while offset < form.utf8CodeUnitCount {
      let expected = form.byte(at: offset)
      let joint = offset > 0 ? jointLength(text, index) : 0
      if expected == ASCII.hyphen {
        guard joint > 0 else { return nil }
        index += joint
        offset += 1
        continue
      }
      if joint > 0, text[index - 1].isWordByte,
        (expected == ASCII.numberSign) != (form.byte(at: offset - 1) == ASCII.numberSign)
      {
        index += joint
      }
      guard index < text.count else { return nil }
      if expected == ASCII.numberSign {
        guard text[index].isDigit else { return nil }
        index += 1
      } else if expected == ASCII.period {
        guard text[index] == expected else { return nil }
        index += 1
      } else {
        let scalar = FoldedScalar(in: text, at: index)
        let category = scalar.category
        let isExpected =
          switch expected {
          case UInt8(ascii: "K"): category == .ideograph
          case UInt8(ascii: "T"): category == .unspaced
          case UInt8(ascii: "R"): category == .caseless
          default: category == .upper
          }
        guard isExpected else { return nil }
        index += scalar.length
      }
      offset += 1
    }
    index = afterSuffix(index, of: form, in: text)
    // Not the beginning of a longer code or an amount.
    guard !text.byte(at: index).isWordByte || isIdeograph(text, index) else { return nil }
    let joint = jointLength(text, index)
    return joint > 0 && text.byte(at: index + joint).isDigit ? nil : index
  }

  /// Returns the end of the letter of an old or an electric car of Germany after a plate: `KA GO 218 H`.
  private static func afterSuffix(_ end: Int, of form: StaticString, in text: Span<UInt8>) -> Int {
    let joint = jointLength(text, end)
    let letter = text.byte(at: end + joint)
    guard form.byte(at: 0) == UInt8(ascii: "A"), form.byte(at: form.utf8CodeUnitCount - 1) == ASCII.numberSign,
      letter == UInt8(ascii: "H") || letter == UInt8(ascii: "E"), !text.byte(at: end + joint + 1).isWordByte
    else { return end }
    return end + joint + 1
  }

  private static func isIdeograph(_ text: Span<UInt8>, _ index: Int) -> Bool {
    text[index] >= 0x80 && FoldedScalar(in: text, at: index).category == .ideograph
  }

  /// Returns the length of a space, a hyphen or a middle dot.
  private static func jointLength(_ text: Span<UInt8>, _ index: Int) -> Int {
    switch text.byte(at: index) {
    case ASCII.space, ASCII.hyphen: 1
    case 0xC2: text.byte(at: index + 1) == 0xB7 ? 2 : 0
    default: 0
    }
  }
}
