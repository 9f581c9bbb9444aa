package import BlindspotParser

extension FieldKind {
  /// The kind's place in `allCases`; small, for tables by kind.
  package var ordinal: Int {
    switch self {
    case .flowName: 0
    case .flowDescription: 1
    case .stateName: 2
    case .taskName: 3
    case .actionName: 4
    case .vxmlOperation: 5
    case .vxmlParameter: 6
    case .tts: 7
    case .personalStatus: 8
    case .menuName: 9
    case .menuChoiceName: 10
    case .promptName: 11
    case .promptDescription: 12
    case .variableDescription: 13
    case .dataActionName: 14
    case .dataActionParameter: 15
    case .messageText: 16
    case .variableName: 17
    case .literalValue: 18
    case .utterance: 19
    case .intentName: 20
    case .referencedName: 21
    case .divisionName: 22
    case .fileName: 23
    case .profileText: 24
    case .groupName: 25
    case .locationNote: 26
    case .otherText: 27
    }
  }

  /// How a message begins: `Task name holds …`.
  package var title: String { Self.titles[ordinal] }

  private static let titles = allCases.map { kind in
    switch kind {
    case .vxmlOperation: "VXML operation name"
    case .vxmlParameter: "VXML parameter name"
    case .tts: "Spoken text"
    case .literalValue: "Literal value"
    default: sentenceCase(kind.rawValue)
    }
  }

  private static func sentenceCase(_ kebab: String) -> String {
    var bytes = Array(kebab.utf8)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "-") { bytes[index] = UInt8(ascii: " ") }
    bytes[0] &= 0xDF
    return String(decoding: bytes, as: UTF8.self)
  }
}
