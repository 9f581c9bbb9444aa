import BlindspotParser

/// Addresses of the internet, and which of them belong to nobody.
enum InternetAddress {
  /// An address that was read.
  struct Found {
    var end: Int
    /// Whether it can be routed on the public internet: not private, loopback, link-local, documentation or reserved.
    var isPublic: Bool
  }

  /// Whether four groups of one to three digits stand at `start`, full stops between them, whatever their values.
  static func areFourGroups(in text: Span<UInt8>, at start: Int) -> Bool {
    var position = start
    for place in 0..<4 {
      if place > 0 {
        guard text.byte(at: position) == 0x2E else { return false }
        position += 1
      }
      let first = position
      while text.byte(at: position).isDigit, position - first < 4 { position += 1 }
      guard 1...3 ~= position - first else { return false }
    }
    return true
  }

  /// Whether a text with so many colons may hold an IPv6 address: it has eight groups, or six and an IPv4 address, or a
  /// gap (`::`).
  static func mayHoldSix(_ text: Span<UInt8>, colons: Int) -> Bool {
    if colons >= 6 { return true }
    for index in text.indices where text[index] == 0x3A && text.byte(at: index + 1) == 0x3A { return true }
    return false
  }

  /// Reads an IPv4 address (RFC 791) at `start`.
  static func four(in text: Span<UInt8>, at start: Int) -> Found? {
    var octets = InlineArray<4, Int>(repeating: 0)
    var position = start
    for place in 0..<4 {
      if place > 0 {
        guard text.byte(at: position) == 0x2E else { return nil }
        position += 1
      }
      let first = position
      while text.byte(at: position).isDigit, position - first < 4 {
        octets[place] = octets[place] * 10 + text[position].digitValue
        position += 1
      }
      guard 1...3 ~= position - first, octets[place] < 256 else { return nil }
      guard position - first == 1 || text[first] != 0x30 else { return nil }
    }
    let next = text.byte(at: position)
    guard !next.isWordByte, !(next == 0x2E && text.byte(at: position + 1).isWordByte), next != 0x2D else { return nil }
    return Found(end: position, isPublic: isPublic(octets[0], octets[1], octets[2]))
  }

  /// The registry of special-purpose addresses (RFC 6890, IANA).
  private static func isPublic(_ first: Int, _ second: Int, _ third: Int) -> Bool {
    switch (first, second, third) {
    case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): false
    case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): false
    case (192, 0, 0), (192, 0, 2), (198, 51, 100), (203, 0, 113), (192, 88, 99): false
    default: true
    }
  }

  /// Reads an IPv6 address (RFC 4291) at `start`.
  static func six(in text: Span<UInt8>, at start: Int) -> Found? {
    var groups = InlineArray<8, Int>(repeating: 0)
    var count = 0
    var gap = -1
    var position = start
    var end = start
    while count < 8 {
      if text.byte(at: position) == 0x3A, text.byte(at: position + 1) == 0x3A {
        guard gap < 0 else { return nil }
        gap = count
        position += 2
        end = position
        if !text.byte(at: position).isHexDigit { break }
      } else if count > 0, gap != count {
        guard text.byte(at: position) == 0x3A, text.byte(at: position + 1).isHexDigit else { break }
        position += 1
      }
      if count < 7, let mapped = four(in: text, at: position) {
        guard gap >= 0 || count == 6 else { return nil }
        return Found(end: mapped.end, isPublic: mapped.isPublic)
      }
      let first = position
      while text.byte(at: position).isHexDigit, position - first < 5 {
        let byte = text[position]
        groups[count] = groups[count] << 4 | (byte.isDigit ? byte.digitValue : Int(byte | 0x20) - 0x57)
        position += 1
      }
      guard 1...4 ~= position - first else { return nil }
      count += 1
      end = position
    }
    guard count == 8 ? gap < 0 : gap >= 0, !text.byte(at: end).isWordByte, text.byte(at: end) != 0x3A else {
      return nil
    }
    // `a::b` is as likely a name of C++; an address has a group of some length.
    guard end - start > 6 || count == 0 || groups[0] == 0 else { return nil }
    return Found(end: end, isPublic: isPublic(groups, gap: gap))
  }

  private static func isPublic(_ groups: InlineArray<8, Int>, gap: Int) -> Bool {
    guard gap != 0 else { return false }
    switch groups[0] {
    case 0, 0xFE80...0xFEFF, 0xFC00...0xFDFF, 0xFF00...: return false
    case 0x2001: return groups[1] != 0xDB8
    case 0x3FFF: return groups[1] > 0xFFF
    case 0x64: return groups[1] != 0xFF9B
    default: return true
    }
  }
}
