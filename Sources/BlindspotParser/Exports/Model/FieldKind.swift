/// The purpose of a text that a person typed. The raw values occur in reports and rule files.
public enum FieldKind: String, Sendable, CaseIterable, Hashable {
  // Texts that the GDPR API does not reach.
  case flowName = "flow-name"
  case flowDescription = "flow-description"
  case stateName = "state-name"
  case taskName = "task-name"
  case actionName = "action-name"
  case vxmlOperation = "vxml-operation"
  case vxmlParameter = "vxml-parameter"
  case tts
  case personalStatus = "personal-status"
  // Related texts.
  case menuName = "menu-name"
  case menuChoiceName = "menu-choice-name"
  case promptName = "prompt-name"
  case promptDescription = "prompt-description"
  case variableDescription = "variable-description"
  case dataActionName = "data-action-name"
  case dataActionParameter = "data-action-parameter"
  case messageText = "message-text"
  // Read on request only.
  case variableName = "variable-name"
  case literalValue = "literal-value"
  case utterance
  case intentName = "intent-name"
  case referencedName = "referenced-name"
  case divisionName = "division-name"
  case fileName = "file-name"
  case profileText = "profile-text"
  case groupName = "group-name"
  case locationNote = "location-note"
  /// A text that a person may have typed, in a place that no shape knows.
  case otherText = "other-text"

  /// A group of kinds: how close they are to the texts that the GDPR API does not reach.
  public enum Group: String, Sendable, CaseIterable {
    case mission
    case near
    case extended
  }

  /// The group of the kind: `mission` and `near` are read by default, `extended` on request.
  public var group: Group {
    switch self {
    case .flowName, .flowDescription, .stateName, .taskName, .actionName, .vxmlOperation, .vxmlParameter, .tts,
      .personalStatus:
      .mission
    case .menuName, .menuChoiceName, .promptName, .promptDescription, .variableDescription, .dataActionName,
      .dataActionParameter, .messageText:
      .near
    case .variableName, .literalValue, .utterance, .intentName, .referencedName, .divisionName, .fileName,
      .profileText, .groupName, .locationNote, .otherText:
      .extended
    }
  }
}
