import BlindspotParser

/// The detectors of the built-in rules, one per family, as one detector.
///
/// To add a detector, declare a property and add it to ``members``, ``detect(in:profile:context:into:)`` and
/// ``dependsOnDigitValues(in:profile:context:)``. The calls are written out because a call through `any Detector` copies
/// the detector first, which cost a tenth of the instructions of all detectors. The engine resolves overlaps between
/// candidates; the order matters only for the detectors of statements about persons, which read the names found before.
package struct BuiltInDetectors: ShapeDetector {
  /// This detector and the one that reads machine text, to which an engine adds others.
  package static let all: [any Detector] = [BuiltInDetectors(), SecretTokenDetector()]

  private let email = EmailDetector()
  private let phone = PhoneDetector()
  private let identifier = IdentifierDetector()
  private let network = NetworkDetector()
  private let coordinate = CoordinateDetector()
  private let wallet = WalletDetector()
  private let labeledValue = LabeledValueDetector()
  private let vehicle = VehicleDetector()
  private let postalAddress = PostalAddressDetector()
  private let spokenHouseNumber = SpokenHouseNumberDetector()
  private let birthDate = BirthDateDetector()
  private let age = AgeDetector()
  private let handle = HandleDetector()
  private let personName = PersonNameDetector()
  private let phoneExtension = ExtensionDetector()
  private let sensitive = SensitiveDetector()
  private let whereabouts = WhereaboutsDetector()

  package init() {}

  /// The detectors one by one.
  package var members: [any ShapeDetector] {
    [
      email, phone, identifier, network, coordinate, wallet, labeledValue, vehicle, postalAddress,
      spokenHouseNumber, birthDate, handle, personName, age, phoneExtension, sensitive, whereabouts,
    ]
  }

  /// The detectors that also read the numbers that a text spells out.
  package var numbers: [any Detector] { [phone, identifier, labeledValue, birthDate] }

  package func detect(
    in text: Span<UInt8>, profile: TextProfile, context: FieldContext, into candidates: inout [Candidate]
  ) {
    email.detect(in: text, profile: profile, context: context, into: &candidates)
    phone.detect(in: text, profile: profile, context: context, into: &candidates)
    identifier.detect(in: text, profile: profile, context: context, into: &candidates)
    network.detect(in: text, profile: profile, context: context, into: &candidates)
    coordinate.detect(in: text, profile: profile, context: context, into: &candidates)
    wallet.detect(in: text, profile: profile, context: context, into: &candidates)
    labeledValue.detect(in: text, profile: profile, context: context, into: &candidates)
    vehicle.detect(in: text, profile: profile, context: context, into: &candidates)
    postalAddress.detect(in: text, profile: profile, context: context, into: &candidates)
    spokenHouseNumber.detect(in: text, profile: profile, context: context, into: &candidates)
    birthDate.detect(in: text, profile: profile, context: context, into: &candidates)
    handle.detect(in: text, profile: profile, context: context, into: &candidates)
    personName.detect(in: text, profile: profile, context: context, into: &candidates)
    age.detect(in: text, profile: profile, context: context, into: &candidates)
    phoneExtension.detect(in: text, profile: profile, context: context, into: &candidates)
    sensitive.detect(in: text, profile: profile, context: context, into: &candidates)
    whereabouts.detect(in: text, profile: profile, context: context, into: &candidates)
  }

  package func dependsOnDigitValues(in text: Span<UInt8>, profile: TextProfile, context: FieldContext) -> Bool {
    email.dependsOnDigitValues(in: text, profile: profile, context: context)
      || phone.dependsOnDigitValues(in: text, profile: profile, context: context)
      || identifier.dependsOnDigitValues(in: text, profile: profile, context: context)
      || network.dependsOnDigitValues(in: text, profile: profile, context: context)
      || coordinate.dependsOnDigitValues(in: text, profile: profile, context: context)
      || wallet.dependsOnDigitValues(in: text, profile: profile, context: context)
      || labeledValue.dependsOnDigitValues(in: text, profile: profile, context: context)
      || vehicle.dependsOnDigitValues(in: text, profile: profile, context: context)
      // Also for `spokenHouseNumber`, which asks the same.
      || postalAddress.dependsOnDigitValues(in: text, profile: profile, context: context)
      || birthDate.dependsOnDigitValues(in: text, profile: profile, context: context)
      || age.dependsOnDigitValues(in: text, profile: profile, context: context)
      || handle.dependsOnDigitValues(in: text, profile: profile, context: context)
      || personName.dependsOnDigitValues(in: text, profile: profile, context: context)
      || sensitive.dependsOnDigitValues(in: text, profile: profile, context: context)
      || whereabouts.dependsOnDigitValues(in: text, profile: profile, context: context)
  }
}
