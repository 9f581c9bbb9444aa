package import BlindspotParser

/// The identity of a finding across runs: the rule, the structural path and, with a key, the keyed hash of the value.
/// Contains no line, no file name and no found text.
///
/// ```
/// person-name  task-name  flow=Main IVR/task=Call •  6f0c…
/// ```
package struct FindingIdentity: Hashable, Sendable {
  /// The rule's id.
  package let rule: String
  /// The field's kind.
  package let kind: FieldKind
  /// The containers around it; see ``StructuralPath``.
  package let place: String
  /// HMAC-SHA-256 of the value in 32 hexadecimal digits; nil without a key.
  package let value: String?

  package init(rule: String, kind: FieldKind, place: String, value: String?) {
    self.rule = rule
    self.kind = kind
    self.place = place
    self.value = value
  }

  /// The same without the value, for comparing with a baseline that was made without the key.
  package var withoutValue: Self { Self(rule: rule, kind: kind, place: place, value: nil) }

  /// The identity in 32 hexadecimal digits, for reports.
  ///
  /// - Parameter ordinal: the number of findings of the same identity before this one.
  package func fingerprint(ordinal: Int) -> String {
    Fingerprint.hex([rule, kind.rawValue, place, value ?? "", "\(ordinal)"])
  }
}
