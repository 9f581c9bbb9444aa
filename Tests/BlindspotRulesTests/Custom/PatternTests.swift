import BlindspotRules
import Testing

@Suite struct PatternTests {
  private func outcome(_ expression: String, _ text: String, ignoresCase: Bool = false) throws -> Pattern.Outcome {
    let bytes = Array(text.utf8)
    return try Pattern(expression, ignoresCase: ignoresCase).firstMatch(in: bytes.span)
  }

  @Test func `an expression that backtracks without end stops at its bound`() throws {
    let text = String(repeating: "a", count: 10_000) + "!"
    for expression in ["(a+)+$", "(a|aa)+$", "(a*)*b", "(?:a?){50}a{50}$", "(.*)*x"] {
      let clock = ContinuousClock()
      var result = Pattern.Outcome.none
      let time = try clock.measure { result = try outcome(expression, text) }
      #expect(time < .seconds(5), "\(expression) took \(time)")
      #expect(result != .match(0..<1), "\(expression)")
    }
    #expect(try outcome("(a+)+$", text) == .limitReached)
  }

  @Test func `an expression that cannot be compiled says where`() {
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

  @Test func `places are bytes, and letters of all scripts are letters`() throws {
    #expect(try outcome("\\bÄrzte\\b", "für Ärzte da") == .match(5..<11))
    #expect(try outcome("ärzte", "für ÄRZTE", ignoresCase: true) == .match(5..<11))
    #expect(try outcome("K", "the \u{212A} sign", ignoresCase: true) == .match(4..<7))
    #expect(try outcome("x", "") == .none)
    #expect(try outcome("", "a") == .match(0..<0))
  }

  @Test func `bytes that are no UTF-8 neither match nor harm`() throws {
    let bytes: [UInt8] = [0xFF, 0x41, 0xC3, 0x28, 0xED, 0xA0, 0x80, 0x42]
    let pattern = try Pattern("B")
    #expect(pattern.firstMatch(in: bytes.span) == .match(7..<8))
    #expect(try Pattern(".").firstMatch(in: [0xFF].span) == .none)
  }
}
