/// The names that exports use and that readers are told to recognise: keys, flow types, wrappers, type names.
enum ExportTerm: String, CaseIterable {
  // Everywhere.
  case name, description, id, type, text, value, label, title, language, version, key, message, state
  case null, tilde = "~", `true`, `false`, none

  // Flow types, as Archy spells them (`botFlow`, not `bot`) and as the scripting SDK names them.
  case inboundCall, inboundEmail, inboundChat, inboundShortMessage, inboundMessage, inqueueCall, inqueueEmail
  case inqueueShortMessage, outboundCall, secureCall, botFlow, digitalBot, digitalBotFlow, commonModule, workflow
  case workitem, surveyInvite, voice, voiceFlow, voiceSurvey, voiceSurveyFlow, voicemail, voicemailFlow, emailSend, speech, bot

  // The parts of an Archy flow.
  case division, defaultLanguage, supportedLanguages, startUpRef, startUpTaskActions, actions, tasks, reusableTasks
  case states, bots, menus, choices, variables, startUpState, periodicState, task, startUpTask, loopTask
  case commonModuleTask, path, intent, slot, worktype, refId
  case category, dataAction, dataTable, screenPopScript, callbackScript, lexBot, lexV2Bot, settingsKnowledge
  case inputs, outputs, foundOutputs, successOutputs, failureOutputs, terms, mutedUtterances
  case settingsNaturalLanguageUnderstanding

  // Wrappers of values.
  case tts, exp, lit, prompt, `var`, noValue

  // Keys that hold audio.
  case initialGreeting, audio, inputAudio, verificationAudio, preTransferAudio, failureTransferAudio, preHandlingAudio
  case startAudio, repromptAudio, whisperAudio, voicemailGreeting, estimatedWaitTimeAudio, positionInQueueAudio

  // Keys that hold communications and messages.
  case communication, question, noMatch, noInput, noMatches, noInputs, confirmationQuestion, continuationPrompt
  case confirmation, preTransferCommunication, failureTransferCommunication, endOfSessionMessage
  case agentEscalationConfirmation, agentEscalationHandover, errorEventHandover, recognitionFailureEventHandover
  case voiceProcessingPrompt, answer, followUpQuestion, messageBody, body, subject, headerText, footer, subtitle
  case inviteSubject, inviteBody, reminderSubject, reminderBody, signInMessage, successMessage, receivedMessageTitle
  case calleeName, chooser, quickReplies, recognitionEventHandover

  // Keys whose text no person wrote for another.
  case textToSpeech, supportedLanguageOptions, voice_ = "voiceName", targetTaskRef, targetMenuRef, targetStateRef
  case defaultChildMenuRef, presentation

  // Parameters that every data action has.
  case errorCode, status, correlationId, entityId, entityName, userMessage, userParamsMessage
  case userParamsKey = "userParams.key", userParamsValue = "userParams.value"
  case detailsErrorCode = "details.errorCode", detailsFieldName = "details.fieldName"
  case detailsEntityID = "details.entityId", detailsEntityName = "details.entityName"

  // Language models of bots.
  case intents, utterances, segments, entities, entityTypes, slots, mechanism, items, synonyms, regex = "Regex"
  case nluDomainVersion

  // Flow configurations of the platform API.
  case typeName = "__type", flowSequenceItemList, actionList, initialSequence, menuChoiceList, defaultMenuChoice, action
  case manifest, customDefinitions, versionMetaData, uiMetaData, metaData, config, errorBindings, paths
  case flowMetaData, debugSettings, commonModules, model, voiceXmlOperations, trackingId, initialValue
  case actionName, flowName, outcomeName, milestoneName, screenPopName, datatableName, knowledgeBaseName
  case mode, sequenceItems, parameter, builder, builderParts, builderPartContainers, builderPartExpressions
  case nluMetaData, rawNlu, archNlu, workitemFlowSettings, speechRecTerms, surveyFormInfo, initialPrompts
  case username, referenceId, customExpressionMode
  case state_ = "State", task_ = "Task", menu_ = "Menu", botState = "BotState", loopTask_ = "LoopTask"
  case commonModuleTask_ = "CommonModuleTask"
  case str, aud, com, int, dec, bln, dur, dat, tim, jsn

  // Operations, prompts and other objects of the platform API.
  case displayName, operation, operationName, parameters, properties, method, encoding, uri, fetchAudio, timeoutMS
  case entitiesResults = "results", pageSize, pageNumber, total, selfUri, resources, ttsString, mediaUri, promptId
  case publishedVersion, checkedInVersion, savedVersion, contract, input, output, inputSchema, successSchema
  case outputSchema, integrationId, integrationType, actionType, dnis, openHoursFlow, rrule, start, end
  case openSchedules, closedSchedules, configuration

  // The Directory.
  case presence, integrationPresence, expands, presenceDefinition, systemPresence, source, modifiedDate, userId, user
  case email, chat, primaryContactInfo, addresses, divisions, username_ = "userName", preferredName, department
  case biography, interests, hobbies, spouse, education, school, fieldOfStudy, notes, certifications, profileSkills
  case employerInfo, officialName, employeeId, stateChangeReason, locations, languageLabels, memberCount, owners
  case emergencyNumber, address, topicName, eventBody, presenceMessage, favorites, superiors, directReports, adjacents
  case peers, siblings, members, member, memberIds, rulesVisible, visibility, contactUser, outOfOffice, routingStatus
  case images, attributes, schemas, scimResources = "Resources", manager, conversationSummary, station, groups, team

  // Terraform.
  case resource, data, provider, terraform, module, locals, variable, output_ = "outputs_", terraformVersion
    = "terraform_version"
  case serial, lineage, modules, values, rootModule = "root_module", childModules = "child_modules", instances
  case resourceAttributes = "attributes_flat", primary, mode_ = "managed", substitutions, ttsString_ = "tts_string"
  case filepath, scriptName = "script_name", profileSkills_ = "profile_skills", employerInfo_ = "employer_info"
  case officialName_ = "official_name"

  /// Tells readers which names to recognise; the symbol of a name is its place among the cases, counted from 1.
  static let vocabulary = Vocabulary(allCases.map(\.rawValue))

  private static let all = Array(allCases)

  /// The name behind a symbol of ``vocabulary``; nil for any other.
  init?(_ symbol: Symbol) {
    let index = Int(symbol.value) - 1
    guard Self.all.indices.contains(index) else { return nil }
    self = Self.all[index]
  }
}
