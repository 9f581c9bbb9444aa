extension ExportKey {
  /// Whether the value of the key is a whole flow, as written by Archy.
  var isFlowType: Bool {
    switch self {
    case .inboundCall, .inboundEmail, .inboundChat, .inboundShortMessage, .inboundMessage, .inqueueCall, .inqueueEmail,
      .inqueueShortMessage, .outboundCall, .secureCall, .botFlow, .digitalBot, .digitalBotFlow, .commonModule,
      .workflow, .workitem, .surveyInvite, .voice, .voiceFlow, .voiceSurvey, .voicemail, .emailSend, .speech, .bot:
      true
    default: false
    }
  }

  /// Whether a key is a flow type in another letter case, such as `InboundCall`.
  static func isFlowType(anyCase text: Span<UInt8>) -> Bool {
    var letters: [UInt8] = []
    guard text.count <= 20 else { return false }
    for index in text.indices { letters.append(text[index].lowercased) }
    let key = String(decoding: letters, as: UTF8.self)
    return allCases.contains { $0.isFlowType && $0.rawValue.lowercased() == key }
  }

  /// Whether the value of the key is spoken.
  var isAudio: Bool {
    switch self {
    case .initialGreeting, .audio, .inputAudio, .verificationAudio, .preTransferAudio, .failureTransferAudio,
      .preHandlingAudio, .startAudio, .repromptAudio, .whisperAudio, .voicemailGreeting, .estimatedWaitTimeAudio,
      .positionInQueueAudio:
      true
    default: false
    }
  }

  /// Whether the value of the key is written to a person, or spoken by a bot.
  var isMessage: Bool {
    switch self {
    case .communication, .question, .noMatch, .noInput, .noMatches, .noInputs, .confirmationQuestion,
      .continuationPrompt, .confirmation, .preTransferCommunication, .failureTransferCommunication,
      .endOfSessionMessage, .agentEscalationConfirmation, .agentEscalationHandover, .errorEventHandover,
      .recognitionFailureEventHandover, .recognitionEventHandover, .voiceProcessingPrompt, .answer,
      .followUpQuestion, .messageBody, .body, .subject, .headerText, .footer, .title, .subtitle, .inviteSubject,
      .inviteBody, .reminderSubject, .reminderBody, .signInMessage, .successMessage, .receivedMessageTitle,
      .calleeName, .chooser, .quickReplies:
      true
    default: false
    }
  }

  /// Whether the key specifies the form of a value: `lit: Hello`, `exp: Append(…)`, `noValue: true`.
  var isWrapper: Bool {
    switch self {
    case .tts, .exp, .lit, .prompt, .var, .noValue, .none: true
    default: false
    }
  }

  /// Whether the keys of its value are names of objects outside the flow.
  var namesObjectInKey: Bool {
    switch self {
    case .category, .dataTable, .botFlow, .digitalBotFlow, .commonModule, .screenPopScript, .callbackScript, .lexBot,
      .lexV2Bot, .settingsKnowledge:
      true
    default: false
    }
  }

  /// Whether the value of the key is a reference by name, a voice or a setting, and never typed text.
  var isMachineText: Bool {
    switch self {
    case .var, .noValue, .none, .refId, .startUpRef, .targetTaskRef, .targetMenuRef, .targetStateRef,
      .defaultChildMenuRef, .textToSpeech, .supportedLanguages, .supportedLanguageOptions, .defaultLanguage, .id,
      .type, .presentation, .messageBodyStyle:
      true
    default: false
    }
  }

  /// Whether the key is a parameter that the platform adds to every data action and every lookup.
  var isFixedOutput: Bool {
    switch self {
    case .errorCode, .status, .correlationId, .entityId, .entityName, .userMessage, .userParamsMessage,
      .userParamsKey, .userParamsValue, .detailsErrorCode, .detailsFieldName, .detailsEntityID, .detailsEntityName,
      .errorType, .errorMessage:
      true
    default: false
    }
  }
}

extension ExportKey {
  /// Whether only exports of the platform have this key.
  var isDistinctive: Bool {
    switch self {
    case .flowSequenceItemList, .typeName, .voiceXmlOperations, .presenceDefinition, .systemPresence,
      .integrationPresence, .selfUri, .userResource, .groupResource, .locationResource, .flowResource,
      .promptResource, .ttsString, .primaryContactInfo, .startUpRef, .terraformVersion:
      true
    default: false
    }
  }
}
