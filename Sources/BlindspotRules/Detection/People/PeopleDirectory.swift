package import BlindspotParser

/// The organisation's own people, read from exports of its Directory: the dictionary of the rule `known-person`.
package struct PeopleDirectory: Sendable {
  /// Whoever a profile names.
  private var people = KnownPeople()
  private var reader = ProfileReader()

  /// A directory of the people in `exports`.
  package init(_ exports: [ParsedExport] = []) {
    for export in exports { add(export) }
  }

  /// Whether nobody is named.
  package var isEmpty: Bool { people.isEmpty }

  /// Adds the people in `export`; what is no Directory export is passed over.
  package mutating func add(_ export: ParsedExport) {
    guard Self.holdsPeople(export.format) else { return }
    for document in export.documents { reader.read(document, into: &people) }
  }

  /// Reads a file, and adds the people in it. A long listing is read page by page: its tree takes twice the memory of the
  /// file, and more than all that is known of its people.
  package mutating func read(_ file: SourceFile, options: ReadOptions) -> ReadOutcome {
    let count = people.count
    if ExportReader.readPages(of: file, options: options, { add($0) }), people.count > count {
      return .export(ParsedExport(file: file, format: .directory, documents: []))
    }
    people.truncate(count)
    let outcome = ExportReader.read(file, options: options)
    if case .export(let export) = outcome { add(export) }
    return outcome
  }

  /// Whether an export of the format is a Directory's.
  package static func holdsPeople(_ format: ExportFormat) -> Bool {
    switch format {
    case .directory, .scim, .peopleCSV, .terraform, .terraformJSON, .terraformState, .apiListing: true
    case .archyYAML, .archyJSON, .i3Flow, .flowConfiguration: false
    }
  }

  /// The detector of these people; built once for a run.
  package func detector() -> KnownPersonDetector { KnownPersonDetector(people) }
}
