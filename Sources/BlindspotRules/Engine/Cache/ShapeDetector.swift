import BlindspotParser

/// A detector whose results for most texts depend on the positions of digits and not on their values.
///
/// Opt-in: the cache stores the shape of a text, in which any digit may replace another, only for the detectors that
/// conform. All other detectors read every new text. In an export with 20,000 numbered texts (`Order 4711`), caching by
/// shape reduces the instructions of a run to a seventh.
package protocol ShapeDetector: Detector {
  /// Whether the candidates in `text` may depend on the values of its digits. If false, `detect` must return the same
  /// candidates for every text of the same shape. A pure function, called only for texts with digits and without
  /// candidates.
  ///
  /// Need not consider the built-in word lists, which contain a few phrases with digits (`legge 104`), nor texts with
  /// `@` or characters beyond ASCII: the cache never stores their shape.
  func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool
}

/// Decides whether the result for a text without candidates holds for all texts of its shape.
struct DigitDependence {
  private let detectors: [any ShapeDetector]

  /// - Parameter detectors: The detectors of a scanner, of which those that conform to ``ShapeDetector`` are considered.
  init(_ detectors: [any Detector]) { self.detectors = detectors.compactMap { $0 as? any ShapeDetector } }

  /// Whether the values of digits may affect the result for `text`.
  ///
  /// - Parameter read: The text as the detectors read it, without machine text.
  func affects(_ text: Span<UInt8>, read: Span<UInt8>, context: FieldContext) -> Bool {
    let profile = TextProfile(text)
    guard !profile.hasNonASCII, !profile.hasAt, !MachineTextBlanker.mayDependOnDigitValues(profile),
      !WordAutomaton.builtIn.mayReadDigits(in: read),
      !KeywordIndex.builtIn.lists(in: read).intersects(Self.listsWithDigits)
    else { return true }
    let profileRead = TextProfile(read)
    return detectors.contains { $0.dependsOnDigitValues(in: read, profile: profileRead, context: context) }
  }

  /// The keyword lists in which a keyword contains a digit (`ahvn13`).
  private static let listsWithDigits: KeywordSet = {
    var lists = KeywordSet()
    for index in IdentifierTable.rules.indices where IdentifierTable.rules[index].words.containsDigit {
      lists.insert(UInt16(index))
    }
    for keywords in Keywords.others where keywords.words.containsDigit { lists.insert(keywords.number) }
    return lists
  }()
}

extension ContextWords {
  fileprivate var containsDigit: Bool {
    for index in 0..<phrases.utf8CodeUnitCount where phrases.byte(at: index).isDigit { return true }
    return false
  }
}

/// A detector that reads no digit values except through the built-in word lists.
private protocol DigitBlindDetector: ShapeDetector {}

extension DigitBlindDetector {
  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool { false }
}

extension EmailDetector: DigitBlindDetector {}
extension PlateDetector: DigitBlindDetector {}
extension SensitiveDetector: DigitBlindDetector {}
extension CredentialDetector: DigitBlindDetector {}
extension HandleDetector: DigitBlindDetector {}
extension PersonNameDetector: DigitBlindDetector {}

extension PhoneDetector: ShapeDetector {}
extension IdentifierDetector: ShapeDetector {}
extension NetworkDetector: ShapeDetector {}
extension BirthDateDetector: ShapeDetector {}

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
