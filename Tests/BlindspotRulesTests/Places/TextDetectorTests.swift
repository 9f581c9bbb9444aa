import BlindspotParser
import BlindspotRules
import TestSupport
import Testing

/// Tables of texts with the expected findings at the default thresholds.
@Suite struct TextDetectorTests {
  private let engine = Engine(detectors: [
    PostalAddressDetector(), BirthDateDetector(), LabeledValueDetector(), HandleDetector(), SensitiveDetector(),
    WhereaboutsDetector(),
  ])

  private func found(_ text: String, as kind: FieldKind) -> [Engine.Match] { engine.matches(in: text, as: kind) }

  private func complaints(in table: String) throws -> [String] {
    try Fixture.rows(table).compactMap { row in
      let bytes = Array(row[0].utf8)
      let texts = found(row[0], as: .tts).map {
        String(decoding: bytes[$0.range.start..<$0.range.end], as: UTF8.self)
      }
      return texts == (row[1].isEmpty ? [] : [row[1]]) ? nil : "\(row[0]): \(texts)"
    }
  }

  @Test func `addresses of many countries are found`() throws {
    let complaints = try complaints(in: "addresses.tsv")
    #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
  }

  @Test func `addresses in names with joined words are found`() {
    let addresses = [
      "Courier_12BirchLane_Ripon": "12BirchLane", "Boende_Ekgatan12_nyckel": "Ekgatan12",
      "Anfahrt_Lindenstr7_Hof": "Lindenstr7",
    ]
    for (name, address) in addresses {
      let bytes = Array(name.utf8)
      let texts = found(name, as: .taskName).map {
        String(decoding: bytes[$0.range.start..<$0.range.end], as: UTF8.self)
      }
      #expect(texts == [address], "\(name)")
    }
    for name in ["P1-Main-St-Branch", "Tier2-Support-Way", "24HourLine", "Queue_Street12", "Transfer3WayPath"] {
      #expect(found(name, as: .taskName).isEmpty, "\(name)")
    }
  }

  @Test func `dates of birth in many languages are found`() throws {
    let complaints = try complaints(in: "birth-dates.tsv")
    #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
  }

  @Test func `ages of people are notes and durations are not found`() throws {
    var options = Engine.Options()
    options.minSeverity = .note
    let engine = Engine(detectors: [AgeDetector()], options: options)
    let complaints = try Fixture.rows("ages.tsv").compactMap { row -> String? in
      let bytes = Array(row[0].utf8)
      let found = engine.matches(in: row[0], as: .tts)
      let texts = found.map { String(decoding: bytes[$0.range.start..<$0.range.end], as: UTF8.self) }
      return texts == (row[1].isEmpty ? [] : [row[1]]) && found.allSatisfy { $0.severity == .note }
        ? nil : "\(row[0]): \(texts)"
    }
    #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
  }

  @Test func `handles of people are found and pages of networks are not`() throws {
    let complaints = try complaints(in: "handles.tsv")
    #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
  }

  @Test func `the address of a company is a note`() {
    var options = Engine.Options()
    options.minSeverity = .note
    let engine = Engine(detectors: [PostalAddressDetector()], options: options)
    #expect(engine.matches(in: "Visit us at 12 Elm Street", as: .tts).map(\.severity) == [.note])
  }

  @Test func `sensitive and harmless statuses are distinguished`() throws {
    let complaints = try complaints(in: "statuses.tsv", as: .personalStatus, by: engine)
    #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
  }

  @Test func `a statement about a person differs from the name of a service`() throws {
    // The names of persons are found first, as in a run.
    let complaints = try complaints(in: "statements.tsv", as: .flowDescription, by: Engine())
    #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
  }

  @Test func `a word counts only in its own language if it is another word in the language of the text`() throws {
    let rows = try Fixture.rows("shared-words.tsv")
    for (language, rows) in Dictionary(grouping: rows, by: { $0[2] }) {
      var options = Engine.Options()
      options.languages = language.isEmpty ? [] : [language]
      let complaints = complaints(in: rows, as: .tts, by: Engine(options: options))
      #expect(complaints.isEmpty, "\(language): \(complaints.joined(separator: "\n"))")
    }
  }

  /// Compares the categories found in each text with those of the table; names of persons do not count.
  private func complaints(in table: String, as kind: FieldKind, by engine: Engine) throws -> [String] {
    complaints(in: try Fixture.rows(table), as: kind, by: engine)
  }

  private func complaints(in rows: [[String]], as kind: FieldKind, by engine: Engine) -> [String] {
    let rules = RuleTable()
    return rows.compactMap { row -> String? in
      let categories = engine.matches(in: row[0], as: kind).compactMap { match in
        BuiltInRule.allCases.first { rules[$0.index].id == match.rule }.map { rules[$0.index].category.rawValue }
      }
      return Set(categories).subtracting(["person-name"]) == (row[1].isEmpty ? [] : [row[1]])
        ? nil : "\(row[0]): \(categories)"
    }
  }

  @Test func `status words are not reported in the name of a flow`() throws {
    let names = [
      "Oncology scheduling", "Maternity leave request", "Sick Leave Line", "Dentist Queue", "Funeral Home Main",
    ]
    #expect(names.flatMap { found($0, as: .flowName) }.isEmpty)
    #expect(found("Dana is on maternity leave, ask the lead", as: .taskName).map(\.rule) == ["family-event"])
  }
}
