import BlindspotParser

/// Finds the extension of a person: `Priya Sharma, ext. 4417`, `Durchwahl 388 (Frau Lindt)`.
///
/// An extension alone is the number of a desk or a queue. Next to the name of a person it is a contact of that person, but
/// only inside the organization, and therefore a note. The detector reads the names that ``PersonNameDetector`` found.
package struct ExtensionDetector: Detector {
  /// The farthest distance of a name and an extension, in bytes.
  private static let reach = 24

  /// Makes the detector.
  package init() {}

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    guard profile.digits > 1, !candidates.isEmpty else { return }
    let names = NamedRanges(candidates)
    guard names.overlap(0..<text.count) else { return }
    for index in text.indices where text[index].isWordByte && !text.byte(at: index - 1).isWordByte {
      guard let number = PhoneExtension.number(in: text, at: index),
        names.overlap(max(0, index - Self.reach)..<min(text.count, number.end + Self.reach))
      else { continue }
      candidates.append(
        Candidate(
          range: number, rule: BuiltInRule.phoneNumber.index, confidence: 0.7,
          reason: "extension next to the name of a person", ceiling: .note))
    }
  }
}
