import BlindspotParser

/// Parses a pattern into the tokens of a ``Glob``.
struct GlobReader {
  let bytes: [UInt8]
  let dialect: Glob.Dialect
  private var position = 0

  init(bytes: [UInt8], dialect: Glob.Dialect) {
    self.bytes = bytes
    self.dialect = dialect
  }

  /// Returns the tokens; nil if the pattern cannot match any path.
  mutating func tokens() -> [Glob.Token]? {
    var tokens: [Glob.Token] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case ASCII.questionMark:
        tokens.append(dialect == .gitignore ? .anyByte : .anyScalar)
      case ASCII.asterisk:
        tokens.append(stars())
      case ASCII.openBracket:
        let start = position
        if let set = bracket() {
          tokens.append(.set(set))
        } else if dialect == .gitignore {
          return nil
        } else {
          tokens.append(.byte(byte))
          position = start
        }
      case ASCII.backslash:
        guard position < bytes.count else {
          if dialect == .gitignore { return nil }
          tokens.append(.byte(byte))
          break
        }
        tokens.append(.byte(bytes[position]))
        position += 1
      default:
        tokens.append(.byte(byte))
      }
    }
    return tokens
  }

  /// Reads the rest of a run of stars. Several stars between slashes or ends of the pattern match whole folders.
  /// Elsewhere they are one star in ``Glob/Dialect/gitignore``, and match anything in the other dialects.
  private mutating func stars() -> Glob.Token {
    let startsName = position == 1 || bytes[position - 2] == ASCII.slash
    let first = position
    while position < bytes.count, bytes[position] == ASCII.asterisk { position += 1 }
    if dialect == .name { return .anything }
    guard position > first else { return .star }
    let other: Glob.Token = dialect == .gitignore ? .star : .anything
    guard startsName else { return other }
    if position == bytes.count { return .rest }
    guard bytes[position] == ASCII.slash else { return other }
    position += 1
    return .folders
  }

  /// Reads the set after an opening bracket; nil if the bracket is not closed.
  private mutating func bracket() -> ByteSet? {
    var set = ByteSet()
    let isInverted =
      position < bytes.count && (bytes[position] == ASCII.exclamationMark || bytes[position] == ASCII.caret)
    if isInverted { position += 1 }
    var isFirst = true
    while position < bytes.count {
      if bytes[position] == ASCII.closeBracket, !isFirst {
        position += 1
        if isInverted { set.invert() }
        return set
      }
      isFirst = false
      if let name = className() {
        guard Self.insertClass(name, into: &set) else { return nil }
        continue
      }
      guard let low = bracketByte() else { return nil }
      if position + 1 < bytes.count, bytes[position] == ASCII.hyphen, bytes[position + 1] != ASCII.closeBracket {
        position += 1
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
    if bytes[position] == ASCII.backslash { position += 1 }
    guard position < bytes.count else { return nil }
    position += 1
    return bytes[position - 1]
  }

  /// Reads the `[:name:]` at the current position and returns the name; nil if another text follows.
  private mutating func className() -> String? {
    guard bytes[position...].starts(with: "[:".utf8) else { return nil }
    guard let close = bytes[(position + 2)...].firstIndex(of: ASCII.closeBracket), bytes[close - 1] == ASCII.colon,
      close - 1 >= position + 2
    else { return nil }
    defer { position = close + 1 }
    return String(decoding: bytes[(position + 2)..<(close - 1)], as: UTF8.self)
  }

  /// Adds the ASCII characters of a POSIX class. Returns false for an unknown name.
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
