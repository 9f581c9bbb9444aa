import BlindspotParser

/// Finds internet addresses (IPv4, IPv6) and hardware addresses (MAC, IEEE 802).
///
/// An internet address in a text about a person, a device of a person or a list of allowed or blocked clients is a warning;
/// any other, which is more often that of a server, is a note. Addresses for documentation (RFC 5737, RFC 3849) are found,
/// too: texts use them in place of real ones.
package struct NetworkDetector: Detector {
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    let forms = PossibleForms(text, profile)
    guard forms.hasAny else { return }
    var keywords = KeywordContext(context)
    var index = 0
    while index < text.count {
      guard Self.mayStart(at: index, in: text) else {
        index += 1
        continue
      }
      if let hardware = HardwareAddress.read(text, at: index), hardware.identifiesDevice {
        candidates.append(candidate(.macAddress, index..<hardware.end, 0.85, "six pairs of a hardware address"))
        index = hardware.end
      } else if forms.hasIPv6, let address = InternetAddress.readIPv6(text, at: index) {
        if address.isPublic {
          candidates.append(internet(index..<address.end, in: text, 0.9, "public IPv6 address"))
        }
        index = address.end
      } else if forms.hasIPv4, Self.isFourGroups(text, at: index, &keywords) {
        let address = InternetAddress.readIPv4(text, at: index)
        if let address, address.isPublic {
          candidates.append(internet(index..<address.end, in: text, 0.85, "public IPv4 address"))
        }
        index = address?.end ?? index + 1
      } else {
        index += 1
      }
    }
  }

  /// Whether the text has the form of an address, whatever its digits are.
  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool {
    let forms = PossibleForms(text, profile)
    guard forms.hasAny else { return false }
    var keywords = KeywordContext(context)
    for index in text.indices where Self.mayStart(at: index, in: text) {
      if forms.hasIPv6 || HardwareAddress.read(text, at: index) != nil { return true }
      if forms.hasIPv4, Self.isFourGroups(text, at: index, &keywords) { return true }
    }
    return false
  }

  /// The forms of addresses that a text may contain.
  private struct PossibleForms {
    let hasIPv4: Bool
    let hasIPv6: Bool
    let hasHardware: Bool

    init(_ text: Span<UInt8>, _ profile: TextProfile) {
      hasIPv4 = profile.innerDots >= 3
      hasIPv6 = profile.colons >= 2 && InternetAddress.mayContainIPv6(text, colons: profile.colons)
      hasHardware = profile.colons >= 5 || profile.hyphens >= 5 || (profile.dots >= 2 && text.count >= 14)
    }

    var hasAny: Bool { hasIPv4 || hasIPv6 || hasHardware }
  }

  /// Whether an address may start at `index`.
  private static func mayStart(at index: Int, in text: Span<UInt8>) -> Bool {
    let byte = text[index]
    guard byte.isHexDigit || (byte == ASCII.colon && text.byte(at: index + 1) == ASCII.colon) else { return false }
    let previous = text.byte(at: index - 1)
    return !(previous.isWordByte || previous == ASCII.period || previous == ASCII.colon)
  }

  /// Whether four groups of digits start at `index` that are not a version.
  private static func isFourGroups(_ text: Span<UInt8>, at index: Int, _ keywords: inout KeywordContext) -> Bool {
    InternetAddress.hasFourGroups(text, at: index)
      && keywords.match(.versions, before: index, within: 12, in: text) == nil
  }

  private static let personal: WordLists = [.cueFirstPerson, .ipAddressClient]
  private static let filter = WordAutomaton.builtIn.filter(for: personal)
  /// The number of bytes on each side of an address that are searched for a word for a person or a client.
  private static let reach = 80

  /// Returns the candidate for an internet address, a note unless the text around it is about a person or a client.
  private func internet(
    _ range: Range<Int>, in text: Span<UInt8>, _ confidence: Float, _ reason: StaticString
  ) -> Candidate {
    var lists: WordLists = []
    let window = max(0, range.lowerBound - Self.reach)..<min(text.count, range.upperBound + Self.reach)
    WordAutomaton.builtIn.scan(text, in: window, filter: Self.filter) { lists.formUnion($0.lists) }
    guard !lists.isDisjoint(with: Self.personal) else { return candidate(.ipAddress, range, confidence, reason) }
    return Candidate(
      range: TextRange(start: range.lowerBound, end: range.upperBound), rule: BuiltInRule.ipAddress.index,
      confidence: confidence, reason: "\(reason) of a person or a client")
  }

  private func candidate(
    _ rule: BuiltInRule, _ range: Range<Int>, _ confidence: Float, _ reason: StaticString
  ) -> Candidate {
    Candidate(
      range: TextRange(start: range.lowerBound, end: range.upperBound), rule: rule.index, confidence: confidence,
      reason: "\(reason)", ceiling: .note)
  }
}

/// The hardware address of a network interface: `00:1A:2B:3C:4D:5E`, `00-1A-…`, `001A.2B3C.4D5E`.
struct HardwareAddress {
  /// The end of the address.
  let end: Int
  /// Whether the address is that of a device: neither all zeros nor all ones (broadcast).
  let identifiesDevice: Bool

  /// Returns the address that begins at `start`; nil if none begins there.
  static func read(_ text: Span<UInt8>, at start: Int) -> HardwareAddress? {
    let mark = text.byte(at: start + 2)
    let isPaired = mark == ASCII.colon || mark == ASCII.hyphen
    guard isPaired || text.byte(at: start + 4) == ASCII.period else { return nil }
    let size = isPaired ? 2 : 4
    let separator = isPaired ? mark : ASCII.period
    var position = start
    var sum = 0
    for group in 0..<(12 / size) {
      if group > 0 {
        guard text.byte(at: position) == separator else { return nil }
        position += 1
      }
      for _ in 0..<size {
        let byte = text.byte(at: position)
        guard byte.isHexDigit else { return nil }
        sum += Int(byte.hexValue ?? 0)
        position += 1
      }
    }
    let next = text.byte(at: position)
    guard !next.isWordByte, next != separator else { return nil }
    return HardwareAddress(end: position, identifiesDevice: sum != 0 && sum != 180)
  }
}

extension Keywords {
  /// Words that identify four numbers as a version.
  static let versions = Keywords(
    words: "v|ver|version|build|release|rev|revision|firmware|sdk|driver", number: 250)
}
