import BlindspotParser
import BlindspotReporting
import BlindspotRules
import Foundation
import TestSupport

/// Results in the form that the engine returns, with invented people and masked values.
enum Sample: String, CaseIterable {
  case everyday
  case empty
  case hostile

  var result: LintResult {
    var result =
      switch self {
      case .everyday: Self.everydayResult
      case .empty: LintResult(findings: [], problems: [], summary: Self.summary(files: 3, fields: 128))
      case .hostile: Self.hostileResult
      }
    if self == .everyday { result.coverage = Self.coverage(files: ["exports/notes.md", "exports/old/a.yaml"]) }
    if self == .hostile { result.coverage = Self.coverage(files: HostileStrings.all) }
    return result
  }

  var context: ReportContext {
    var context = ReportContext(toolVersion: "0.1.0", rules: Self.rules)
    context.workingFolder = "/builds/contact-centre"
    context.ruleURLPrefix = "https://blindspot.invalid/rules/"
    return context
  }

  // MARK: Everyday

  private static var everydayResult: LintResult {
    let flow: ShownText = "Main IVR"
    let findings = [
      finding(
        "email-address", .emailAddress, .note, 0.6, "Spoken text holds an e-mail address (h•••@e•••.invalid)",
        reason: "a shared mailbox", at: ("exports/Survey.i3InboundFlow", nil, nil),
        field: .init(
          kind: .tts, path: "/flowSequenceItemList/3/prompts/0/text#1", flow: "Survey",
          breadcrumb: [.init(kind: .flow, name: "Survey")]), masked: "h•••@e•••.invalid",
        help: "Describe where to find the address.", excerpt: nil),
      finding(
        "person-name", .personName, .warning, 0.91, "Task name holds a person's name (K•••• N••••)",
        reason: "given name and surname after “Call”",
        at: ("exports/main.yaml", .init(line: 13, column: 21), .init(line: 13, column: 32)),
        field: .init(
          kind: .taskName, path: "/inboundCall/tasks/0/task/name", flow: flow,
          breadcrumb: [.init(kind: .flow, name: flow), .init(kind: .task, name: "Call K•••• N••••")]),
        masked: "K•••• N••••", help: "Name the team or the role instead: \"Call the claims desk\".",
        excerpt: .init(
          firstLine: 11, lines: ["  tasks:", "    - task:", "        name: \"Call K•••• N••••\"", "        refId: t1"],
          marked: 20..<31, markedLine: 2)),
      finding(
        "payment-card", .paymentCard, .error, 0.99, "Action name holds a payment card number (•••• •••• •••• 4242)",
        reason: "16 digits with a valid check digit (ISO/IEC 7812-1) in a range cards are issued from",
        at: ("exports/main.yaml", .init(line: 148, column: 20), .init(line: 148, column: 39)),
        field: .init(
          kind: .actionName, path: "/inboundCall/tasks/1/task/actions/0/playAudio/name", flow: flow,
          breadcrumb: [
            .init(kind: .flow, name: flow), .init(kind: .task, name: "Zahlung 支払い"),
            .init(kind: .action, name: "Karte •••• •••• •••• 4242"),
          ],
          containers: [
            .init(kind: .flow, name: flow, id: "9b2d5c10-77aa-4e0f-b1c2-aabbccddeeff", type: "inboundCall"),
            .init(kind: .task, name: "Zahlung 支払い", id: "Zahlung ••••_12", trackingID: 12),
            .init(kind: .action, name: "Karte •••• •••• •••• 4242", trackingID: 19, type: "playAudio"),
          ]), masked: "•••• •••• •••• 4242",
        help: "Describe the action, and keep the number in the system that stores it.",
        excerpt: .init(
          firstLine: 147,
          lines: ["\t\t- playAudio:", "\t\t\tname: 支払い Karte •••• •••• •••• 4242 \t# 👩‍👩‍👧 retry", "\t\t\taudio:"],
          marked: 19..<38, markedLine: 1)),
      finding(
        "health", .health, .warning, 0.74, "Personal status holds health data (s•••)", reason: "a word for an illness",
        at: ("people/status.csv", .init(line: 3, column: 1741), .init(line: 3, column: 1745)),
        field: .init(
          kind: .personalStatus, path: "/2/4", flow: nil, breadcrumb: [],
          containers: [.init(kind: .person, id: "3e1f7a52-90ab-4c1d-8a44-0123456789ab")]), masked: "s•••",
        help: "Use \"Away\".",
        excerpt: .init(
          firstLine: 3,
          lines: [
            .init(
              nonExport: String(repeating: "lorem;", count: 290) + "s•••;" + String(repeating: "ipsum;", count: 90))
          ],
          marked: 1740..<1744, markedLine: 0)),
    ]
    let problems = [
      Problem(
        file: "exports/broken.yaml", position: .init(line: 3, column: 1), code: .syntaxError,
        message: "A mapping value is not allowed here; quote the text if it contains a colon."),
      Problem(file: "exports/locked.yaml", code: .unreadable, message: "Permission denied; allow reading the file."),
    ]
    var summary = summary(files: 4, fields: 1204)
    summary.excepted = 3
    summary.baselined = 1
    summary.skipped = 2
    let gaps = ["a", "b", "c", "d", "e"].map {
      Gap(
        file: "directory/\($0).json",
        message: "0 of 40 personal statuses could be checked: export the users with expand=presence.")
    }
    return LintResult(
      findings: findings, problems: problems, gaps: gaps, summary: counted(findings, problems, summary))
  }

