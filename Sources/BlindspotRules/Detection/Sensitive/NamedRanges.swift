import BlindspotParser

/// The names and the ages of persons that were found in a text.
struct NamedRanges {
  private var names: [TextRange] = []
  private var ages: [TextRange] = []

  /// Names with a lower confidence do not show that a sentence is about a person.
  static let leastConfidence: Float = 0.6

  /// Selects the names and ages among the candidates of all detectors. An age is a note; a date of birth is not.
  ///
  /// - Parameter least: The least confidence of a name.
  init(_ candidates: [Candidate], least: Float = leastConfidence) {
    for candidate in candidates {
      if candidate.rule == BuiltInRule.personName.index, candidate.confidence >= least {
        names.append(candidate.range)
      } else if candidate.rule == BuiltInRule.dateOfBirth.index, candidate.ceiling == .note {
        ages.append(candidate.range)
      }
    }
  }

  /// Whether a name is in the range.
  func overlap(_ range: Range<Int>) -> Bool { Self.overlap(names, range) }

  /// Returns the end of the last name in the range; nil if it contains none.
  func lastEnd(in range: Range<Int>) -> Int? {
    names.lazy.filter { $0.end <= range.upperBound && range.lowerBound <= $0.start }.map(\.end).max()
  }

  /// Whether an age is in the range.
  func haveAge(in range: Range<Int>) -> Bool { Self.overlap(ages, range) }

  private static func overlap(_ ranges: [TextRange], _ range: Range<Int>) -> Bool {
    ranges.contains { $0.start < range.upperBound && range.lowerBound < $0.end }
  }
}
