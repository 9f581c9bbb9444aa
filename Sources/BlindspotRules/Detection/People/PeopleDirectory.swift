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
