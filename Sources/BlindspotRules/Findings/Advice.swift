package import BlindspotParser

/// The text to write instead of a finding: one for all fields, and others for the fields in which it does not fit. A
/// personal status cannot transfer a call, and a flow is not away until Monday.
package struct Advice: Sendable, Hashable {
  /// The groups of fields with a recommendation of their own.
  package enum Place: String, Sendable, CaseIterable {
    /// A personal status or another text of a user profile.
    case status
    /// A description of a flow, a prompt or a variable.
    case description
    /// A text that callers hear or read.
    case speech
    /// A name of a flow, a task, an action, a menu or another object.
    case name
    /// A value of a parameter or a literal.
    case value

    /// The group in a sentence: `in a personal status`.
    package var noun: String {
      switch self {
      case .status: "personal status"
      case .description: "description"
      case .speech: "prompt or message"
      case .name: "name"
      case .value: "parameter or literal"
      }
    }
  }

  /// The recommendation for all fields without one of their own.
  package let usual: String
  private let status: String?
  private let description: String?
  private let speech: String?
  private let name: String?
  private let value: String?

  /// Creates the recommendations of a rule; nil where the usual one fits.
  package init(
    _ usual: String, status: String? = nil, description: String? = nil, speech: String? = nil, name: String? = nil,
    value: String? = nil
  ) {
    self.usual = usual
    self.status = status
    self.description = description
    self.speech = speech
    self.name = name
    self.value = value
  }

  /// Creates the recommendations of a rule.
  ///
  /// - Parameter text: returns the recommendation for a group of fields; nil where the usual one fits.
  package init(_ usual: String, in text: (Place) -> String?) {
    self.init(
      usual, status: text(.status), description: text(.description), speech: text(.speech), name: text(.name),
      value: text(.value))
  }

  /// The keys of a rule file for the groups of fields.
  static let keys = Place.allCases.map { SettingKey($0.rawValue, .text, "Recommendation for a \($0.noun).") }

  /// The recommendation for a group of fields; nil if the usual one fits.
  package subscript(place: Place) -> String? {
    switch place {
    case .status: status
    case .description: description
    case .speech: speech
    case .name: name
    case .value: value
    }
  }

  /// Returns the recommendation for a field.
  package func text(in kind: FieldKind) -> String { self[kind.advicePlace] ?? usual }
}

extension FieldKind {
  /// The group of the field for recommendations.
  package var advicePlace: Advice.Place {
    switch self {
    case .personalStatus, .profileText: .status
    case .flowDescription, .promptDescription, .variableDescription, .locationNote: .description
    case .tts, .messageText: .speech
    case .vxmlParameter, .dataActionParameter, .literalValue, .utterance: .value
    default: .name
    }
  }
}

extension Advice: ExpressibleByStringLiteral {
  /// The same recommendation for all fields.
  package init(stringLiteral usual: String) { self.init(usual) }
}
