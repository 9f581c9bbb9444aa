/// The names of exports that readers recognize: keys, flow types, wrappers, type names.
enum ExportKey: String, CaseIterable {
  // Everywhere.
  case name, description, id, type, text, value, label, title, message, object
  case null, nullCapital = "Null", nullUpper = "NULL", tilde = "~", `true`, trueCapital = "True"
  case `false`, falseCapital = "False", none

  // Flow types, as Archy spells them (`botFlow`, not `bot`) and as the scripting SDK names them.
  case inboundCall, inboundEmail, inboundChat, inboundShortMessage, inboundMessage, inqueueCall, inqueueEmail
  case inqueueShortMessage, outboundCall, secureCall, botFlow, digitalBot, digitalBotFlow, commonModule, workflow
  case workitem, surveyInvite, voice, voiceFlow, voiceSurvey, voicemail, emailSend, speech, bot

  // The parts of an Archy flow.
  case division, defaultLanguage, supportedLanguages, startUpRef, startUpTaskActions, actions, tasks, reusableTasks
  case states, bots, menus, choices, variables, startUpState, periodicState, task, startUpTask, loopTask
  case commonModuleTask, path, intent, slot, worktype, refId, state
  case category, dataAction, dataTable, screenPopScript, callbackScript, lexBot, lexV2Bot, settingsKnowledge
  case inputs, outputs, foundOutputs, successOutputs, failureOutputs, terms, mutedUtterances
  case settingsNaturalLanguageUnderstanding

  // Wrappers of values.
  case tts, exp, lit, prompt, `var`, noValue

  // Keys of audio.
  case initialGreeting, audio, inputAudio, verificationAudio, preTransferAudio, failureTransferAudio, preHandlingAudio
  case startAudio, repromptAudio, whisperAudio, voicemailGreeting, estimatedWaitTimeAudio, positionInQueueAudio

  // Keys of communications and messages.
  case communication, question, noMatch, noInput, noMatches, noInputs, confirmationQuestion, continuationPrompt
  case confirmation, preTransferCommunication, failureTransferCommunication, endOfSessionMessage
  case agentEscalationConfirmation, agentEscalationHandover, errorEventHandover, recognitionFailureEventHandover
  case recognitionEventHandover, voiceProcessingPrompt, answer, followUpQuestion, messageBody, body, subject
  case headerText, footer, subtitle, inviteSubject, inviteBody, reminderSubject, reminderBody, signInMessage
  case successMessage, receivedMessageTitle, calleeName, chooser, quickReplies

  // Keys of references and settings.
  case textToSpeech, supportedLanguageOptions, targetTaskRef, targetMenuRef, targetStateRef, defaultChildMenuRef
  case presentation, messageBodyStyle

  // Parameters that every data action has.
  case errorCode, status, correlationId, entityId, entityName, userMessage, userParamsMessage, errorType, errorMessage
  case userParamsKey = "userParams.key", userParamsValue = "userParams.value"
  case detailsErrorCode = "details.errorCode", detailsFieldName = "details.fieldName"
  case detailsEntityID = "details.entityId", detailsEntityName = "details.entityName"

  // Language models of bots.
  case intents, entity, entityNameReferences, mechanism, items, synonyms, regex, regexCapital = "Regex"

  // Flow configurations of the platform API.
  case typeName = "__type", flowSequenceItemList, actionList, menuChoiceList, defaultMenuChoice, action
  case manifest, customDefinitions, versionMetaData, uiMetaData, metaData, config, errorBindings, paths
  case flowMetaData, debugSettings, commonModules, model, voiceXmlOperations, initialValue
  case actionName, flowName, outcomeName, milestoneName, screenPopName, datatableName, knowledgeBaseName
  case mode, sequenceItems, parameter, builder, builderParts, builderPartContainers, builderPartExpressions
  case nluMetaData, rawNlu, speechRecTerms, surveyFormInfo, username
  case stateType = "State", taskType = "Task", menuType = "Menu", botStateType = "BotState"
  case loopTaskType = "LoopTask", commonModuleTaskType = "CommonModuleTask"
  case str, aud, com, int, dec, bln, dur, dat, tim, jsn

  // Operations, prompts, data actions and other objects of the platform API.
  case entities, results, pageSize, selfUri, displayName, operation, operationName, parameters, properties
  case method, encoding, uri, fetchAudio, timeoutMS, resources, ttsString, mediaUri, promptId
  case publishedVersion, checkedInVersion, savedVersion, contract, input, output, inputSchema, successSchema
  case outputSchema, inputSchemaFlattened, successSchemaFlattened, schema, schemaReference = "$schema"
  case bridgeServerActions, flow, flows, menu, response, payload, users, prompts, staticType = "static"
  case integrationType, actionType, dnis, openHoursFlow, rrule, openSchedules, uploadStatus

  // The pages of a listing, and errors of the platform API.
  case pageNumber, pageCount, total, totalResults, nextUri, cursor
  case code, contextId, messageParams, errors

  // The Directory.
  case presence, integrationPresence, expands, presenceDefinition, systemPresence, source, userId, user, email, chat
  case primaryContactInfo, department, biography, interests, hobbies, spouse, education, school
  case fieldOfStudy, notes, certifications, profileSkills, stateChangeReason, locations, languageLabels, memberCount
  case emergencyNumber, address, topicName, eventBody, presenceMessage, favorites, superiors, directReports
  case adjacents, station, groups, team, rulesVisible, acdAutoAnswer
  case outOfOffice, statusMessage
  case schemas, scimResources = "Resources", scimUserName = "userName"

  // Terraform.
  case genesyscloud, resource, data, provider, variable, locals, `default`, contractInput = "contract_input"
  case contractOutput = "contract_output"
  case module, terraformVersion = "terraform_version", lineage, modules, values, rootModule = "root_module"
  case childModules = "child_modules", instances, attributes, substitutions, ttsStringSnake = "tts_string"
  case scriptName = "script_name", profileSkillsSnake = "profile_skills"
  case userResource = "genesyscloud_user", groupResource = "genesyscloud_group"
  case locationResource = "genesyscloud_location", flowResource = "genesyscloud_flow"
  case promptResource = "genesyscloud_architect_user_prompt", teamResource = "genesyscloud_team"
  case integrationActionResource = "genesyscloud_integration_action"
  case attributesFlat = "attributes_flat", plannedValues = "planned_values", priorState = "prior_state"
  case filepath, dynamic, content, forEach = "for_each", iterator, version, providers, terraform
  case requiredProviders = "required_providers"

  /// The vocabulary of the readers; the symbol of a name is the 1-based index of its case.
  static let vocabulary = Vocabulary(allCases.map(\.rawValue))

  private static let all = Array(allCases)

  /// The symbol of ``vocabulary``.
  var symbol: Symbol { Self.vocabulary.symbol(of: rawValue.utf8.span) }

  /// Creates the name of a symbol of ``vocabulary``; nil for any other symbol.
  init?(_ symbol: Symbol) {
    let index = Int(symbol.value) - 1
    guard Self.all.indices.contains(index) else { return nil }
    self = Self.all[index]
  }
}
