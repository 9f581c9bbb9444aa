import BlindspotRules
import Testing

/// Wildcards, compared with regular expressions of the same meaning.
@Suite struct GlobPatternTests {
  /// Pieces of patterns, each with its regular expression.
  private static let pieces = [
    ("a", "a"), ("b", "b"), ("ab", "ab"), ("/", "/"), ("*", "[^/]*"), ("a**b", "a.*b"), ("b**a", "b.*a"),
    ("?", "[^/]"), ("/**/", "/(?:[^/]*/)*"),
  ]

  @Test func `a pattern matches what its regular expression matches`() throws {
    var random: UInt64 = 17
    func next(_ bound: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % bound
    }
    var matches = 0
    for _ in 0..<3000 {
      var (glob, expression) = ("/", "^/")
      for _ in 0...next(5) {
        let piece = Self.pieces[next(Self.pieces.count)]
        // Two stars, or a slash and two stars, are another wildcard.
        if piece.0 == "*", let last = glob.last, last == "*" { continue }
        if piece.0.hasPrefix("/**"), glob.hasSuffix("*") || glob.hasSuffix("/") { continue }
        glob += piece.0
        expression += piece.1
      }
      if glob.hasSuffix("**/") { continue }
      let pattern = GlobPattern(glob, for: .pointer)
      let reference = try Pattern(expression + "$")
      for _ in 0..<40 {
        let text = "/" + String((0..<next(12)).map { _ in ["a", "a", "b", "/"][next(4)] as Character })
        let bytes = Array(text.utf8)
        let isMatch = reference.firstMatch(in: bytes.span) != .none
        if isMatch { matches += 1 }
        #expect(pattern.matches(text) == isMatch, "\(glob) \(text)")
      }
    }
    #expect(matches > 4000)
  }

  @Test func `a wildcard that failed in a name is not tried again in it`() {
    // The square of the length would take hours.
    let text = "/" + String(repeating: "a", count: 200_000)
    for glob in ["/**a*ab", "/**a*a*ab", "**a*ab", "/a**a*b*b"] {
      #expect(!GlobPattern(glob, for: .pointer).matches(text))
      #expect(GlobPattern(glob, for: .pointer).matches(text + "bab"))
      #expect(GlobPattern(glob, for: .pointer).matches(text + "/aabb/aaabbab"))
    }
  }
}
