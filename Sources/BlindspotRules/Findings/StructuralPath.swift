package import BlindspotParser

/// Builds the structural path of a finding, which is the same in YAML, JSON and `.i3`, before and after an export.
package struct StructuralPath {
  private var steps: [(kind: Container.Kind, label: String)] = []

  package init() {}

  /// Adds a container, from the outermost inwards. The innermost of each kind counts: formats differ in how they nest
  /// actions, but agree on the task of an action.
  ///
  /// - Parameters:
  ///   - name: its name, masked where it holds personal data.
  ///   - identifier: its id, which replaces a missing name and the name of a person, which is never shown.
  package mutating func add(_ kind: Container.Kind, name: String?, identifier: String?) {
    let isPerson = kind == .person
    // The id of a person can be an e-mail address; only random ids are kept.
    let id = identifier.flatMap { !isPerson || Self.isRandom($0) ? $0 : nil }
    let label = isPerson ? id ?? "\u{2022}" : name.map(Self.collapsingMasks) ?? id ?? ""
    steps.removeAll { $0.kind == kind }
    steps.append((kind, label))
  }

  /// The place as text: `flow=Main IVR/task=Call •`.
  package var text: String {
    var text: [UInt8] = []
    for step in steps {
      if !text.isEmpty { text.append(ASCII.slash) }
      text += step.kind.rawValue.utf8
      text.append(ASCII.equals)
      text += step.label.replacingSlashes.utf8
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Replaces each mask by one bullet: the position of a mask matters, its form does not.
  static func collapsingMasks(_ name: String) -> String {
    // Nearly every name holds nothing personal.
    guard name.utf8Span.span.contains(0xE2) else { return name }
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
    id.utf8.count(where: \.isHexDigit) == 32 && id.utf8.allSatisfy { $0.isHexDigit || $0 == ASCII.hyphen }
  }
}

extension String {
  /// The text that is made of `scalars`. Written as bytes: scalars added one by one to a String cost ten times as much.
  init(scalars: [Unicode.Scalar]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(scalars.count * 3)
    for scalar in scalars { bytes.append(scalar) }
    self.init(decoding: bytes, as: UTF8.self)
  }

  /// Steps are separated by `/`, so a name does not hold one.
  fileprivate var replacingSlashes: String {
    utf8Span.span.contains(ASCII.slash) ? String(map { $0 == "/" ? "\u{2215}" : $0 }) : self
  }
}
