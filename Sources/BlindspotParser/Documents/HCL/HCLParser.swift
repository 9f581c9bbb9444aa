/// The structure of HCL native syntax: attributes and blocks. Expressions are in HCLParser+Expressions.swift.
///
/// A line that is not HCL is reported and skipped, so that one template placeholder does not hide a whole file.
struct HCLParser {
  /// The reason why a text is not HCL, with the offset of the error in bytes.
  struct Failure: Error {
    let offset: Int
    let code: Problem.Code
    let message: ShownText
  }

  /// The errors, in the order of their offsets.
  private(set) var failures: [Failure] = []
  /// The offset of the next byte.
  var index: Int
  private var depth = 0
  private let limits: ReadLimits
  private var pace: Pace
  private var failureCount = 0
  private static let maximumFailures = 20

  /// Starts at the byte `start`.
  init(start: Int, limits: ReadLimits) {
    index = start
    self.limits = limits
    pace = Pace(limits.deadline)
  }

  /// Reads attributes and blocks up to the end of the text or, in a block, up to its closing brace.
  ///
  /// - Parameter items: receives the attributes and blocks, also those before an error.
  mutating func body(in source: Span<UInt8>, isBlock: Bool, into items: inout [HCLItem]) throws(Failure) {
    while true {
      skipSpace(in: source, andLines: true)
      guard index < source.count else {
        if isBlock { try record(failure("the text ends inside a block")) }
        return
      }
      if isBlock, source[index] == ASCII.closeBrace { return }
      do throws(Failure) {
        items.append(try item(in: source))
      } catch {
        if error.code == .limitReached { throw error }
        try record(error)
        if !isBlock || index >= source.count || source[index] != ASCII.closeBrace { skipLine(in: source) }
      }
    }
  }

  /// Runs `body` one level deeper.
  mutating func nested<Result>(_ body: (inout Self) throws(Failure) -> Result) throws(Failure) -> Result {
    guard depth < limits.depth else {
      throw Failure(
        offset: index, code: .limitReached,
        message: "blocks and expressions are nested more than \(limits.depth) deep; the rest is not read (limit depth)")
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }

  /// Throws after the deadline.
  mutating func checkTime() throws(Failure) {
    guard pace.isTimeOver() else { return }
    throw Failure(offset: index, code: .limitReached, message: ReadLimits.deadlineMessage)
  }

  /// Skips blanks and comments, and also line ends if `andLines` is true.
  mutating func skipSpace(in source: Span<UInt8>, andLines: Bool) {
    while index < source.count {
      switch source[index] {
      case ASCII.space, ASCII.tab: index += 1
      case ASCII.newline, ASCII.carriageReturn:
        guard andLines else { return }
        index += 1
      case ASCII.numberSign: skipToLineEnd(in: source)
      case ASCII.slash where index + 1 < source.count && source[index + 1] == ASCII.slash: skipToLineEnd(in: source)
      case ASCII.slash where index + 1 < source.count && source[index + 1] == ASCII.asterisk:
        skipBlockComment(in: source)
      default: return
      }
    }
  }

  /// Returns a syntax error at an offset, by default at the next byte.
  func failure(_ message: ShownText, at offset: Int? = nil) -> Failure {
    Failure(offset: offset ?? index, code: .syntaxError, message: message)
  }

  /// Whether a byte can be part of an identifier, as can `-` and letters beyond ASCII.
  static func isIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case ASCII.digits, ASCII.uppercaseLetters, ASCII.lowercaseLetters, ASCII.underscore, ASCII.hyphen, 0x80...: true
    default: false
    }
  }

  private mutating func item(in source: Span<UInt8>) throws(Failure) -> HCLItem {
    try checkTime()
    guard let key = identifier(in: source) else { throw failure("expected the name of an attribute or a block") }
    skipSpace(in: source, andLines: false)
    guard index < source.count else { throw failure("expected '=' or '{' after the name") }
    if source[index] == ASCII.equals {
      index += 1
      return HCLItem(key: key, value: try expression(in: source, linesEndIt: true))
    }
    var labels: [HCLKey] = []
    while index < source.count, source[index] != ASCII.openBrace {
      if source[index] == ASCII.quote {
        labels.append(HCLKey(style: .hclQuoted, range: try quoted(in: source)))
      } else if let label = identifier(in: source) {
        labels.append(label)
      } else {
        throw failure("expected '=' or '{' after the name")
      }
      skipSpace(in: source, andLines: false)
    }
    let start = index
    index += 1
    var body: [HCLItem] = []
    try nested { parser throws(Failure) in try parser.body(in: source, isBlock: true, into: &body) }
    index = min(index + 1, source.count)
    return HCLItem(key: key, value: .block(labels: labels, body: body, SourceRange(start: start, end: index)))
  }

  private mutating func identifier(in source: Span<UInt8>) -> HCLKey? {
    let start = index
    while index < source.count, Self.isIdentifier(source[index]) { index += 1 }
    return index > start ? HCLKey(style: .plain, range: SourceRange(start: start, end: index)) : nil
  }

  /// Keeps the first failure, because later ones can be consequences of it. Throws after too many: the text is not HCL
  /// then, and each failure can cost a search to the end of the text.
  private mutating func record(_ failure: Failure) throws(Failure) {
    if failures.isEmpty { failures.append(failure) }
    failureCount += 1
    guard failureCount <= Self.maximumFailures else {
      throw Failure(
        offset: failure.offset, code: .limitReached,
        message: "the file has more than \(Self.maximumFailures) errors; the rest is not read")
    }
  }

  private mutating func skipLine(in source: Span<UInt8>) {
    skipToLineEnd(in: source)
    index = min(index + 1, source.count)
  }

  private mutating func skipToLineEnd(in source: Span<UInt8>) {
    while index < source.count, source[index] != ASCII.newline { index += 1 }
  }

  private mutating func skipBlockComment(in source: Span<UInt8>) {
    let start = index
    index += 2
    while index < source.count {
      if source[index] == ASCII.asterisk, index + 1 < source.count, source[index + 1] == ASCII.slash {
        index += 2
        return
      }
      index += 1
    }
    // The rest of the file is a comment, and its texts are not read.
    if failures.isEmpty { failures.append(failure("the comment is not closed", at: start)) }
  }
}
