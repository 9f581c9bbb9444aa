/// The detectors of the built-in rules.
package enum BuiltInDetectors {
  /// One detector per family. The order is irrelevant: the engine resolves overlaps between their candidates.
  ///
  /// To cache the result of a new detector by the shape of a text, see ``ShapeDetector``.
  package static let all: [any Detector] = [
    EmailDetector(),
    PhoneDetector(),
    IdentifierDetector(),
    NetworkDetector(),
    CoordinateDetector(),
    WalletDetector(),
    PlateDetector(),
    PostalAddressDetector(),
    BirthDateDetector(),
    SensitiveDetector(),
    CredentialDetector(),
    HandleDetector(),
    PersonNameDetector(),
  ]
}
