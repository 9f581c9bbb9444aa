import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// The content of a dossier, for all formats. Its texts are not escaped for any format.
struct DossierContent {
  /// One identifier of a person.
  struct Identifier {
    let kind: String
    let masked: String
    /// The keyed hash; nil without a key.
    let hash: String?
    /// The normal form; nil unless values are shown.
    let value: String?
    let spellings: [Spelling]
  }

  /// A form in which an identifier is searched for.
  struct Spelling {
    let certainty: MatchClass
    let form: String
    /// The identifier in this form, masked or, if values are shown, as it is.
    let example: String
  }

  /// One finding.
  struct Item {
    let finding: Finding
    /// The containers of the text: `flow “Main” > task “Start”`.
    let place: String
    let ids: String
    let law: String
    let action: DossierAction
  }

  /// One person of the request.
  struct Person {
    let number: Int
    let identifiers: [Identifier]
    /// The findings by class, the most certain first; classes without findings are left out.
    let findings: [(certainty: MatchClass, items: [Item])]
  }

  /// The most findings of a class that a page lists; `csv` and `json` list all.
  static let pageLimit = 2000

  let result: LintResult
  let dossier: Dossier
  let people: [Person]
  let uncovered: [String]

  init(_ result: LintResult, _ dossier: Dossier, in context: ReportContext, showsValues: Bool) {
    self.result = result
    self.dossier = dossier
    uncovered = result.uncovered
    let findings = Dictionary(grouping: result.findings) { $0.match?.person }
    people = dossier.request.people.enumerated().map { number, subject in
      let own = findings[number] ?? []
      return Person(
        number: number, identifiers: subject.identifiers.map { Self.identifier($0, dossier, showsValues: showsValues) },
        findings: MatchClass.allCases.reversed().compactMap { certainty in
          let items = own.filter { $0.match?.certainty == certainty }.map {
            Self.item($0, dossier.request, in: context)
          }
          return items.isEmpty ? nil : (certainty, items)
        })
    }
  }

  private static func identifier(_ identifier: SubjectIdentifier, _ dossier: Dossier, showsValues: Bool) -> Identifier {
    func shown(_ text: String) -> String {
      showsValues ? text : Redactor.mask(text, as: identifier.kind.category).string
    }
    return Identifier(
      kind: identifier.kind.title, masked: Redactor.mask(identifier.normal, as: identifier.kind.category).string,
      hash: dossier.key?.hash(of: identifier), value: showsValues ? identifier.normal : nil,
      spellings: identifier.spellings.map {
        Spelling(certainty: $0.certainty, form: $0.form, example: shown($0.example))
      })
  }

  private static func item(_ finding: Finding, _ request: SubjectRequest, in context: ReportContext) -> Item {
    let breadcrumb = finding.field.breadcrumbText.string
    let clauses = context.law(of: finding).filter { id in
      request.statute.map { id.hasPrefix("\($0.rawValue):") } ?? true
    }
    return Item(
      finding: finding, place: breadcrumb.isEmpty ? finding.field.kind.title : breadcrumb,
      ids: FindingIDs(finding.field).text,
      law: clauses.compactMap { Law.named($0)?.citation }.joined(separator: "; "),
      action: DossierAction(finding, for: request))
  }

  // MARK: Sentences

  var title: String {
    let statute = dossier.request.statute.map { " under the \($0.title)" } ?? ""
    return "Dossier on the request of a \(dossier.request.person)\(statute)"
  }

  /// The request in names and values.
  var facts: [(name: String, value: String)] {
    let request = dossier.request
    var facts: [(String, String)] = []
    facts.append(("Reference", request.reference ?? "none"))
    facts.append(("Received", request.received?.description ?? "not stated"))
    if let searched = dossier.searched { facts.append(("Searched", searched.description)) }
    facts.append((request.person.capitalizedFirst + "s", "\(request.people.count)"))
    for right in request.rights {
      facts.append(("Right", right.citation))
      var day = ""
      if let deadline = request.received.map(right.deadline(after:)) {
        let isOver = dossier.searched.map { $0 > deadline } ?? false
        day = deadline.description + (isOver ? " (passed): " : ": ")
      }
      facts.append(("Deadline", day + right.period))
    }
    return facts
  }

  /// The number of findings about people with a certainty.
  func count(_ certainty: MatchClass) -> Int { result.findings.count { $0.match?.certainty == certainty } }

  /// The outcome, without a full stop. Never an all-clear while a part was not searched.
  var conclusion: String {
    let counts = MatchClass.allCases.reversed().map { (count($0), $0.name) }.filter { $0.0 > 0 }
    let scope = result.summary.scope
    guard counts.isEmpty else {
      let found = counts.map { "\(Decimals.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
      let total = Decimals.count(counts.reduce(0) { $0 + $1.0 }, "finding")
      return "\(total) (\(found)) in \(scope)" + (uncovered.isEmpty ? "" : "; \(notSearched)")
    }
    return uncovered.isEmpty
      ? "Nothing about the \(dossier.request.person) was found in \(scope)"
      : "Nothing was found in the searched texts (\(scope)), and \(notSearched), so that data may exist"
  }

  private var notSearched: String {
    Decimals.count(uncovered.count, "part") + (uncovered.count == 1 ? " was" : " were") + " not searched"
  }

  /// What to do before the request is answered, in order.
  var tasks: [String] {
    var tasks = ["Confirm the identity of the \(dossier.request.person)"]
    if !uncovered.isEmpty {
      let parts = Decimals.count(uncovered.count, "part")
      tasks.append("Export the parts that were not searched (\(parts)), and search again")
    }
    if count(.possible) > 0 {
      tasks.append("Decide for each possible finding whether it means the \(dossier.request.person)")
    }
    let certain = count(.certain) + count(.likely)
    if certain > 0 { tasks.append("Take the action of each certain or likely finding (\(certain))") }
    if result.coverage.filesNamedAfterPeople > 0 {
      tasks.append(
        "Rename or delete the exports whose names contain a name of the request (\(Decimals.count(result.coverage.filesNamedAfterPeople, "file")))"
      )
    }
    tasks.append("Send a request to the platform's GDPR API for the data that it reaches")
    tasks.append("Export again after the changes, and repeat the search")
    tasks.append("Answer the \(dossier.request.person), and delete this dossier when its purpose ends")
    return tasks
  }

  /// The heading of a person.
  func heading(of person: Person) -> String {
    people.count == 1 ? "Identifiers" : "Person \(person.number + 1) of \(people.count)"
  }

  /// The name of a class as a heading.
  static func heading(of certainty: MatchClass, _ count: Int) -> String {
    certainty.name.capitalizedFirst + " (\(Decimals.grouped(count)))"
  }

  /// The findings of a class that a page does not list, in a sentence; nil if it lists all.
  static func rest(of items: [Item]) -> String? {
    guard items.count > pageLimit else { return nil }
    return "\(Decimals.grouped(items.count - pageLimit)) more are in the formats csv and json."
  }

  /// The state of an input in words.
  static func state(of input: Coverage.InputFile) -> String {
    guard let format = input.format else { return "not searched" }
    var parts = [format]
    if let day = input.exported { parts.append("exported \(day)") }
    if let day = input.latestChange { parts.append("latest change \(day)") }
    if parts.count == 1 { parts.append("no date in the file") }
    return parts.joined(separator: ", ")
  }

  /// Where a finding is in its file.
  static func location(of finding: Finding) -> String {
    finding.location.start == nil ? finding.place + " " + finding.field.path.string : finding.place
  }
}
