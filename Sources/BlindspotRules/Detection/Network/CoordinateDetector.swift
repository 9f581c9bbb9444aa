import BlindspotParser

/// Finds geographic coordinates with a precision of about ten meters or less (ISO 6709), and codes of places.
package struct CoordinateDetector: Detector {
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    if mayHaveCode(profile) {
      LocationCode.forEach(in: text) { code in
        candidates.append(
          Candidate(
            range: code, rule: BuiltInRule.coordinates.index, confidence: 0.8, reason: "code of a place"))
      }
    }
    guard mayHavePair(profile) else { return }
    var index = 0
    while let pair = nextPair(in: text, from: index, limits: .ofEarth) {
      candidates.append(
        Candidate(
          range: pair, rule: BuiltInRule.coordinates.index, confidence: 0.8, reason: "latitude and longitude"))
      index = pair.end
    }
  }

  /// Whether some digits at the positions of these could be coordinates or a code of a place.
  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool {
    mayHaveCode(profile) && LocationCode.hasForm(in: text)
      || mayHavePair(profile) && nextPair(in: text, from: 0, limits: .none) != nil
  }

  private func mayHaveCode(_ profile: TextProfile) -> Bool {
    profile.dots > 1 || profile.upper > 2 && profile.digits > 0
  }

  private func mayHavePair(_ profile: TextProfile) -> Bool {
    profile.digits >= 8 && (profile.dots >= 2 || profile.hasNonASCII || profile.longestRun >= 4)
      && (profile.hasNonASCII || profile.decimals >= 2)
  }

  /// The most degrees of a pair.
  private struct Limits {
    let latitude: Int
    let longitude: Int

    static let ofEarth = Limits(latitude: 90, longitude: 180)
    static let none = Limits(latitude: .max, longitude: .max)
  }

  /// Returns the first pair that begins at or after `index`, with its sign.
  private func nextPair(in text: Span<UInt8>, from index: Int, limits: Limits) -> TextRange? {
    var index = index
    while index < text.count {
      guard text[index].isDigit, index == 0 || !(text[index - 1].isWordByte || text[index - 1] == ASCII.period) else {
        index += 1
        continue
      }
      if let end = pair(in: text, at: index, limits: limits) {
        let start = index > 0 && (text[index - 1] == ASCII.hyphen || text[index - 1] == ASCII.plus) ? index - 1 : index
        return TextRange(start: start, end: end)
      }
      while index < text.count, text[index].isDigit { index += 1 }
    }
    return nil
  }

  /// Returns the end of two decimals with at least four places, or of two angles in degrees, minutes and seconds.
  private func pair(in text: Span<UInt8>, at start: Int, limits: Limits) -> Int? {
    guard let latitude = angle(in: text, at: start, limit: limits.latitude) else { return nil }
    var position = latitude
    while position < text.count, position - latitude < 14, !text[position].isDigit { position += 1 }
    return angle(in: text, at: position, limit: limits.longitude)
  }

  private func angle(in text: Span<UInt8>, at start: Int, limit: Int) -> Int? {
    var position = start
    var degrees = 0
    while text.byte(at: position).isDigit, position - start < 4 {
      degrees = degrees * 10 + text[position].digitValue
      position += 1
    }
    guard position > start, position - start < 4, degrees <= limit else { return nil }
    // A decimal comma needs as many places, so that a list of amounts is none.
    if text.byte(at: position) == ASCII.period || text.byte(at: position) == ASCII.comma {
      let fraction = position + 1
      position = fraction
      while text.byte(at: position).isDigit { position += 1 }
      return position - fraction >= 4 && position - fraction <= 10 ? hemisphere(in: text, at: position) : nil
    }
    // 40°41′21″N
    guard text.byte(at: position) == 0xC2, text.byte(at: position + 1) == 0xB0 else { return nil }
    position += 2
    var digits = 0
    while position < text.count, isAngleByte(text[position]) || isSpaceInside(text, at: position) {
      if text[position].isDigit { digits += 1 }
      position += 1
    }
    return digits >= 3 ? hemisphere(in: text, at: position) : nil
  }

  /// Whether a space is between the parts of an angle: `48° 51' 24"`.
  private func isSpaceInside(_ text: Span<UInt8>, at index: Int) -> Bool {
    text[index] == ASCII.space && text.byte(at: index + 1).isDigit && !text[index - 1].isDigit
  }

  /// Whether the byte is a digit, a full stop, or part of a mark for minutes or seconds.
  private func isAngleByte(_ byte: UInt8) -> Bool {
    byte.isDigit || [ASCII.apostrophe, ASCII.quote, ASCII.period, 0xE2, 0x80, 0xB2, 0xB3, 0x99, 0x9D].contains(byte)
  }

  private func hemisphere(in text: Span<UInt8>, at position: Int) -> Int {
    let letter = text.byte(at: position) == ASCII.space ? position + 1 : position
    let isHemisphere =
      [UInt8(ascii: "N"), UInt8(ascii: "S"), UInt8(ascii: "E"), UInt8(ascii: "W"), UInt8(ascii: "O")].contains(
        text.byte(at: letter)) && !text.byte(at: letter + 1).isWordByte
    return isHemisphere ? letter + 1 : position
  }
}
