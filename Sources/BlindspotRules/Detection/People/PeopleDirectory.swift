package import BlindspotParser

/// The organisation's own people, read from exports of its Directory: the dictionary of the rule `known-person`.
package struct PeopleDirectory: Sendable {
  /// One entry for each profile that names somebody.
  package private(set) var people: [Identity] = []

  /// A directory of the people in `exports`; what is no Directory export is passed over.
  package init(_ exports: [ParsedExport]) {
    for export in exports where Self.holdsPeople(export.format) {
      for document in export.documents {
        for container in document.containers where container.kind == .person {
          let label = Self.label(of: container, in: document.document, number: people.count + 1)
          let identity = PersonReader(document: document.document).read(container.node, label: label)
          if !identity.isEmpty { people.append(identity) }
        }
      }
    }
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

  /// The profile's id where it is one; an id that is an address says who it is and is not shown.
  private static func label(of container: Container, in document: Document, number: Int) -> String {
    if let identifier = container.identifier {
      let text = document.string(identifier)
      let isOpaque =
        text.utf8.count >= 8 && text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
        && text.utf8.allSatisfy { $0 == 0x2D || $0 >= 0x30 && $0 <= 0x39 || $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66 }
      if isOpaque { return "Directory profile \(text)" }
    }
    return "Directory profile no. \(number)"
  }
}
