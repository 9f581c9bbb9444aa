import BlindspotParser
import BlindspotRules

/// The rule and the start of a finding, which identify it within a file.
struct FindingPlace: Hashable, Sendable {
  private let rule: String
  private let path: String
  private var start: SourcePosition?

  init(_ finding: Finding) {
    rule = finding.rule
    path = finding.location.start == nil ? finding.field.path.string : ""
    start = finding.location.start
  }

  /// Returns the place before a change that did not touch it.
  fileprivate func before(_ version: EarlierContents.Version) -> FindingPlace {
    var place = self
    place.start = start.map { SourcePosition(line: version.line(before: $0.line), column: $0.column) }
    return place
  }
}

extension ChangedInputs {
  /// Returns the findings on unchanged lines that the file did not have before the change.
  ///
  /// A change of one line exposes findings on others in many ways: the file becomes an export, a key makes a list of texts
  /// one that is read, the language changes, a comment is removed or an exception covers another task. So the file is
  /// checked as it was before the change, if it has findings on unchanged lines at all.
  ///
  /// - Parameters:
  ///   - report: the report of the file after the change.
  ///   - check: checks an export.
  func exposedPlaces(
    in report: FileReport, of export: ParsedExport, options: ReadOptions, checkedBy check: (ParsedExport) -> FileReport
  ) -> Set<FindingPlace> {
    let unchanged = report.findings.filter { !includes($0) }.map(FindingPlace.init)
    guard !unchanged.isEmpty, let version = earlierVersion(of: export) else { return [] }
    var options = options
    // The other files of the folder, which make a file Terraform of the platform, are not part of this change.
    options.isInTerraformFolder = true
    let file = SourceFile(name: export.file.name, bytes: version.contents)
    guard case .export(let earlier) = ExportReader.read(file, options: options) else { return Set(unchanged) }
    let known = Set(check(earlier).findings.map(FindingPlace.init))
    return Set(unchanged.filter { !known.contains($0.before(version)) })
  }
}
