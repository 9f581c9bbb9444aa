import BlindspotRules
import Testing

@Suite struct PatternTests {
  private func outcome(_ expression: String, _ text: String, ignoresCase: Bool = false) throws -> Pattern.Outcome {
    let bytes = Array(text.utf8)
    return try Pattern(expression, ignoresCase: ignoresCase).firstMatch(in: bytes.span)
  }

  @Test func `catastrophic backtracking stops at the limit of steps`() throws {
    let text = Array((String(repeating: "a", count: 10_000) + "!").utf8)
    for expression in ["(a+)+$", "(a|aa)+$", "(?:a?){50}a{50}$", "a*a*a*[bc]", "\\w+\\s?\\w+\\s?\\w+\\d"] {
      #expect(try Pattern(expression).firstMatch(in: text.span) == .limitReached, "\(expression)")
      #expect(try Pattern(expression, steps: 1000).firstMatch(in: text.span) == .limitReached, "\(expression)")
    }
    for expression in ["(a*)*b", "(.*)*x"] { #expect(try Pattern(expression).firstMatch(in: text.span) == .none) }
  }

  @Test func `the number of steps is the limit of a match`() throws {
    let text = Array((String(repeating: "a", count: 200) + "!").utf8)
    #expect(try Pattern("a*a*[bc]", steps: 1000).firstMatch(in: text.span) != .limitReached)
    #expect(try Pattern("a*a*a*[bc]", steps: 1000).firstMatch(in: text.span) == .limitReached)
    #expect(try Pattern("a*a*a*[bc]", steps: 1_000_000).firstMatch(in: text.span) == .none)
  }

  @Test func `an invalid expression is an error with its offset`() {
    for (expression, offset) in [("CUST-[0-9", 9), ("a(b", 3), ("*a", 0), ("a{2,1}", 5), ("\\C", 2)] {
      #expect(throws: Pattern.CompileError.self, "\(expression)") { try Pattern(expression) }
      do {
        _ = try Pattern(expression)
      } catch {
        #expect(error.offset >= offset - 1 && error.offset <= offset + 1, "\(expression): \(error.offset)")
      }
    }
    #expect(throws: Pattern.CompileError.self) { try Pattern(String(repeating: "a", count: 30_000)) }
    #expect(throws: Pattern.CompileError.self) {
      try Pattern(String(repeating: "(", count: 300) + String(repeating: ")", count: 300))
    }
  }

  @Test func `ranges count bytes, and letters of all scripts are letters`() throws {
    #expect(try outcome("\\bÄrzte\\b", "für Ärzte da") == .match(5..<11))
    #expect(try outcome("ärzte", "für ÄRZTE", ignoresCase: true) == .match(5..<11))
    #expect(try outcome("K", "the \u{212A} sign", ignoresCase: true) == .match(4..<7))
    #expect(try outcome("x", "") == .none)
    #expect(try outcome("", "a") == .match(0..<0))
  }

  @Test func `invalid UTF-8 does not match`() throws {
    let bytes: [UInt8] = [0xFF, 0x41, 0xC3, 0x28, 0xED, 0xA0, 0x80, 0x42]
    let pattern = try Pattern("B")
    #expect(pattern.firstMatch(in: bytes.span) == .match(7..<8))
    #expect(try Pattern(".").firstMatch(in: [0xFF].span) == .none)
  }
}
