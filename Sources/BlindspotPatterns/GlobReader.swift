import BlindspotParser

/// Turns the bytes of a pattern into the tokens of a ``Glob``.
struct GlobReader {
  let bytes: [UInt8]
  let dialect: Glob.Dialect
  private var place = 0

  init(bytes: [UInt8], dialect: Glob.Dialect) {
    self.bytes = bytes
    self.dialect = dialect
  }

  /// The tokens; nil where the pattern can never match.
  mutating func tokens() -> [Glob.Token]? {
    var tokens: [Glob.Token] = []
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      switch byte {
      case ASCII.questionMark:
        tokens.append(dialect == .gitignore ? .anyByte : .anyScalar)
      case ASCII.asterisk:
        tokens.append(stars())
      case ASCII.openBracket:
        let start = place
        if let set = bracket() {
          tokens.append(.set(set))
        } else if dialect == .gitignore {
          return nil
        } else {
          tokens.append(.byte(byte))
          place = start
        }
      case ASCII.backslash:
        guard place < bytes.count else {
          if dialect == .gitignore { return nil }
          tokens.append(.byte(byte))
          break
        }
        tokens.append(.byte(bytes[place]))
        place += 1
      default:
        tokens.append(.byte(byte))
      }
    }
    return tokens
  }

  /// What a run of stars means; the first one is read already. Two of them span whole folders where slashes or the ends of
  /// the pattern stand around them; elsewhere they are one star to git, and span anything in a configuration.
  private mutating func stars() -> Glob.Token {
    let startsName = place == 1 || bytes[place - 2] == ASCII.slash
    let first = place
    while place < bytes.count, bytes[place] == ASCII.asterisk { place += 1 }
    if dialect == .name { return .anything }
    guard place > first else { return .star }
    let other: Glob.Token = dialect == .gitignore ? .star : .anything
    guard startsName else { return other }
    if place == bytes.count { return .rest }
    guard bytes[place] == ASCII.slash else { return other }
    place += 1
    return .folders
  }

  /// The set behind an opening bracket; nil if the bracket is never closed.
  private mutating func bracket() -> ByteSet? {
    var set = ByteSet()
    let isInverted = place < bytes.count && (bytes[place] == ASCII.exclamationMark || bytes[place] == ASCII.caret)
    if isInverted { place += 1 }
    var isFirst = true
    while place < bytes.count {
      if bytes[place] == ASCII.closeBracket, !isFirst {
        place += 1
        if isInverted { set.invert() }
        return set
      }
      isFirst = false
      if let name = className() {
        guard Self.insertClass(name, into: &set) else { return nil }
        continue
      }
      guard let low = bracketByte() else { return nil }
      if place + 1 < bytes.count, bytes[place] == ASCII.hyphen, bytes[place + 1] != ASCII.closeBracket {
        place += 1
        guard let high = bracketByte() else { return nil }
        set.insert(low)
        if low < high { for byte in low...high { set.insert(byte) } }
      } else {
        set.insert(low)
      }
    }
    return nil
  }

  private mutating func bracketByte() -> UInt8? {
    if bytes[place] == ASCII.backslash { place += 1 }
    guard place < bytes.count else { return nil }
    place += 1
    return bytes[place - 1]
  }

  /// The name in `[:name:]`, if one stands here.
  private mutating func className() -> String? {
    guard bytes[place...].starts(with: "[:".utf8) else { return nil }
    guard let close = bytes[(place + 2)...].firstIndex(of: ASCII.closeBracket), bytes[close - 1] == ASCII.colon,
      close - 1 >= place + 2
    else { return nil }
    defer { place = close + 1 }
    return String(decoding: bytes[(place + 2)..<(close - 1)], as: UTF8.self)
  }

  /// Adds a POSIX character class over ASCII; false for a name that is none.
  private static func insertClass(_ name: String, into set: inout ByteSet) -> Bool {
    let test: (UInt8) -> Bool
    switch name {
    case "alnum": test = { $0.isAlphanumeric }
    case "alpha": test = { $0.isLetter }
    case "blank": test = { $0.isBlank }
    case "cntrl": test = { $0 < ASCII.space || $0 == ASCII.delete }
    case "digit": test = { $0.isDigit }
    case "graph": test = { (ASCII.exclamationMark...ASCII.tilde).contains($0) }
    case "lower": test = { $0.isLower }
    case "print": test = { (ASCII.space...ASCII.tilde).contains($0) }
    case "punct": test = { (ASCII.exclamationMark...ASCII.tilde).contains($0) && !$0.isAlphanumeric }
    case "space": test = { $0 == ASCII.space || (ASCII.tab...ASCII.carriageReturn).contains($0) }
    case "upper": test = { $0.isUpper }
    case "xdigit": test = { $0.isHexDigit }
    default: return false
    }
    for byte in UInt8.min...127 where test(byte) { set.insert(byte) }
    return true
  }
}
