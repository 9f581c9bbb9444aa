/// Which identifier rules may have a keyword in a text, told by how its words begin.
///
/// Most texts have no word that begins like a keyword of most rules: those rules need neither the words of the text taken
/// apart nor their keywords gone through.
package struct KeywordIndex: Sendable {
  /// The index of the built-in rules.
  package static let builtIn = KeywordIndex(IdentifierTable.rules)

  /// The rules by the first two bytes of their keywords, hashed.
  private var sets = [IdentifierRuleSet](repeating: IdentifierRuleSet(), count: 1024)

  init(_ rules: [IdentifierRule]) {
    for (number, rule) in rules.enumerated() {
      rule.words.forEachBeginning { sets[Self.place($0, $1)].insert(UInt16(number)) }
    }
  }

  private static func place(_ first: UInt8, _ second: UInt8) -> Int { (Int(first) &* 37 &+ Int(second)) & 1023 }

  /// The rules that may have a keyword in `text`. Allocates only where the text has letters beyond ASCII.
  package func rules(in text: Span<UInt8>) -> IdentifierRuleSet {
    var found = IdentifierRuleSet()
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte >= 0x80 { return rules(in: ContextText(text)) }
      if byte.isLetter, Self.mayBeginWord(text, at: index) {
        // The second letter of a keyword may stand apart from the first: `S.S.N.`, `d'identité`.
        var next = index + 1
        while next < text.count, !text[next].isWordByte { next += 1 }
        if text.byte(at: next) >= 0x80 { return rules(in: ContextText(text)) }
        found.formUnion(sets[Self.place(byte.lowercased, text.byte(at: next).lowercased)])
      }
      index += 1
    }
    return found
  }

  private func rules(in words: ContextText) -> IdentifierRuleSet {
    var found = IdentifierRuleSet()
    for token in words.tokens {
      let start = Int(token.foldedStart)
      found.formUnion(
        sets[Self.place(words.folded[start], start + 1 < words.folded.count ? words.folded[start + 1] : 0)])
    }
    return found
  }

  /// Whether ``ContextText`` may begin a word at the letter at `index`.
  private static func mayBeginWord(_ text: Span<UInt8>, at index: Int) -> Bool {
    let before = text.byte(at: index - 1)
    guard before.isLetter else { return true }
    return text[index].isUpper && (before.isLower || text.byte(at: index + 1).isLower)
  }
}

/// A set of identifier rules, by their places in ``IdentifierTable/rules``; up to 256 of them.
package struct IdentifierRuleSet: Sendable {
  private var bits = SIMD4<UInt64>.zero

  /// Whether the rule is in the set.
  package func contains(_ rule: UInt16) -> Bool { bits[Int(rule >> 6)] >> UInt64(rule & 63) & 1 == 1 }

  mutating func insert(_ rule: UInt16) { bits[Int(rule >> 6)] |= 1 << UInt64(rule & 63) }

  mutating func formUnion(_ other: IdentifierRuleSet) { bits |= other.bits }
}
