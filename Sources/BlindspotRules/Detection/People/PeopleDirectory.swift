package import BlindspotParser

/// The people of the organization, read from exports of its Directory: the dictionary of the rule `known-person`.
package struct PeopleDirectory: Sendable {
  /// The people of all profiles.
  private var people = KnownPeople()
  private var reader = ProfileReader()

  /// Creates a directory of the people in `exports`.
  package init(_ exports: [ParsedExport] = []) {
    for export in exports { add(export) }
  }

  /// Whether the directory contains no people.
  package var isEmpty: Bool { people.isEmpty }

  /// Adds the people in `export`; skips exports of other objects.
  package mutating func add(_ export: ParsedExport) {
    guard Self.holdsPeople(export.format) else { return }
    for document in export.documents { reader.read(document, into: &people) }
  }

  /// Reads a file and adds its people. A listing of users is read without a tree, any other long listing page by page,
  /// because its whole tree takes twice the memory of the file, and more than the data of its people.
  package mutating func read(_ file: SourceFile, options: ReadOptions) -> ReadOutcome {
    let count = people.count
    if ExportReader.readUsers(of: file, options: options, into: &people), people.count > count {
      return .export(ParsedExport(file: file, format: .directory, documents: []))
    }
    people.truncate(count)
    if ExportReader.readPages(of: file, options: options, { add($0) }), people.count > count {
      return .export(ParsedExport(file: file, format: .directory, documents: []))
    }
    people.truncate(count)
    let outcome = ExportReader.read(file, options: options)
    if case .export(let export) = outcome { add(export) }
    return outcome
  }

  /// Adds the people of a listing of users that is read window by window; see
  /// ``BlindspotParser/ExportReader/readUsers(named:size:options:into:_:)``.
  ///
  /// - Returns: whether the people were added. If not, the file must be read as a whole.
  package mutating func readUsers(
    named name: String, size: Int, options: ReadOptions,
    _ windows: (_ body: (_ window: Span<UInt8>, _ isLast: Bool) -> Int?) -> Bool
  ) -> Bool {
    let count = people.count
    let isRead = ExportReader.readUsers(named: name, size: size, options: options, into: &people, windows)
    if isRead, people.count > count { return true }
    people.truncate(count)
    return false
  }

  /// Whether exports of the format contain people.
  package static func holdsPeople(_ format: ExportFormat) -> Bool {
    switch format {
    case .directory, .scim, .peopleCSV, .terraform, .terraformJSON, .terraformState, .apiListing: true
    case .archyYAML, .archyJSON, .i3Flow, .flowConfiguration: false
    }
  }

  /// Creates the detector of these people. Create it once per run.
  package func detector() -> KnownPersonDetector { KnownPersonDetector(people) }
}
