import BlindspotParser

/// Decides whether the result for a text without candidates holds for all texts of its shape.
package struct DigitDependence {
  private let detectors: [any ShapeDetector]

  /// - Parameter detectors: The detectors of a scanner, of which those that conform to ``ShapeDetector`` are considered.
  init(_ detectors: [any Detector]) { self.detectors = detectors.compactMap(\.shapeDetector) }

  /// Whether the values of digits may affect the result for a text.
  ///
  /// - Parameters:
  ///   - read: The text as the detectors read it, without machine text.
  ///   - profiles: The profiles of the text itself and of `read`.
  ///   - context: The context that the detectors read.
  func affects(
    _ read: Span<UInt8>, profiles: (text: TextProfile, read: TextProfile), context: FieldContext
  ) -> Bool {
    guard !profiles.text.hasNonASCII, !profiles.text.hasAt,
      !MachineTextBlanker.mayDependOnDigitValues(profiles.text),
      !WordAutomaton.builtIn.mayReadDigits(in: read),
      !Self.keywordsWithDigits.mayBegin(in: read)
    else { return true }
    // Through a span: the iterator of an array moves each detector once more.
    let detectors = detectors.span
    for index in detectors.indices
    where detectors[index].dependsOnDigitValues(in: read, profile: profiles.read, context: context) {
      return true
    }
    return false
  }

  /// The keywords of all built-in lists that contain a digit. A list of their own, because the index of all lists takes many
  /// instructions to make and few texts need it.
  package static let keywordsWithDigits: ContextWords = "ahvn13"
}

/// A detector that reads no digit values except through the built-in word lists.
private protocol DigitBlindDetector: ShapeDetector {}

extension DigitBlindDetector {
  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool { false }
}

extension EmailDetector: DigitBlindDetector {}
extension LabeledValueDetector: DigitBlindDetector {}
extension SensitiveDetector: DigitBlindDetector {}
extension HandleDetector: DigitBlindDetector {}
extension PersonNameDetector: DigitBlindDetector {}

extension PhoneDetector: ShapeDetector {}
extension IdentifierDetector: ShapeDetector {}
extension NetworkDetector: ShapeDetector {}
extension BirthDateDetector: ShapeDetector {}
extension AgeDetector: ShapeDetector {}

extension CoordinateDetector: ShapeDetector {
  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool {
    mayMatch(profile)
  }
}

extension WalletDetector: ShapeDetector {
  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool {
    mayMatch(profile)
  }
}

extension PostalAddressDetector: ShapeDetector {
  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool {
    AddressSuffix.mayContainYear(text)
  }
}
