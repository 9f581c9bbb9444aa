import BlindspotParser

/// Blanks machine text before any detector looks: what a program wrote looks like personal data to everyone else.
///
/// Variable references (`Flow.status`), templates (`${name}`), markup, URLs, GUIDs and long hexadecimal runs, time
/// stamps and durations become spaces of the same length, so that offsets stay those of the field's text.
package struct MachineTextBlanker: Sendable {
  /// The blanked copy of the last text that held machine text. Its storage is used again for the next one.
  package private(set) var text: [UInt8] = []

  package init() {}

  /// Whether `text` holds machine text; if so, ``text`` is now the copy of it in which that is blanked.
  package mutating func prepare(_ text: Span<UInt8>, profile: TextProfile) -> Bool {
    guard Self.mayHoldMachineText(profile) else { return false }
    var isCopied = false
    var index = 0
    while index < text.count {
      // Nothing begins inside a word.
      let isInside = index > 0 && text[index].isWordByte && text[index - 1].isWordByte
      guard !isInside, let end = Self.machineText(in: text, at: index) else {
        index += 1
        continue
      }
      if !isCopied {
        copy(text)
        isCopied = true
      }
      // What `<sub alias="…">` says is heard, though it stands inside a tag.
      let heard = text[index] == 0x3C ? SpokenText.alias(in: text, ofTag: index..<end) : nil
      for position in index..<end where heard?.contains(position) != true { self.text[position] = 0x20 }
      index = end
    }
    return isCopied
  }

  private mutating func copy(_ text: Span<UInt8>) {
    self.text.removeAll(keepingCapacity: true)
    self.text.append(contentsOf: text)
  }

  /// Whether the value of a digit may decide what is blanked in a text with this profile: fourteen may be a time, and
  /// markup is not looked into.
  static func readsDigits(_ profile: TextProfile) -> Bool {
    profile.hasMarkup || profile.digits >= 14 && profile.longestRun >= 14
  }

  /// Every kind of machine text has a mark that the profile counts; most texts have none.
  private static func mayHoldMachineText(_ profile: TextProfile) -> Bool {
    profile.hasMarkup || profile.dots > 0 || profile.colons > 0 || profile.longestRun >= 14
      || (profile.hyphens >= 4 && profile.digits > 0) || (profile.digits > 1 && profile.upper > 1)
  }

  /// The end of the piece of machine text that begins at `index`; nil if none does.
  private static func machineText(in text: Span<UInt8>, at index: Int) -> Int? {
    let byte = text[index]
    switch byte {
    case 0x24, 0x25, 0x23:  // ${…} %{…} #{…}
      return text.byte(at: index + 1) == 0x7B ? template(in: text, at: index + 1) : nil
    case 0x7B: return template(in: text, at: index)
    case 0x3C: return SpokenText.tagEnd(in: text, at: index)
    default: break
    }
    guard byte.isAlphanumeric, index == 0 || !text[index - 1].isWordByte else { return nil }
    if byte.isLetter {
      if let end = variableReference(in: text, at: index) ?? url(in: text, at: index) ?? duration(in: text, at: index) {
        return end
      }
    } else if let end = timeStamp(in: text, at: index) {
      return end
    }
    return byte.isHexDigit ? hexadecimal(in: text, at: index) : nil
  }

  /// `{{ … }}` to its end, and `{name}` where nothing but an identifier stands between the braces.
  private static func template(in text: Span<UInt8>, at index: Int) -> Int? {
    let isMarked = index > 0 && [0x24, 0x25, 0x23].contains(text[index - 1])
    let isDouble = text.byte(at: index + 1) == 0x7B
    var depth = 0
    var position = index
    while position < text.count, position - index < 512 {
      switch text[position] {
      case 0x7B: depth += 1
      case 0x7D:
        depth -= 1
        if depth == 0 { return position + 1 }
      case let byte where !isMarked && !isDouble:
        guard byte.isAlphanumeric || byte == 0x5F || byte == 0x2E else { return nil }
      default: break
      }
      position += 1
    }
    return nil
  }

  /// `Flow.customer.name`: one of Architect's scopes, a full stop, an identifier.
  private static func variableReference(in text: Span<UInt8>, at index: Int) -> Int? {
    guard text[index].isUpper else { return nil }
    var position = index
    while text.byte(at: position).isLetter { position += 1 }
    guard text.byte(at: position) == 0x2E, text.byte(at: position + 1).isLetter,
      scopes.contains(where: { position - index == $0.utf8CodeUnitCount && text.hasWord($0, at: index) })
    else { return nil }
    position += 1
    while text.byte(at: position).isAlphanumeric || text.byte(at: position) == 0x5F
      || (text.byte(at: position) == 0x2E && text.byte(at: position + 1).isLetter)
    {
      position += 1
    }
    return position
  }

  private static let scopes: [StaticString] = [
    "flow", "task", "call", "state", "session", "system", "email", "message", "chat", "interaction", "callback", "bot",
    "schedule", "survey", "workitem", "inqueue", "voicemail", "context", "slot", "intent", "lex", "module",
  ]

  /// `https://…` and `www.…` up to the next space or quote. A URL that carries an address in its query loses only
  /// what stands before the query.
  private static func url(in text: Span<UInt8>, at index: Int) -> Int? {
    var position = index
    while text.byte(at: position).isAlphanumeric { position += 1 }
    let hasScheme =
      text.byte(at: position) == 0x3A && text.byte(at: position + 1) == 0x2F
      && text.byte(at: position + 2) == 0x2F
    guard hasScheme || text.hasWord("www.", at: index) else { return nil }
    var hasAt = false
    var query: Int?
    while position < text.count {
      let byte = text[position]
      if byte <= 0x20 || byte == 0x22 || byte == 0x27 || byte == 0x3C || byte == 0x3E || byte == 0x60 { break }
      if byte == 0x40 { hasAt = true }
      if query == nil, byte == 0x3F || byte == 0x23 { query = position }
      position += 1
    }
    while position > index, [0x2C, 0x2E, 0x3B, 0x3A, 0x21, 0x3F, 0x29].contains(text[position - 1]) { position -= 1 }
    return hasAt ? query : position
  }

  /// `P0DT1H30M`: an ISO 8601 duration.
  private static func duration(in text: Span<UInt8>, at index: Int) -> Int? {
    guard text[index] == 0x50 else { return nil }
    var position = index + 1
    var parts = 0
    while true {
      if text.byte(at: position) == 0x54 { position += 1 }
      let start = position
      while text.byte(at: position).isDigit || (position > start && text.byte(at: position) == 0x2E) { position += 1 }
      guard position > start else { break }
      switch text.byte(at: position) {
      case 0x59, 0x4D, 0x57, 0x44, 0x48, 0x53: position += 1
      default: return nil
      }
      parts += 1
    }
    return parts > 0 && !text.byte(at: position).isWordByte ? position : nil
  }

  /// `2024-01-15T10:30:00Z` (ISO 8601) and `20240115103000`. A date alone stays: it may be a date of birth.
  private static func timeStamp(in text: Span<UInt8>, at index: Int) -> Int? {
    if matches("####-##-##T##:##", in: text, at: index) || matches("####-##-## ##:##", in: text, at: index) {
      var position = index + 16
      while let byte = Optional(text.byte(at: position)),
        byte.isDigit || byte == 0x3A || byte == 0x2E || byte == 0x5A || byte == 0x2B
          || (byte == 0x2D && text.byte(at: position + 1).isDigit)
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

  /// GUIDs, and hexadecimal runs of 16 digits and more with letters in them (hashes, trace ids). `0x…` stays: a
  /// wallet's address looks so. So does a run whose only letters are its first two: an IBAN.
  private static func hexadecimal(in text: Span<UInt8>, at index: Int) -> Int? {
    if isGUID(in: text, at: index) { return index + 36 }
    var position = index
    var letters = 0
    while text.byte(at: position).isHexDigit {
      if position - index > 1, text[position].isLetter { letters += 1 }
      position += 1
    }
    return position - index >= 16 && letters > 1 && !text.byte(at: position).isWordByte ? position : nil
  }

  private static func isGUID(in text: Span<UInt8>, at index: Int) -> Bool {
    guard index + 36 <= text.count else { return false }
    for offset in 0..<36 {
      let byte = text[index + offset]
      switch offset {
      case 8, 13, 18, 23: guard byte == 0x2D else { return false }
      default: guard byte.isHexDigit else { return false }
      }
    }
    return !text.byte(at: index + 36).isWordByte
  }

  /// Whether `shape` stands at `index`; `#` is a digit.
  private static func matches(_ shape: StaticString, in text: Span<UInt8>, at index: Int) -> Bool {
    for offset in 0..<shape.utf8CodeUnitCount {
      let byte = text.byte(at: index + offset)
      let expected = shape.byte(at: offset)
      guard expected == 0x23 ? byte.isDigit : byte == expected else { return false }
    }
    return true
  }

  private static func number(in text: Span<UInt8>, at index: Int, count: Int) -> Int {
    var value = 0
    for offset in 0..<count { value = value * 10 + text[index + offset].digitValue }
    return value
  }
}
