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

  private var calls: [Call] = []
  private let depthLimit: Int

  /// Creates a parser.
  ///
  /// - Parameter depthLimit: the maximum number of nested calls that are distinguished.
  package init(depthLimit: Int = Self.depthLimit) { self.depthLimit = depthLimit }

  /// Reads an expression and sets ``literals`` and ``isTooDeep``.
  package mutating func read(_ expression: Span<UInt8>) {
    literals.removeAll(keepingCapacity: true)
    calls.removeAll(keepingCapacity: true)
    isTooDeep = false
    // Half of all expressions do not contain a literal.
    guard expression.contains(ASCII.quote) else { return }
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
      case .closeParenthesis, .closeBracket:
        if skippedDepth > 0 { skippedDepth -= 1 } else { _ = calls.popLast() }
      case .comma:
        if skippedDepth == 0, !calls.isEmpty { calls[calls.count - 1].argument += 1 }
      case .string where token.end > token.start:
        let isCompared = previous.kind == .comparison || next.kind == .comparison
        literals.append(
          ExpressionLiteral(
            raw: TextRange(start: token.start, end: token.end), hasEscapes: token.hasEscapes,
            role: isCompared ? .machine : role))
      default: break
      }
      previous = token
      token = next
    }
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