  // MARK: Hostile

  /// Every hostile string in every property that reports print.
  private static var hostileResult: LintResult {
    let findings = HostileStrings.all.enumerated().map { index, text in
      finding(
        text, .personName, Severity.allCases[index % 3], 0.5, "Flow name holds \(nonExport: text)",
        reason: .init(nonExport: text),
        at: (text, .init(line: 1, column: 1), .init(line: 1, column: 2)),
        field: .init(
          kind: .flowName, path: "/\(nonExport: text)", flow: .init(nonExport: text),
          breadcrumb: [
            .init(kind: .flow, name: .init(nonExport: text)), .init(kind: .task, name: .init(nonExport: text)),
          ]), masked: .init(nonExport: text), help: text,
        excerpt: .init(
          firstLine: 1, lines: [.init(nonExport: text)], marked: 0..<max(text.unicodeScalars.count, 1), markedLine: 0))
    }
    let problems = HostileStrings.all.map {
      Problem(file: $0, position: .init(line: 1, column: 1), code: .syntaxError, message: .init(nonExport: $0))
    }
    let summary = summary(files: findings.count, fields: findings.count)
    let gaps = HostileStrings.all.map { Gap(file: $0, message: .init(nonExport: $0)) }
    return LintResult(
      findings: findings, problems: problems, gaps: gaps, summary: counted(findings, problems, summary))
  }

  // MARK: Parts

  /// A coverage that names `files` everywhere.
  private static func coverage(files: [String]) -> Coverage {
    var coverage = Coverage()
    let reasons = Coverage.SkippedFile.Reason.allCases
    coverage.skipped = files.enumerated().map { index, file in
      Coverage.SkippedFile(file: file, reason: reasons[index % reasons.count])
    }
    coverage.checkedTexts = [.taskName: 30, .tts: 12]
    coverage.uncheckedTexts = [.variableName: 4]
    coverage.change = Coverage.Change(revision: files.first)
    coverage.change?.files = 2
    coverage.change?.unchanged = 1_204
    coverage.policy.files = files
    coverage.policy.baseline = files.first
    coverage.policy.ignoreFiles = files.map { Coverage.PolicySources.IgnoreFile(file: $0, ignored: 3) }
    coverage.policy.rulesOff = files
    (coverage.policy.commented, coverage.policy.allowed, coverage.policy.baselined) = (1, 2, 3)
    coverage.policy.unmatchedPatterns = files
    return coverage
  }

  static func finding(
    _ rule: String, _ category: BlindspotRules.Category, _ severity: Severity, _ confidence: Double,
    _ message: ShownText,
    reason: ShownText, at place: (file: String, start: SourcePosition?, end: SourcePosition?),
    field: Finding.FieldReference, masked: ShownText, help: String, excerpt: Excerpt?, value: String? = nil
  ) -> Finding {
    Finding(
      rule: rule, category: category, severity: severity, confidence: confidence, message: message, reason: reason,
      location: .init(file: place.file, start: place.start, end: place.end), field: field,
      range: 5..<5 + masked.string.unicodeScalars.count, masked: masked,
      fingerprint: Fingerprint.hex([rule, place.file, message.string]),
      help: help, excerpt: excerpt, value: value,
      identity: FindingIdentity(
        file: place.file, rule: rule, kind: field.kind, place: field.path.string,
        value: Fingerprint.hex(["person", masked.string])))
  }

  private static func summary(files: Int, fields: Int) -> LintResult.Summary {
    var summary = LintResult.Summary()
    summary.files = files
    summary.fields = fields
    return summary
  }

  private static func counted(
    _ findings: [Finding], _ problems: [Problem], _ summary: LintResult.Summary
  ) -> LintResult.Summary {
    var summary = summary
    summary.errors = findings.count { $0.severity == .error }
    summary.warnings = findings.count { $0.severity == .warning }
    summary.notes = findings.count { $0.severity == .note }
    summary.problems = problems.count
    return summary
  }

  private static let rules = [
    Rule(
      id: "person-name", title: "Person's name", category: .personName, severity: .warning,
      fields: Set(FieldKind.allCases), reason: "A name in a flow outlives every request to erase it.",
      instead: "Name the team or the role.", law: ["ccpa:v1A", "gdpr:4-1"], matching: [], nonMatching: []),
    Rule(
      id: "payment-card", title: "Payment card number", category: .paymentCard, severity: .error,
      fields: Set(FieldKind.allCases), reason: "A card number must not be stored in the clear (PCI DSS 3.5).",
      instead: "Leave it out.", law: ["pci-dss:3.5"], matching: ["must not be printed"], nonMatching: []),
  ]
}

/// Texts that are harmful unless a report escapes them.
enum HostileStrings {
  static let all: [String] = {
    let data = try? Data(contentsOf: Fixtures.folder.appending(path: "hostile.json"))
    return data.flatMap { try? JSONDecoder().decode([String].self, from: $0) } ?? []
  }()
}

/// The data files of these tests.
enum Fixtures: FixtureFolder {
  static let folder = beside(#filePath)
}
