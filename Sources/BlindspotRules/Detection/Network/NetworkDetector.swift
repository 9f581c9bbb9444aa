internal import BlindspotParser

/// Finds addresses of the internet (IPv4, IPv6) and of network cards (MAC, IEEE 802).
package struct NetworkDetector: Detector {
  /// What says that four numbers are a version.
  private static let versions: ContextWords = "v|ver|version|build|release|rev|revision|firmware|sdk|driver"

  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    let mayHoldFour = profile.dots >= 3 && profile.digits >= 4
    let mayHoldSix = profile.colons >= 2
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
      if let end = HardwareAddress.end(in: text, at: index) {
        candidates.append(candidate(.macAddress, index..<end, 0.85, "six pairs of a hardware address"))
        index = end
      } else if mayHoldSix, let six = InternetAddress.six(in: text, at: index) {
        if six.isPublic { candidates.append(candidate(.ipAddress, index..<six.end, 0.9, "public IPv6 address")) }
        index = six.end
      } else if mayHoldFour, byte.isDigit, let four = InternetAddress.four(in: text, at: index) {
        if four.isPublic, !isVersion(text, index, context) {
          candidates.append(candidate(.ipAddress, index..<four.end, 0.85, "public IPv4 address"))
        }
        index = four.end
      } else {
        index += 1
      }
    }
  }

  private func isVersion(_ text: Span<UInt8>, _ index: Int, _ context: FieldContext) -> Bool {
    ContextText(text.extracting(0..<index)).match(Self.versions, before: index, within: 12) != nil
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
  static func end(in text: Span<UInt8>, at start: Int) -> Int? {
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
    // All zeros is nobody's, all ones is the broadcast.
    return next.isWordByte || next == separator || sum == 0 || sum == 180 ? nil : position
  }
}
