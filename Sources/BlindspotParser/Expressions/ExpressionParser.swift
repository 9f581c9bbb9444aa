/// Finds the string literals of an Architect expression:
///
/// ```
/// If(Flow.kind == "vip", ToAudioTTS("Hello again"), Prompt.Welcome)
///                  ^machine          ^speech
/// ```
///
/// Reuses its buffers, so that reading an expression does not allocate memory. Of a malformed expression it returns the
/// literals that it recognizes. Literals below the depth limit have the role at the limit.
package struct ExpressionParser {
  /// The default limit of nested calls.
  package static let depthLimit = 200

  /// The literals of the last expression, in source order.
  package private(set) var literals: [ExpressionLiteral] = []
  /// Whether the last expression has literals and exceeds the depth limit.
  package private(set) var isTooDeep = false

  /// An open parenthesis or bracket.
  private struct Call {
    let function: ExpressionFunction
    /// The role of a literal in the place of the call.
    let outer: ExpressionLiteral.Role
    var argument = 0

    /// The role of a literal that is the current argument.
    var role: ExpressionLiteral.Role {
      switch function {
      case .speechOfAll: .speech
      case .speech: argument == 0 ? .speech : .machine
      case .message: outer == .speech ? .speech : .message
      case .choice: argument == 0 ? .machine : outer
      case .change: argument == 0 ? outer : .machine
      case .json: argument == 0 && (outer == .speech || outer == .message) ? outer : .machine
      case .machine: .machine
      case .transparent: outer
      }
    }
  }

  /// The parts of one text at a level of parentheses.
  private struct Parts {
    /// Whether a comma continues the text, as in `Append(…)`.
    let isAppend: Bool
    /// Whether a literal of the text precedes.
    var hasLiteral = false
    /// Whether a value follows the last literal.
    var hasValue = false
    /// Whether a `+` follows the last literal or value.
    var hasPlus = false

    /// The connection of a literal at the current position to the literal before it.
    var link: ExpressionLiteral.Link {
      guard hasLiteral, isAppend || hasPlus else { return .none }
      return hasValue ? .value : .direct
    }
  }

  private var calls: [Call] = []
  /// The parts of the text at each level, the whole expression first.
  private var parts: [Parts] = []
  private let depthLimit: Int

  /// Creates a parser.
  ///
  /// - Parameter depthLimit: the maximum number of nested calls that are distinguished.
  package init(depthLimit: Int = Self.depthLimit) { self.depthLimit = depthLimit }

  /// Reads an expression and sets ``literals`` and ``isTooDeep``.
  package mutating func read(_ expression: Span<UInt8>) {
    literals.removeAll(keepingCapacity: true)
    calls.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    isTooDeep = false
    // Half of all expressions do not contain a literal.
    guard expression.contains(ASCII.quote) else { return }
    parts.append(Parts(isAppend: false))
    var lexer = ExpressionLexer()
    var skippedDepth = 0
    var previous = ExpressionToken(.end, 0, 0)
    var token = lexer.next(in: expression)
    while token.kind != .end {
      let next = lexer.next(in: expression)
      switch token.kind {
      case .openParenthesis, .openBracket:
        guard calls.count < depthLimit else {
          isTooDeep = true
          skippedDepth += 1
          break
        }
        calls.append(Call(function: function(before: token, previous, in: expression), outer: role))
        open(token, previous, in: expression)
      case .closeParenthesis, .closeBracket:
        if skippedDepth > 0 {
          skippedDepth -= 1
        } else {
          _ = calls.popLast()
          close()
        }
      case .comma:
        if skippedDepth == 0, !calls.isEmpty { calls[calls.count - 1].argument += 1 }
        let last = parts.count - 1
        if !parts[last].isAppend { parts[last] = Parts(isAppend: false) }
      case .string where token.end > token.start:
        let isCompared = previous.kind == .comparison || next.kind == .comparison
        literals.append(
          ExpressionLiteral(
            raw: TextRange(start: token.start, end: token.end), hasEscapes: token.hasEscapes,
            role: isCompared ? .machine : role, link: skippedDepth == 0 ? parts[parts.count - 1].link : .none))
        parts[parts.count - 1].hasLiteral = true
        (parts[parts.count - 1].hasValue, parts[parts.count - 1].hasPlus) = (false, false)
      case .other where expression[token.start] == UInt8(ascii: "+"): parts[parts.count - 1].hasPlus = true
      case .name where next.kind != .openParenthesis, .other: parts[parts.count - 1].hasValue = true
      default: break
      }
      previous = token
      token = next
    }
  }

  /// Begins the parts in parentheses. `Append(…)` and parentheses without a function continue the text around them.
  private mutating func open(_ token: ExpressionToken, _ previous: ExpressionToken, in expression: Span<UInt8>) {
    let isCall = previous.kind == .name
    let isAppend = isCall && expression.extracting(previous.start..<previous.end).isAppend
    var inner = Parts(isAppend: isAppend)
    let outer = parts[parts.count - 1]
    if token.kind == .openParenthesis, isAppend || !isCall, outer.link != .none {
      (inner.hasLiteral, inner.hasValue, inner.hasPlus) = (true, outer.hasValue, true)
    }
    parts.append(inner)
  }

  /// Ends the parts in parentheses, which are the last part of the text around them.
  private mutating func close() {
    guard parts.count > 1 else { return }
    let inner = parts.removeLast()
    let last = parts.count - 1
    if inner.isAppend, inner.hasLiteral {
      (parts[last].hasLiteral, parts[last].hasValue) = (true, inner.hasValue)
    } else {
      parts[last].hasValue = true
    }
    parts[last].hasPlus = false
  }

  /// The role of a literal at the current position.
  private var role: ExpressionLiteral.Role { calls.last?.role ?? .value }

  private func function(
    before open: ExpressionToken, _ previous: ExpressionToken, in expression: Span<UInt8>
  ) -> ExpressionFunction {
    // `Flow.list["key"]` is an index, never a text.
    if open.kind == .openBracket { return previous.kind == .name ? .machine : .transparent }
    guard previous.kind == .name else { return .transparent }
    return ExpressionFunction(name: expression.extracting(previous.start..<previous.end))
  }
}

extension Span<UInt8> {
  /// Whether the text is the name of the function that joins texts, ignoring case.
  fileprivate var isAppend: Bool {
    guard count == 6 else { return false }
    return hasWord("append", at: 0)
  }
}
