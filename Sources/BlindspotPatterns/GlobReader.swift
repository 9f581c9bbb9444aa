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
      case UInt8(ascii: "?"):
        tokens.append(dialect == .gitignore ? .anyByte : .anyScalar)
      case UInt8(ascii: "*"):
        tokens.append(stars())
      case UInt8(ascii: "["):
        let start = place
        if let set = bracket() {
          tokens.append(.set(set))
        } else if dialect == .gitignore {
          return nil
        } else {
          tokens.append(.byte(byte))
          place = start
        }
      case UInt8(ascii: "\\"):
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
    let startsName = place == 1 || bytes[place - 2] == 0x2F
    let first = place
    while place < bytes.count, bytes[place] == UInt8(ascii: "*") { place += 1 }
    if dialect == .name { return .anything }
    guard place > first else { return .star }
    let other: Glob.Token = dialect == .gitignore ? .star : .anything
    guard startsName else { return other }
    if place == bytes.count { return .rest }
    guard bytes[place] == 0x2F else { return other }
    place += 1
    return .folders
  }

  /// The set behind an opening bracket; nil if the bracket is never closed.
  private mutating func bracket() -> ByteSet? {
    var set = ByteSet()
    let isInverted = place < bytes.count && (bytes[place] == UInt8(ascii: "!") || bytes[place] == UInt8(ascii: "^"))
    if isInverted { place += 1 }
    var isFirst = true
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "]"), !isFirst {
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
      if place + 1 < bytes.count, bytes[place] == UInt8(ascii: "-"), bytes[place + 1] != UInt8(ascii: "]") {
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
    if bytes[place] == UInt8(ascii: "\\") { place += 1 }
    guard place < bytes.count else { return nil }
    place += 1
    return bytes[place - 1]
  }

  /// The name in `[:name:]`, if one stands here.
  private mutating func className() -> String? {
    guard bytes[place...].starts(with: "[:".utf8) else { return nil }
    guard let close = bytes[(place + 2)...].firstIndex(of: UInt8(ascii: "]")), bytes[close - 1] == UInt8(ascii: ":"),
      close - 1 >= place + 2
    else { return nil }
    defer { place = close + 1 }
    return String(decoding: bytes[(place + 2)..<(close - 1)], as: UTF8.self)
  }

  /// Adds a POSIX character class over ASCII; false for a name that is none.
  private static func insertClass(_ name: String, into set: inout ByteSet) -> Bool {
    let test: (UInt8) -> Bool
    let isLetter = { (byte: UInt8) in (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) }
    let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
    switch name {
    case "alnum": test = { isLetter($0) || isDigit($0) }
    case "alpha": test = isLetter
    case "blank": test = { $0 == 0x20 || $0 == 0x09 }
    case "cntrl": test = { $0 < 0x20 || $0 == 0x7F }
    case "digit": test = isDigit
    case "graph": test = { (0x21...0x7E).contains($0) }
    case "lower": test = { (0x61...0x7A).contains($0) }
    case "print": test = { (0x20...0x7E).contains($0) }
    case "punct": test = { (0x21...0x7E).contains($0) && !isLetter($0) && !isDigit($0) }
    case "space": test = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    case "upper": test = { (0x41...0x5A).contains($0) }
    case "xdigit": test = { isDigit($0) || (0x41...0x46).contains($0) || (0x61...0x66).contains($0) }
    default: return false
    }
    for byte in UInt8.min...127 where test(byte) { set.insert(byte) }
    return true
  }
}
