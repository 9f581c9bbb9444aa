import BlindspotParser

extension PeopleSpellings {
  /// Whether a text may have the spelling of a name, an address or an identifier if its digits have other values. The text
  /// has no such spelling itself, consists of ASCII characters, and has no `@`.
  ///
  /// - Parameter isStaffNumber: whether a word before an offset introduces a staff number.
  func mayDependOnDigits(in text: Span<UInt8>, _ isStaffNumber: (Int) -> Bool) -> Bool {
    guard case .onDemand(let people) = source else { return true }
    let keys = people.keys
    var words = WordStream.identity()
    while let first = words.next(in: text) {
      if !first.isNumber, !keys.starters.mayContain(first.hash) { continue }
      var following = words
      let second = following.nextJoined(in: text, after: first.end)
      if keys.mayStart(first, second) { return true }
      guard first.isNumber, keys.numbers.mayBeAlone(first.length) else { continue }
      // Digits that can be a staff number or any other are one only after a word for it.
      let isLong = first.length >= IdentitySpellings<IdentityIndex>.leastIdentifierLength
      if isLong || second != nil && keys.numbers.startAddresses || isStaffNumber(first.start) { return true }
    }
    return false
  }
}

extension PeopleKeys {
  /// Whether a spelling may start with two words, of which the numbers can have any digits, or with the first, a word.
  fileprivate func mayStart(_ first: IdentityToken, _ second: IdentityToken?) -> Bool {
    if !first.isNumber, contains(PersonKeys.key(of: first.hash)) { return true }
    guard let second else { return false }
    if first.isNumber {
      return numbers.mayBeInPair(first.length) && (second.isNumber || starters.mayContain(second.hash))
    }
    if second.isNumber { return numbers.mayBeInPair(second.length) }
    return contains(PersonKeys.key(of: PersonKeys.part(first.hash), and: PersonKeys.part(second.hash)))
  }
}
