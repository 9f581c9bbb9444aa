import BlindspotParser

/// An internet address in a text.
struct InternetAddress {
  /// The end of the address.
  var end: Int
  /// Whether the address is routable on the public internet: not private, loopback, link-local or reserved. True
  /// for addresses for documentation, which stand for public ones.
  var isPublic: Bool

  /// Whether four groups of one to three digits with full stops between them start at `start`, whatever their values.
  static func hasFourGroups(_ text: Span<UInt8>, at start: Int) -> Bool {
    var position = start
    for group in 0..<4 {
      if group > 0 {
        guard text.byte(at: position) == ASCII.period else { return false }
        position += 1
      }
      let first = position
      while text.byte(at: position).isDigit, position - first < 4 { position += 1 }
      guard 1...3 ~= position - first else { return false }
    }
    return true
  }

  /// Whether a text with the given number of colons may contain an IPv6 address: one with eight groups, with six groups
  /// and an IPv4 address, or with a gap (`::`).
  static func mayContainIPv6(_ text: Span<UInt8>, colons: Int) -> Bool {
    if colons >= 6 { return true }
    for index in text.indices where text[index] == ASCII.colon && text.byte(at: index + 1) == ASCII.colon {
      return true
    }
    return false
  }

  /// Returns the IPv4 address (RFC 791) that begins at `start`; nil if none begins there.
  static func readIPv4(_ text: Span<UInt8>, at start: Int) -> InternetAddress? {
    var octets = InlineArray<4, Int>(repeating: 0)
    var position = start
    for group in 0..<4 {
      if group > 0 {
        guard text.byte(at: position) == ASCII.period else { return nil }
        position += 1
      }
      let first = position
      while text.byte(at: position).isDigit, position - first < 4 {
        octets[group] = octets[group] * 10 + text[position].digitValue
        position += 1
      }
      guard 1...3 ~= position - first, octets[group] < 256 else { return nil }
      guard position - first == 1 || text[first] != UInt8(ascii: "0") else { return nil }
    }
    let next = text.byte(at: position)
    guard !next.isWordByte, !(next == ASCII.period && text.byte(at: position + 1).isWordByte), next != ASCII.hyphen
    else { return nil }
    return InternetAddress(end: position, isPublic: isPublic(octets[0], octets[1], octets[2]))
  }

  /// Whether the address is not in the registry of special-purpose addresses (RFC 6890, IANA), except those for
  /// documentation.
  private static func isPublic(_ first: Int, _ second: Int, _ third: Int) -> Bool {
    switch (first, second, third) {
    case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): false
    case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): false
    case (192, 0, 0), (192, 88, 99): false
    default: true
    }
  }

  /// Returns the IPv6 address (RFC 4291) that begins at `start`; nil if none begins there.
  static func readIPv6(_ text: Span<UInt8>, at start: Int) -> InternetAddress? {
    var groups = InlineArray<8, Int>(repeating: 0)
    var count = 0
    var gap = -1
    var position = start
    var end = start
    while count < 8 {
      if text.byte(at: position) == ASCII.colon, text.byte(at: position + 1) == ASCII.colon {
        guard gap < 0 else { return nil }
        gap = count
        position += 2
        end = position
        if !text.byte(at: position).isHexDigit { break }
      } else if count > 0, gap != count {
        guard text.byte(at: position) == ASCII.colon, text.byte(at: position + 1).isHexDigit else { break }
        position += 1
      }
      if count < 7, let mapped = readIPv4(text, at: position) {
        guard gap >= 0 || count == 6 else { return nil }
        return InternetAddress(end: mapped.end, isPublic: mapped.isPublic)
      }
      let first = position
      while text.byte(at: position).isHexDigit, position - first < 5 {
        let byte = text[position]
        groups[count] = groups[count] << 4 | Int(byte.hexValue ?? 0)
        position += 1
      }
      guard 1...4 ~= position - first else { return nil }
      count += 1
      end = position
    }
    guard count == 8 ? gap < 0 : gap >= 0, !text.byte(at: end).isWordByte, text.byte(at: end) != ASCII.colon else {
      return nil
    }
    // `a::b` may be a qualified name of C++. An address has a longer group.
    guard end - start > 6 || count == 0 || groups[0] == 0 else { return nil }
    return InternetAddress(end: end, isPublic: isPublic(groups, gap: gap))
  }

  private static func isPublic(_ groups: InlineArray<8, Int>, gap: Int) -> Bool {
    guard gap != 0 else { return false }
    switch groups[0] {
    case 0, 0xFE80...0xFEFF, 0xFC00...0xFDFF, 0xFF00...: return false
    case 0x64: return groups[1] != 0xFF9B
    default: return true
    }
  }
}
