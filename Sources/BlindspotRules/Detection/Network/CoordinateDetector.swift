import BlindspotParser

/// Finds geographic coordinates that are exact to about ten metres or less (ISO 6709).
package struct CoordinateDetector: Detector {
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.digits >= 10, profile.dots >= 2 || profile.hasNonASCII else { return }
    context.recordDigitDependency()
    var index = 0
    while index < text.count {
      guard text[index].isDigit, index == 0 || !(text[index - 1].isWordByte || text[index - 1] == 0x2E) else {
        index += 1
        continue
      }
      if let end = pair(in: text, at: index) {
        let start = index > 0 && (text[index - 1] == 0x2D || text[index - 1] == 0x2B) ? index - 1 : index
        candidates.append(
          Candidate(
            range: TextRange(start: start, end: end), rule: BuiltInRule.coordinates.index, confidence: 0.8,
            reason: "latitude and longitude"))
        index = end
      } else {
        while index < text.count, text[index].isDigit { index += 1 }
      }
    }
  }

  /// Two decimals with four places or more, or two angles in degrees, minutes and seconds.
  private func pair(in text: Span<UInt8>, at start: Int) -> Int? {
    guard let latitude = angle(in: text, at: start, limit: 90) else { return nil }
    var position = latitude
    while position < text.count, position - latitude < 14, !text[position].isDigit { position += 1 }
    guard let end = angle(in: text, at: position, limit: 180) else { return nil }
    return end
  }

  private func angle(in text: Span<UInt8>, at start: Int, limit: Int) -> Int? {
    var position = start
    var degrees = 0
    while text.byte(at: position).isDigit, position - start < 4 {
      degrees = degrees * 10 + text[position].digitValue
      position += 1
    }
    guard position > start, position - start < 4, degrees <= limit else { return nil }
    if text.byte(at: position) == 0x2E {
      let fraction = position + 1
      position = fraction
      while text.byte(at: position).isDigit { position += 1 }
      return position - fraction >= 4 && position - fraction <= 10 ? hemisphere(in: text, at: position) : nil
    }
    // 40°41′21″N
    guard text.byte(at: position) == 0xC2, text.byte(at: position + 1) == 0xB0 else { return nil }
    position += 2
    var digits = 0
    while position < text.count, isAngleByte(text[position]) {
      if text[position].isDigit { digits += 1 }
      position += 1
    }
    return digits >= 3 ? hemisphere(in: text, at: position) : nil
  }

  /// Digits, a full stop, and the marks of minutes and seconds.
  private func isAngleByte(_ byte: UInt8) -> Bool {
    byte.isDigit || [0x27, 0x22, 0x2E, 0xE2, 0x80, 0xB2, 0xB3, 0x99, 0x9D].contains(byte)
  }

  private func hemisphere(in text: Span<UInt8>, at position: Int) -> Int {
    let letter = text.byte(at: position) == 0x20 ? position + 1 : position
    let isHemisphere =
      [0x4E, 0x53, 0x45, 0x57, 0x4F].contains(text.byte(at: letter)) && !text.byte(at: letter + 1).isWordByte
    return isHemisphere ? letter + 1 : position
  }
}
