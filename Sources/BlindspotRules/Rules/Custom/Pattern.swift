import BlindspotParser
import CPCRE2

/// A regular expression of a user, compiled by PCRE2 with its just-in-time compiler. Matching has limits of steps, depth
/// and memory, so that no expression blocks a run. A class, because the compiled form must be freed once. It is
/// immutable, and PCRE2 allows any number of threads to match with it.
@safe package final class Pattern: Sendable {
  /// A syntax error in an expression.
  package struct CompileError: Error {
    /// The message of PCRE2.
    package let message: String
    /// The offset in the expression, in UTF-8 bytes.
    package let offset: Int
  }

  /// The outcome of a search.
  package enum Outcome: Equatable {
    case none
    case match(Range<Int>)
    /// A limit was reached, so it is unknown whether there is a match.
    case limitReached
  }

  /// The default limit of steps for one match. An ordinary expression takes a few hundred; on 10,000 characters, the worst
  /// expressions tried, `(a+)+$` among them, reach 100,000 in a millisecond or end below it in half a second.
  package static let steps = 100_000
  private static let depthLimit: UInt32 = 10_000
  /// In KiB; only used without the JIT.
  private static let heapLimit: UInt32 = 16_384
  /// The longest expression, in bytes.
  private static let longest = 20_000

  // Immutable after init and never written by PCRE2 while matching.
  private nonisolated(unsafe) let code: OpaquePointer
  private nonisolated(unsafe) let matchContext: OpaquePointer
  /// A byte that every match contains; nil if unknown.
  private let requiredByte: UInt8?
  private let ignoresCase: Bool
  /// The shortest match, in bytes at least.
  private let shortest: Int

  /// Compiles an expression. `\d`, `\w` and `\b` include all scripts; invalid UTF-8 never matches.
  ///
  /// - Parameter steps: how many steps one match may take.
  package init(_ expression: String, ignoresCase: Bool = false, steps: Int = Pattern.steps) throws(CompileError) {
    let bytes = Array(expression.utf8)
    guard bytes.count <= Self.longest else {
      throw CompileError(message: "the expression has more than \(Self.longest) bytes", offset: 0)
    }
    let context = unsafe pcre2_compile_context_create_8(nil)
    defer { unsafe pcre2_compile_context_free_8(context) }
    unsafe pcre2_set_parens_nest_limit_8(context, 200)
    var options = UInt32(PCRE2_UTF | PCRE2_UCP | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C)
    if ignoresCase { options |= UInt32(PCRE2_CASELESS) }
    var error: Int32 = 0
    var offset = 0
    let compiled = unsafe bytes.withUnsafeBufferPointer { buffer in
      // An empty array has no base address, and PCRE2 wants one.
      unsafe pcre2_compile_8(
        buffer.baseAddress ?? UnsafePointer(bitPattern: 1), buffer.count, options, &error, &offset, context)
    }
    guard let compiled = unsafe compiled, let limits = unsafe pcre2_match_context_create_8(nil) else {
      throw CompileError(message: Self.message(of: error), offset: offset)
    }
    unsafe pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE))
    unsafe pcre2_set_match_limit_8(limits, UInt32(clamping: steps))
    unsafe pcre2_set_depth_limit_8(limits, Self.depthLimit)
    unsafe pcre2_set_heap_limit_8(limits, Self.heapLimit)
    unsafe code = compiled
    unsafe matchContext = limits
    self.ignoresCase = ignoresCase
    let hasRequiredByte = unsafe Self.info(compiled, UInt32(PCRE2_INFO_LASTCODETYPE)) == 1
    let required = unsafe Self.info(compiled, UInt32(PCRE2_INFO_LASTCODEUNIT))
    // Caseless, a required letter beyond ASCII could be written with other bytes.
    requiredByte = hasRequiredByte && required < 0x80 ? UInt8(truncatingIfNeeded: required) : nil
    shortest = Int(unsafe Self.info(compiled, UInt32(PCRE2_INFO_MINLENGTH)))
  }

  deinit {
    unsafe pcre2_code_free_8(code)
    unsafe pcre2_match_context_free_8(matchContext)
  }

  /// Whether `text` may contain a match at or after `start`, by its length and one required byte.
  package func canMatch(_ text: Span<UInt8>, from start: Int = 0) -> Bool {
    guard text.count - start >= shortest else { return false }
    guard let requiredByte else { return true }
    let other = requiredByte.isLetter ? requiredByte ^ ASCII.caseBit : requiredByte
    for index in start..<text.count {
      let byte = text[index]
      // PCRE2 folds `k` and `s` with letters beyond ASCII (U+212A, U+017F), hence the last condition.
      if byte == requiredByte || byte == other || (ignoresCase && byte >= 0x80) { return true }
    }
    return false
  }

  /// Finds the first match at or after `start` in a text that is read as a whole. See ``match(in:from:group:isTextStart:isTextEnd:)``.
  package func firstMatch(in text: Span<UInt8>, from start: Int = 0, group: Int = 0) -> Outcome {
    canMatch(text, from: start) ? match(in: text, from: start, group: group) : .none
  }

  /// Finds the first match at or after `start` in a text for which ``canMatch(_:from:)`` is true.
  ///
  /// - Parameters:
  ///   - text: the text, or a window of it.
  ///   - start: the offset of the first possible match. Expressions can look at the bytes before it.
  ///   - group: the capture group to return; the whole match if the group did not participate.
  ///   - isTextStart: whether `^` matches before the first byte.
  ///   - isTextEnd: whether `$` matches after the last byte.
  package func match(
    in text: Span<UInt8>, from start: Int = 0, group: Int = 0, isTextStart: Bool = true, isTextEnd: Bool = true
  ) -> Outcome {
    guard let data = unsafe pcre2_match_data_create_from_pattern_8(code, nil) else {
      return .limitReached
    }
    defer { unsafe pcre2_match_data_free_8(data) }
    let options = UInt32((isTextStart ? 0 : PCRE2_NOTBOL) | (isTextEnd ? 0 : PCRE2_NOTEOL))
    let result = unsafe text.withUnsafeBufferPointer { buffer in
      unsafe pcre2_match_8(
        code, buffer.baseAddress ?? UnsafePointer(bitPattern: 1), buffer.count, start, options, data, matchContext)
    }
    switch result {
    case 1...:
      guard let pairs = unsafe pcre2_get_ovector_pointer_8(data) else { return .none }
      let whole = unsafe Self.range(pairs, 0)
      guard group > 0, group < Int(result) else { return .match(whole) }
      let part = unsafe Self.range(pairs, group)
      return .match(part.isEmpty ? whole : part)
    case PCRE2_ERROR_NOMATCH:
      return .none
    default:
      // Every other result is a limit of steps, depth or memory: the text was not searched to its end.
      return .limitReached
    }
  }

  /// The number of capture groups.
  package var groupCount: Int { Int(unsafe Self.info(code, UInt32(PCRE2_INFO_CAPTURECOUNT))) }

  private static func range(_ pairs: UnsafePointer<Int>, _ group: Int) -> Range<Int> {
    let (start, end) = unsafe (pairs[group * 2], pairs[group * 2 + 1])
    return start >= 0 && start <= end ? start..<end : 0..<0
  }

  private static func info(_ code: OpaquePointer, _ what: UInt32) -> UInt32 {
    var value: UInt32 = 0
    _ = unsafe pcre2_pattern_info_8(code, what, &value)
    return value
  }

  private static func message(of error: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = unsafe pcre2_get_error_message_8(error, &buffer, buffer.count)
    return count > 0 ? String(decoding: buffer.prefix(Int(count)), as: UTF8.self) : "the expression cannot be compiled"
  }
}
