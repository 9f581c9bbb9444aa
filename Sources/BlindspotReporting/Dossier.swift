import BlindspotParser
public import BlindspotRules

/// The request that a report answers. With it in ``ReportContext/dossier``, the formats for people and `json` are a
/// dossier: the request, the people, the coverage, the findings with what to do about each, and a check list.
public struct Dossier: Sendable {
  /// The request.
  public var request: SubjectRequest
  /// The day of the search; nil leaves it out.
  public var searched: Day?
  /// The key of the hashes of identifiers; nil leaves them out.
  public var key: FindingKey?
  /// Whether identifiers and their spellings are shown in clear text in `text` and `json`.
  public var showsValues = false

  /// Creates the dossier of a request.
  public init(_ request: SubjectRequest, searched: Day? = nil, key: FindingKey? = nil) {
    self.request = request
    self.searched = searched
    self.key = key
  }
}

extension LintResult {
  /// What was not searched, each in a phrase; empty if every text of every input was.
  var uncovered: [String] {
    var parts: [String] = []
    parts += problems.map { "\(Finding.place($0.file, $0.position)): \($0.message.string)" }
    parts += gaps.map { "\($0.file): \($0.message.string)" }
    // The statuses that an export does not contain.
    parts += findings.filter { $0.rule == BuiltInRule.statusNotExported.id }
      .map { "\($0.location.file): \($0.message.string)" }
    parts += coverage.skipped.map { "\($0.file): \($0.reason.label)" }
    parts += coverage.collections.compactMap(\.omission)
    parts += textGaps
    return parts
  }

  private var textGaps: [String] {
    var parts: [String] = []
    if coverage.uncheckedTexts.total > 0 {
      parts.append("\(coverage.uncheckedTexts.total) texts of kinds that are not searched")
    }
    if coverage.partlyReadFiles > 0 { parts.append("other texts in \(coverage.partlyReadFiles) files") }
    if coverage.absent.files > 0 {
      parts.append("\(coverage.absent.files) tracked files that are not in the working tree")
    }
    if coverage.absent.submodules > 0 {
      parts.append("\(coverage.absent.submodules) submodules that are not in the working tree")
    }
    if let failure = coverage.absent.failure {
      parts.append("possibly tracked files that are not in the working tree (\(failure))")
    }
    if coverage.change != nil { parts.append("everything outside the change that the search was restricted to") }
    return parts
  }
}
