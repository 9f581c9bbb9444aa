import BlindspotParser

/// The detectors of the built-in rules as one. Overlaps are resolved on what they find, so their order is free.
///
/// They are called one by one and not through a list of `any Detector`: for most texts a call is nearly all they cost.
package struct BuiltInDetectors: Detector {
  private let email = EmailDetector()
  private let phone = PhoneDetector()
  private let identifier = IdentifierDetector()
  private let network = NetworkDetector()
  private let coordinate = CoordinateDetector()
  private let wallet = WalletDetector()
  private let plate = PlateDetector()
  private let place = PostalAddressDetector()
  private let birthDate = BirthDateDetector()
  private let sensitive = SensitiveDetector()
  private let credential = CredentialDetector()
  private let handle = HandleDetector()
  private let personName = PersonNameDetector()

  /// The detectors of an engine that knows nothing but the built-in rules.
  package static var all: [any Detector] { [BuiltInDetectors()] }

  package init() {}

  package var tracksDigitDependency: Bool { true }

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    email.detect(in: text, profile: profile, context: context, into: &candidates)
    var surroundings = KeywordContext(context)
    phone.detect(in: text, profile: profile, surroundings: &surroundings, into: &candidates)
    identifier.detect(in: text, profile: profile, surroundings: &surroundings, into: &candidates)
    network.detect(in: text, profile: profile, surroundings: &surroundings, into: &candidates)
    coordinate.detect(in: text, profile: profile, context: context, into: &candidates)
    wallet.detect(in: text, profile: profile, context: context, into: &candidates)
    plate.detect(in: text, profile: profile, context: context, into: &candidates)
    place.detect(in: text, profile: profile, context: context, into: &candidates)
    birthDate.detect(in: text, profile: profile, context: context, into: &candidates)
    sensitive.detect(in: text, profile: profile, context: context, into: &candidates)
    credential.detect(in: text, profile: profile, context: context, into: &candidates)
    handle.detect(in: text, profile: profile, context: context, into: &candidates)
    personName.detect(in: text, profile: profile, context: context, into: &candidates)
  }
}
