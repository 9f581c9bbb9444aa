import BlindspotParser

/// Finds addresses of the internet (IPv4, IPv6) and of network cards (MAC, IEEE 802).
package struct NetworkDetector: Detector {
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    var surroundings = KeywordContext(context)
    detect(in: text, profile: profile, surroundings: &surroundings, into: &candidates)
  }

  /// The same with what is known of the text's words.
  func detect(
    in text: Span<UInt8>, profile: TextProfile, surroundings: inout KeywordContext, into candidates: inout [Candidate]
  ) {
    let mayHoldFour = profile.dots >= 3 && profile.digits >= 4
    let mayHoldSix = profile.colons >= 2 && InternetAddress.mayHoldSix(text, colons: profile.colons)
    let mayHoldCard = profile.colons >= 5 || profile.hyphens >= 5 || (profile.dots >= 2 && text.count >= 14)
    guard mayHoldFour || mayHoldSix || mayHoldCard else { return }
    var index = 0
    while index < text.count {
      let byte = text[index]
      let isStart = byte.isHexDigit || (byte == 0x3A && text.byte(at: index + 1) == 0x3A)
      guard isStart, index == 0 || !(text[index - 1].isWordByte || text[index - 1] == 0x2E || text[index - 1] == 0x3A)
      else {
        index += 1
        continue
      }
      let card = HardwareAddress.found(in: text, at: index)
      if card != nil || mayHoldSix { surroundings.context.recordDigitDependency() }
      if let card, card.identifiesDevice {
        candidates.append(candidate(.macAddress, index..<card.end, 0.85, "six pairs of a hardware address"))
        index = card.end
      } else if mayHoldSix, let six = InternetAddress.six(in: text, at: index) {
        if six.isPublic { candidates.append(candidate(.ipAddress, index..<six.end, 0.9, "public IPv6 address")) }
        index = six.end
      } else if mayHoldFour, InternetAddress.areFourGroups(in: text, at: index),
        surroundings.match(.versions, before: index, within: 12, in: text) == nil
      {
        surroundings.context.recordDigitDependency()
        let four = InternetAddress.four(in: text, at: index)
        if let four, four.isPublic {
          candidates.append(candidate(.ipAddress, index..<four.end, 0.85, "public IPv4 address"))
        }
        index = four?.end ?? index + 1
      } else {
        index += 1
      }
    }
  }

  private func candidate(
    _ rule: BuiltInRule, _ range: Range<Int>, _ confidence: Float, _ reason: StaticString
  ) -> Candidate {
    Candidate(
      range: TextRange(start: range.lowerBound, end: range.upperBound), rule: rule.index, confidence: confidence,
      reason: "\(reason)", ceiling: .note)
  }
}

/// The address of a network card: `00:1A:2B:3C:4D:5E`, `00-1A-…`, `001A.2B3C.4D5E`.
enum HardwareAddress {
  /// An address that was read.
  struct Found {
    let end: Int
    /// Whether it is neither all zeros, which is nobody's, nor all ones, the broadcast.
    let identifiesDevice: Bool
  }

  static func found(in text: Span<UInt8>, at start: Int) -> Found? {
    let mark = text.byte(at: start + 2)
    let isPaired = mark == 0x3A || mark == 0x2D
    guard isPaired || text.byte(at: start + 4) == 0x2E else { return nil }
    let size = isPaired ? 2 : 4
    let separator = isPaired ? mark : 0x2E
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
        sum += byte.isDigit ? byte.digitValue : Int(byte | 0x20) - 0x57
        position += 1
      }
    }
    let next = text.byte(at: position)
    guard !next.isWordByte, next != separator else { return nil }
    return Found(end: position, identifiesDevice: sum != 0 && sum != 180)
  }
}
