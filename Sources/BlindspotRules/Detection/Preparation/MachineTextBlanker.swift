package import BlindspotParser

/// Replaces machine text by spaces before the detectors read a text, since it can look like personal data.
///
/// Machine text is variable references (`Flow.status`), templates (`${name}`), markup, URLs, GUIDs, long hexadecimal
/// numbers, time stamps and durations. Typed texts inside them are kept. The length does not change, so that offsets are
/// those of the field's text.
package struct MachineTextBlanker: Sendable {
  /// The blanked copy of the last text with machine text. Reuses its storage for the next one.
  package private(set) var text: [UInt8] = []
  /// Whether ``text`` is a copy of the current text.
  private var isCopied = false
  /// The end of the time to search texts; nil for no limit.
  private var deadline: Deadline?
  /// The offset of the first `}` at or after the last template that was looked for.
  private var nextBrace = 0
  /// Whether the text may contain a time stamp, and a GUID or another long hexadecimal number.
  private var mayHold = (timeStamp: false, hexadecimal: false)
  /// The last address that was looked at.
  private var address = Address()

  /// The number of bytes between two checks of the deadline. Up to ``TemplatePlaceholder/maximumLength`` bytes are read for
  /// each.
  private static let bytesPerDeadlineCheck = 4096

  /// Whether ``mayHoldForm(_:_:)`` rejects texts.
  private let checksForms: Bool

  package init() { self.init(checksForms: true) }

  /// - Parameter checksForms: False to search every text with a colon or a full stop inside, which finds the same.
  package init(checksForms: Bool) { self.checksForms = checksForms }

  /// Blanks the machine text of `text` in a copy, ``text``. Returns false, without a copy, for a text without machine text.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - profile: the profile of the text.
  ///   - deadline: the end of the time to search texts, after which the rest of a long text is not blanked.
  package mutating func prepare(_ text: Span<UInt8>, profile: TextProfile, deadline: Deadline? = nil) -> Bool {
    guard Self.mayHoldMachineText(text, profile, checksForms: checksForms) else { return false }
    self.deadline = deadline
    isCopied = false
    nextBrace = 0
    address = Address()
    mayHold = (profile.colons > 0 || profile.longestRun >= 14, profile.hyphens >= 4 || profile.longestRun >= 16)
    blank(0..<text.count, of: text)
    return isCopied
  }

  /// Blanks the machine text in a range. Calls itself for the typed texts in placeholders, whose length bounds the depth.
  private mutating func blank(_ range: Range<Int>, of text: Span<UInt8>) {
    var index = range.lowerBound
    var nextCheck = index + Self.bytesPerDeadlineCheck
    while index < range.upperBound {
      if index >= nextCheck {
        if let deadline, deadline.hasSearchEnded { return }
        nextCheck = index + Self.bytesPerDeadlineCheck
      }
      // Machine text does not begin inside a word.
      let isInside = index > 0 && text[index].isWordByte && text[index - 1].isWordByte
      guard !isInside, let end = machineText(in: text, at: index) else {
        index += 1
        continue
      }
      if !isCopied { copy(text) }
      let machine = index..<min(end, range.upperBound)
      for position in machine { self.text[position] = ASCII.space }
      keepTypedTexts(in: text, at: machine)
      index = machine.upperBound
    }
  }

  /// Restores the texts that a person typed inside machine text: the alias of `<sub alias="…">`, which is spoken,
  /// the strings and defaults in a placeholder, and the host and user of a link to a person's profile.
  private mutating func keepTypedTexts(in text: Span<UInt8>, at machine: Range<Int>) {
    let first = text[machine.lowerBound]
    if first == ASCII.lessThan {
      if let alias = SpokenText.alias(in: text, ofTag: machine) { restore(alias, of: text) }
      return
    }
    if first.isLetter {
      if let link = ProfileLink.link(in: text, url: machine) { restore(link.start..<link.end, of: text) }
      return
    }
    let brace = first == ASCII.openBrace ? machine.lowerBound : machine.lowerBound + 1
    guard text.byte(at: brace) == ASCII.openBrace else { return }
    var typed: [Range<Int>] = []
    TemplatePlaceholder.forEachText(in: text, at: brace..<machine.upperBound) { typed.append($0) }
    for range in typed {
      restore(range, of: text)
      blank(range, of: text)
    }
  }

  private mutating func restore(_ range: Range<Int>, of text: Span<UInt8>) {
    for position in range { self.text[position] = text[position] }
  }

  private mutating func copy(_ text: Span<UInt8>) {
    self.text.removeAll(keepingCapacity: true)
    self.text.append(contentsOf: text)
    isCopied = true
  }

  /// Whether the values of digits may affect the blanked parts of a text with this profile: fourteen digits can be a time
  /// stamp, and markup can contain any digits.
  static func mayDependOnDigitValues(_ profile: TextProfile) -> Bool {
    profile.hasMarkup || profile.digits >= 14 && profile.longestRun >= 14
  }

  /// Whether the text may contain machine text, by its characters and by full stops inside words. Most texts have none.
  private static func mayHoldMachineText(_ text: Span<UInt8>, _ profile: TextProfile, checksForms: Bool) -> Bool {
    if profile.hasMarkup || profile.longestRun >= 14 || (profile.hyphens >= 4 && profile.digits > 0)
      || mayHoldDuration(text, profile)
    {
      return true
    }
    guard profile.colons > 0 || profile.dots > 0 else { return false }
    if profile.hyphens >= 4 { return true }
    guard profile.colons > 0 || hasInnerStop(text) else { return false }
    return !checksForms || mayHoldForm(text, profile)
  }

  /// Whether the text may contain a form that needs a full stop or a colon, by the bytes around these: the beginning of an
  /// address, a variable, a time stamp. Most full stops and colons are in numbers and after words. A duration has neither, but
  /// one of a single digit is looked for only in such a text.
  private static func mayHoldForm(_ text: Span<UInt8>, _ profile: TextProfile) -> Bool {
    // `####-##-##T##:##`
    if profile.colons > 0, profile.hyphens > 1, profile.digits >= 12 { return true }
    let mayHoldDuration = profile.upper > 1 && profile.digits > 0
    for index in text.indices {
      switch text[index] {
      case ASCII.colon: if text.byte(at: index + 1) == ASCII.slash { return true }
      case ASCII.period:
        if text.byte(at: index + 1).isLetter || text.byte(at: index - 1).lowercased == UInt8(ascii: "w") { return true }
      case UInt8(ascii: "P"): if mayHoldDuration { return true }
      default: break
      }
    }
    return false
  }

  /// Whether the text may contain a duration, which has two capital letters: `P1D`.
  private static func mayHoldDuration(_ text: Span<UInt8>, _ profile: TextProfile) -> Bool {
    profile.upper > 1 && (profile.digits > 1 || profile.digits > 0 && profile.dots > 0)
      && text.contains(UInt8(ascii: "P"))
  }

  /// Whether a full stop is not the end of a sentence: no space follows, or a `w` precedes, as in `www.`.
  private static func hasInnerStop(_ text: Span<UInt8>) -> Bool {
    var index = 0
    while let stop = text.firstIndex(of: ASCII.period, from: index) {
      index = stop + 1
      if stop > 0, text[stop - 1].lowercased == UInt8(ascii: "w") { return true }
      if index < text.count, text[index] != ASCII.space { return true }
    }
    return false
  }

  /// Returns the end of the machine text that begins at `index`; nil if none begins there.
  private mutating func machineText(in text: Span<UInt8>, at index: Int) -> Int? {
    let byte = text[index]
    switch byte {
    case ASCII.dollar, ASCII.percent, ASCII.numberSign:  // ${…} %{…} #{…}
      return text.byte(at: index + 1) == ASCII.openBrace ? template(in: text, at: index + 1) : nil
    case ASCII.openBrace: return template(in: text, at: index)
    case ASCII.lessThan: return SpokenText.tagEnd(in: text, at: index)
    default: break
    }
    guard byte.isAlphanumeric, index == 0 || !text[index - 1].isWordByte else { return nil }
    if byte.isLetter {
      if let end = Self.variableReference(in: text, at: index) ?? url(in: text, at: index)
        ?? Self.duration(in: text, at: index)
      {
        return end
      }
    } else if mayHold.timeStamp, let end = Self.timeStamp(in: text, at: index) {
      return end
    }
    return mayHold.hexadecimal && byte.isHexDigit ? Self.hexadecimal(in: text, at: index) : nil
  }

  /// Returns the end of `{{ … }}`, or of `{name}` if the braces contain only an identifier.
  private mutating func template(in text: Span<UInt8>, at index: Int) -> Int? {
    if nextBrace < index { nextBrace = text.firstIndex(of: ASCII.closeBrace, from: index) ?? text.count }
    guard nextBrace - index < TemplatePlaceholder.maximumLength else { return nil }
    let isMarked = index > 0 && [ASCII.dollar, ASCII.percent, ASCII.numberSign].contains(text[index - 1])
    let isDouble = text.byte(at: index + 1) == ASCII.openBrace
    // A comment of Handlebars is typed text: `{{! … }}`.
    if isDouble, text.byte(at: index + 2) == ASCII.exclamationMark { return nil }
    var depth = 0
    var position = index
    while position < text.count, position - index < TemplatePlaceholder.maximumLength {
      switch text[position] {
      case ASCII.openBrace: depth += 1
      case ASCII.closeBrace:
        depth -= 1
        if depth == 0 { return position + 1 }
      case let byte where !isMarked && !isDouble:
        guard byte.isAlphanumeric || byte == ASCII.underscore || byte == ASCII.period else { return nil }
      default: break
      }
      position += 1
    }
    return nil
  }

  /// Returns the end of `Flow.customer.name`: a scope of Architect, a full stop, an identifier.
  private static func variableReference(in text: Span<UInt8>, at index: Int) -> Int? {
    guard text[index].isUpper else { return nil }
    var position = index
    while text.byte(at: position).isLetter { position += 1 }
    guard text.byte(at: position) == ASCII.period, text.byte(at: position + 1).isLetter,
      scopes.contains(where: { position - index == $0.utf8CodeUnitCount && text.hasWord($0, at: index) })
    else { return nil }
    position += 1
    while text.byte(at: position).isAlphanumeric || text.byte(at: position) == ASCII.underscore
      || (text.byte(at: position) == ASCII.period && text.byte(at: position + 1).isLetter)
    {
      position += 1
    }
    return position
  }

  private static let scopes: [StaticString] = [
    "flow", "task", "call", "state", "session", "system", "email", "message", "chat", "interaction", "callback", "bot",
    "schedule", "survey", "workitem", "inqueue", "voicemail", "context", "slot", "intent", "lex", "module",
  ]

  /// Returns the end of `https://…` or `www.…`: the next space or quote, or the start of a query that contains an `@`.
  private mutating func url(in text: Span<UInt8>, at index: Int) -> Int? {
    var position = index
    while text.byte(at: position).isAlphanumeric { position += 1 }
    let hasScheme =
      text.byte(at: position) == ASCII.colon && text.byte(at: position + 1) == ASCII.slash
      && text.byte(at: position + 2) == ASCII.slash
    guard hasScheme || text.hasWord("www.", at: index) else { return nil }
    address.move(to: position, in: text)
    guard address.lastAt < position else { return address.query < address.end ? address.query : nil }
    position = address.end
    while position > index,
      [
        ASCII.comma, ASCII.period, ASCII.semicolon, ASCII.colon, ASCII.exclamationMark, ASCII.questionMark,
        ASCII.closeParenthesis,
      ].contains(text[position - 1])
    { position -= 1 }
    return position
  }

  /// Returns the end of an ISO 8601 duration: `P0DT1H30M`.
  private static func duration(in text: Span<UInt8>, at index: Int) -> Int? {
    guard text[index] == UInt8(ascii: "P") else { return nil }
    var position = index + 1
    var parts = 0
    while true {
      if text.byte(at: position) == UInt8(ascii: "T") { position += 1 }
      let start = position
      while text.byte(at: position).isDigit || (position > start && text.byte(at: position) == ASCII.period) {
        position += 1
      }
      guard position > start else { break }
      switch text.byte(at: position) {
      case UInt8(ascii: "Y"), UInt8(ascii: "M"), UInt8(ascii: "W"), UInt8(ascii: "D"), UInt8(ascii: "H"),
        UInt8(ascii: "S"):
        position += 1
      default: return nil
      }
      parts += 1
    }
    return parts > 0 && !text.byte(at: position).isWordByte ? position : nil
  }

  /// Returns the end of `2024-01-15T10:30:00Z` (ISO 8601) or `20240115103000`. A date without a time can be a date of birth
  /// and is kept.
  private static func timeStamp(in text: Span<UInt8>, at index: Int) -> Int? {
    if matches("####-##-##T##:##", in: text, at: index) || matches("####-##-## ##:##", in: text, at: index) {
      var position = index + 16
      while let byte = Optional(text.byte(at: position)),
        byte.isDigit || byte == ASCII.colon || byte == ASCII.period || byte == UInt8(ascii: "Z") || byte == ASCII.plus
          || (byte == ASCII.hyphen && text.byte(at: position + 1).isDigit)
      {
        position += 1
      }
      return position
    }
    guard matches("##############", in: text, at: index), !text.byte(at: index + 14).isWordByte else { return nil }
    let year = number(in: text, at: index, count: 4)
    let month = number(in: text, at: index + 4, count: 2)
    let day = number(in: text, at: index + 6, count: 2)
    let isTime = number(in: text, at: index + 8, count: 2) < 24 && number(in: text, at: index + 10, count: 2) < 60
    return (1970...2099).contains(year) && (1...12).contains(month) && (1...31).contains(day) && isTime
      ? index + 14 : nil
  }

  /// Returns the end of a GUID, or of at least 16 hexadecimal digits with letters among them (hashes, trace ids). Keeps
  /// `0x…`, which can be the address of a wallet, and numbers whose only letters are the first two, such as an IBAN.
  private static func hexadecimal(in text: Span<UInt8>, at index: Int) -> Int? {
    if text.hasGUID(at: index), !text.byte(at: index + 36).isWordByte { return index + 36 }
    var position = index
    var letters = 0
    while text.byte(at: position).isHexDigit {
      if position - index > 1, text[position].isLetter { letters += 1 }
      position += 1
    }
    return position - index >= 16 && letters > 1 && !text.byte(at: position).isWordByte ? position : nil
  }

  /// Whether `shape`, in which `#` is any digit, occurs at `index`.
  private static func matches(_ shape: StaticString, in text: Span<UInt8>, at index: Int) -> Bool {
    for offset in 0..<shape.utf8CodeUnitCount {
      let byte = text.byte(at: index + offset)
      let expected = shape.byte(at: offset)
      guard expected == ASCII.numberSign ? byte.isDigit : byte == expected else { return false }
    }
    return true
  }

  private static func number(in text: Span<UInt8>, at index: Int, count: Int) -> Int {
    var value = 0
    for offset in 0..<count { value = value * 10 + text[index + offset].digitValue }
    return value
  }
}

/// The bytes that can belong to one address. Several addresses can begin in them, and they are searched once for all.
private struct Address {
  /// The offset of the next space or quote.
  private(set) var end = 0
  /// The offset of the last `@` before the end; -1 if there is none.
  private(set) var lastAt = -1
  /// The offset of the next `?` or `#`; the end if there is none.
  private(set) var query = 0

  /// Reads the address at `position`, which is not before that of the last call.
  mutating func move(to position: Int, in text: Span<UInt8>) {
    if position >= end {
      lastAt = -1
      end = position
      while end < text.count, !Self.isEnd(text[end]) {
        if text[end] == ASCII.at { lastAt = end }
        end += 1
      }
      query = position
    }
    query = max(query, position)
    while query < end, text[query] != ASCII.questionMark, text[query] != ASCII.numberSign { query += 1 }
  }

  private static func isEnd(_ byte: UInt8) -> Bool {
    byte <= ASCII.space || byte == ASCII.quote || byte == ASCII.apostrophe || byte == ASCII.lessThan
      || byte == ASCII.greaterThan || byte == ASCII.backtick
  }
}
