import BlindspotParser

/// Decides whether the result for a text without candidates holds for all texts of its shape.
struct DigitDependence {
  private let detectors: [any ShapeDetector]
  /// The detectors of known people, which find something in few texts.
  private let people: [KnownPersonDetector]
  /// Whether a detector is neither among ``detectors`` nor ``people``.
  private let hasOthers: Bool

  /// - Parameter detectors: The detectors of a scanner.
  init(_ detectors: [any Detector]) {
    self.detectors = detectors.compactMap(\.shapeDetector)
    people = detectors.compactMap { $0 as? KnownPersonDetector }
    hasOthers = self.detectors.count + people.count < detectors.count
  }

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
      !MachineTextBlanker.mayDependOnDigitValues(profiles.text)
    else { return true }
    // Through a span: the iterator of an array moves each detector once more.
    let detectors = detectors.span
    for index in detectors.indices
    where detectors[index].dependsOnDigitValues(in: read, profile: profiles.read, context: context) {
      return true
    }
    let notes = context.notes ?? TextNotes()
    return notes.lists(of: .builtIn, in: read).intersects(Self.listsWithDigits)
      || WordAutomaton.builtIn.mayReadDigits(in: read)
  }

  /// Whether a detector that does not conform to ``ShapeDetector`` may find something in another text of a shape, for which
  /// ``affects(_:profiles:context:)`` is false. The parameters are the same.
  func affectsOthers(
    _ read: Span<UInt8>, profiles: (text: TextProfile, read: TextProfile), context: FieldContext
  ) -> Bool {
    if hasOthers { return true }
    guard !people.isEmpty else { return false }
    // The copies that the detectors read depend on the values of digits.
    if profiles.text.hasEscapes || SpokenNumbers.mayHoldRun(read, profiles.read) { return true }
    return people.contains { $0.mayDependOnDigits(in: read, profile: profiles.read, context: context) }
  }

  /// The keyword lists in which a keyword contains a digit (`ahvn13`).
  private static let listsWithDigits: KeywordSet = {
    var lists = KeywordSet()
    for keywords in KeywordIndex.builtIn.lists where keywords.words.hasDigits { lists.insert(keywords.number) }
    return lists
  }()
}

/// A detector that reads no digit values except through the built-in word lists.
private protocol DigitBlindDetector: ShapeDetector {}

extension DigitBlindDetector {
  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool { false }
}

extension EmailDetector: DigitBlindDetector {}
extension SecretTokenDetector: DigitBlindDetector {}
extension SensitiveDetector: DigitBlindDetector {}
extension WhereaboutsDetector: DigitBlindDetector {}
extension HandleDetector: DigitBlindDetector {}
extension ExtensionDetector: DigitBlindDetector {}
extension PersonNameDetector: DigitBlindDetector {}

extension PhoneDetector: ShapeDetector {}
extension IdentifierDetector: ShapeDetector {}
extension NetworkDetector: ShapeDetector {}
extension CoordinateDetector: ShapeDetector {}
extension BirthDateDetector: ShapeDetector {}
extension AgeDetector: ShapeDetector {}

extension LabeledValueDetector: ShapeDetector {
  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool {
    mayContainYear(in: text, profile)
  }
}

extension VehicleDetector: ShapeDetector {
  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool {
    mayContainYear(in: text, profile)
  }
}

extension WalletDetector: ShapeDetector {
  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool {
    mayMatch(profile)
  }
}

extension SpokenHouseNumberDetector: ShapeDetector {
  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool {
    AddressSuffix.mayContainYear(text)
  }
}

extension PostalAddressDetector: ShapeDetector {
  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool {
    AddressSuffix.mayContainYear(text)
  }
}
