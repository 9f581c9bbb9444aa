package import BlindspotParser

/// What makes a finding the same finding tomorrow: the rule, the structural place and, with a key, the value as a keyed
/// hash. No line, no file name, no text that was found.
///
/// ```
/// person-name  task-name  flow=Main IVR/task=Call •  6f0c…
/// ```
package struct FindingIdentity: Hashable, Sendable {
  /// The rule's id.
  package let rule: String
  /// The field's kind.
  package let kind: FieldKind
  /// The containers around it; see ``FindingPlaceName``.
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
  /// - Parameter ordinal: how many findings of the same identity stand before this one.
  package func fingerprint(ordinal: Int) -> String {
    Fingerprint.hex([rule, kind.rawValue, place, value ?? "", "\(ordinal)"])
  }
}

/// Writes the structural place of a finding so that it is the same in YAML, JSON and `.i3`, before and after an export.
package struct FindingPlaceName {
  private var steps: [(kind: Container.Kind, label: String)] = []

  package init() {}

  /// Adds a container, from the outermost inwards. Of each kind the innermost counts: how actions nest in each other is
  /// written differently in each format, in which task an action stands is not.
  ///
  /// - Parameters:
  ///   - name: its name, masked where it holds personal data.
  ///   - identifier: its id; stands in where there is no name, and for a person, whose name is never shown.
  package mutating func add(_ kind: Container.Kind, name: String?, identifier: String?) {
    let isPerson = kind == .person
    // An e-mail address can be the id of a person; only what is random is kept.
    let id = identifier.flatMap { !isPerson || Self.isRandom($0) ? $0 : nil }
    let label = isPerson ? id ?? "\u{2022}" : name.map(Self.collapsingMasks) ?? id ?? ""
    steps.removeAll { $0.kind == kind }
    steps.append((kind, label))
  }

  /// The place as text: `flow=Main IVR/task=Call •`.
  package var text: String {
    var text = ""
    for step in steps {
      if !text.isEmpty { text += "/" }
      text += step.kind.rawValue
      text += "="
      text += step.label.replacingSlashes
    }
    return text
  }

  /// A mask says where something is hidden and a little of its form; here only the first matters.
  static func collapsingMasks(_ name: String) -> String {
    // Nearly every name holds nothing personal.
    guard name.utf8.contains(0xE2) else { return name }
    let bullet: Unicode.Scalar = "\u{2022}"
    var kept: [Unicode.Scalar] = []
    kept.reserveCapacity(name.utf8.count)
    var pending: [Unicode.Scalar] = []
    let scalars = Array(name.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if scalar == bullet {
        pending = []
        if kept.last != bullet { kept.append(bullet) }
      } else if index + 1 < scalars.count, scalars[index + 1] == bullet, scalar != " " {
        // The initial in front of a mask.
        continue
      } else if kept.last == bullet, Self.isSeparator(scalar) {
        pending.append(scalar)
      } else {
        kept += pending
        pending = []
        kept.append(scalar)
      }
    }
    kept += pending
    return String(scalars: kept)
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "-", "_", ".", ",", "/", "(", ")", "+", "@": true
    default: false
    }
  }

  /// Whether an id is a GUID: 32 hexadecimal digits and hyphens.
  private static func isRandom(_ id: String) -> Bool {
    id.utf8.count(where: \.isHexDigit) == 32 && id.utf8.allSatisfy { $0.isHexDigit || $0 == 0x2D }
  }
}

extension String {
  /// Steps are separated by `/`, so a name does not hold one.
  fileprivate var replacingSlashes: String { utf8.contains(0x2F) ? String(map { $0 == "/" ? "\u{2215}" : $0 }) : self }
}
