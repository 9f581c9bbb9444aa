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

  /// The number of people.
  package var count: Int { people.count }

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

  /// Reads a listing of users in several parts at the same time, and adds its people; see
  /// ``BlindspotParser/ExportReader/users(named:size:options:parts:_:_:)``. Only to an empty directory, since the people of
  /// another one would be copied.
  ///
  /// - Returns: whether the people were added. If not, the file must be read in one part.
  package mutating func readUsers(
    named name: String, size: Int, options: ReadOptions, parts: Int,
    _ map: (_ parts: Int, _ body: @Sendable (Int) -> UserPart?) -> [UserPart?],
    _ windows:
      @escaping @Sendable (_ offset: Int, _ body: (_ window: Span<UInt8>, _ isLast: Bool) -> Int?) -> Bool
  ) -> Bool {
    guard people.isEmpty,
      let read = ExportReader.users(named: name, size: size, options: options, parts: parts, map, windows),
      !read.isEmpty
    else { return false }
    people = read
    return true
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

  /// Creates the detector of these people from their keys. The number of parts does not affect the findings.
  ///
  /// - Parameters:
  ///   - parts: how many parts the people are divided into.
  ///   - map: calls a function with the number of each part, at the same time if there are threads for it.
  package func detector(
    parts: Int, _ map: (_ parts: Int, _ body: @Sendable (Int) -> PersonKeys) -> [PersonKeys]
  ) -> KnownPersonDetector {
    let people = people
    let keys = map(parts) { part in
      PersonKeyReader.keys(of: people.count * part / parts..<people.count * (part + 1) / parts, in: people)
    }
    return KnownPersonDetector(people, keys: PeopleKeys(keys))
  }
}
