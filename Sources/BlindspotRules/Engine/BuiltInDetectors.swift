/// The detectors of the built-in rules.
package enum BuiltInDetectors {
  /// One of each, in no particular order: overlaps are resolved on what they find.
  package static let all: [any Detector] = [
    EmailDetector(), PhoneDetector(), IdentifierDetector(), NetworkDetector(), CoordinateDetector(), WalletDetector(),
    PlateDetector(), PlaceDetector(), BirthDateDetector(), SensitiveDetector(), CredentialDetector(), HandleDetector(),
    PersonNameDetector(),
  ]
}
