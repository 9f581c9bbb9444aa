import BlindspotEncoding
package import BlindspotParser

/// The identity of a finding across runs: the file, the rule, the structural place and, with a key, the keyed hash of the
/// value. Contains no line and no text of an export, so a better detector or mask does not change it.
///
/// ```
/// exports/main.yaml  person-name  task-name  flow/task:14  text 0  6f0c…
/// ```
package struct FindingIdentity: Sendable, Hashable {
  /// The path of the file relative to the folder of the run, normalized.
  package let file: String
  /// The rule's id.
  package let rule: String
  /// The field's kind.
  package let kind: FieldKind
  /// The containers around the field; see ``StructuralPlaces``.
  package let place: String
  /// The number of fields of this kind in the same container before this one.
  package let text: Int
  /// HMAC-SHA-256 of the value in 32 hexadecimal digits; nil without a key.
  package let value: String?
  /// The place in baselines of version 1, with masked names; nil unless requested.
  package let versionOnePlace: String?

  package init(
    file: String, rule: String, kind: FieldKind, place: String, text: Int = 0, value: String?,
    versionOnePlace: String? = nil
  ) {
    self.file = file
    self.rule = rule
    self.kind = kind
    self.place = place
    self.text = text
    self.value = value
    self.versionOnePlace = versionOnePlace
  }

  /// A text of the parts that the fingerprint has: the number of the text counts only without a value, and the place in
  /// baselines of version 1 does not count.
  ///
  /// A hash of the identity takes ten times as long; it is only made for letters beyond ASCII, where texts can be equal whose
  /// bytes are not.
  package var key: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(file.utf8.count + rule.utf8.count + place.utf8.count + 64)
    for part in [file, rule, kind.rawValue, place, value ?? String(text)] {
      bytes += part.utf8
      bytes.append(0)
    }
    return bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : fingerprint(ordinal: 0)
  }

  /// Returns the identity in 32 hexadecimal digits, for reports.
  ///
  /// - Parameter ordinal: the number of findings of the same identity before this one.
  package func fingerprint(ordinal: Int) -> String {
    var maker = FingerprintMaker()
    var text = ByteWriter()
    maker.write(self, ordinal: ordinal, to: &text)
    return text.text
  }
}
