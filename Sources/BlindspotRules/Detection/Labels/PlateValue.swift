import BlindspotParser

/// A vehicle plate after a label: up to four groups of capitals and digits. The forms are too many and too short to match
/// without a label.
enum PlateValue {
  /// Returns the plate after a link: four to ten characters with letters and digits, or five to eight digits if the link
  /// states that a value follows.
  ///
  /// - Parameter isStrong: whether the label names a plate and not only a vehicle, which requires the form of a country.
  static func value(
    in text: Span<UInt8>, after link: ValueLink, isStrong: Bool
  ) -> (range: TextRange, confidence: Float)? {
    guard isStrong else {
      return PlateForm.end(in: text, at: link.end).map { (TextRange(start: link.end, end: $0), 0.75) }
    }
    let isStated = link.isStated || link.hasNumberWord
    var position = link.end
    var last = position
    var letters = 0
    var digits = 0
    for _ in 0..<5 {
      guard let group = Group(in: text, at: position), group.isPart(ofStated: isStated),
        letters + digits + group.count <= 10
      else { break }
      // A word with digits in lower case: `i18n`.
      if group.hasLower, !isStated, group.count <= 4 { break }
      digits += group.digits
      letters += group.letters
      position = group.end
      last = position
      let mark = text.byte(at: position)
      guard mark == ASCII.space || mark == ASCII.hyphen || mark == ASCII.period || mark == ASCII.underscore else {
        break
      }
      position += 1
    }
    let size = letters + digits
    guard digits > 0, letters > 0 && 4...10 ~= size || letters == 0 && isStated && 5...8 ~= size else { return nil }
    return (TextRange(start: link.end, end: last), 0.75)
  }

  /// A run of letters and digits.
  private struct Group {
    let end: Int
    private(set) var digits = 0
    private(set) var letters = 0
    private var lower = 0

    var count: Int { digits + letters }
    var hasLower: Bool { lower > 0 }

    /// Reads the group at `start`; nil if it has no character or too many.
    init?(in text: Span<UInt8>, at start: Int) {
      var index = start
      while index < text.count {
        let scalar = FoldedScalar(in: text, at: index)
        guard scalar.isWord else { break }
        if scalar.isDigit { digits += 1 } else { letters += 1 }
        if scalar.category == .lower { lower += 1 }
        index += scalar.length
        guard digits + letters <= 10 else { return nil }
      }
      end = index
      guard digits + letters > 0 else { return nil }
    }

    /// Whether the group can be part of a plate: digits, and capitals among them or at most three alone, so that a word
    /// after the plate is none. Lower case counts with digits, or in a stated value: `plate: ab12 cde`.
    func isPart(ofStated isStated: Bool) -> Bool {
      if lower > 0 { return digits > 0 || isStated && letters <= 3 }
      return digits > 0 || letters <= 3
    }
  }
}
