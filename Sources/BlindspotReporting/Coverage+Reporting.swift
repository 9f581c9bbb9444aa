import BlindspotEncoding
import BlindspotParser
import BlindspotRules

extension LintResult {
  /// The outcome in one line without a full stop. A run over a change in which no export changed states that.
  var headline: String {
    if coverage.people > 0, !findings.contains(where: { $0.match != nil }), !uncovered.isEmpty {
      // Not an all-clear: data can be in what was not searched.
      return "Nothing found in \(summary.scope), and "
        + Decimals.count(uncovered.count, "part was", plural: "parts were") + " not searched"
    }
    guard let change = coverage.change, summary.files == 0, summary.findings == 0, problems.isEmpty else {
      return summary.headline
    }
    return "No export changed " + change.span
  }

  /// The basis of the outcome, in sentences without a full stop: the change, the suppressed findings, the skipped files, the
  /// unchecked texts, and the files that decided on these. Empty if there is nothing to add to the headline.
  var statements: [String] {
    [
      changeStatement, suppressionStatement, skipStatement, absenceStatement, textStatement, policyStatement,
      weaknessStatement, patternStatement,
    ]
    .compactMap { $0 } + coverage.collections.map(\.statement)
  }

  /// The counts of files and settings that reduce what a run reports, in one line; nil if there are none.
  package var omissions: String? {
    let weakened = coverage.policy.weakened.count + coverage.policy.rulesOff.count
    let special = count(.specialFile, "special file").map { [$0] } ?? []
    let parts =
      special + leftOutFiles + absences + (weakened > 0 ? [Decimals.count(weakened, "weakened setting")] : [])
    return parts.isEmpty ? nil : "not checked: " + parts.list()
  }

  private func count(_ reason: Coverage.SkippedFile.Reason, _ noun: String, plural: String? = nil) -> String? {
    let count = coverage.count(reason)
    return count > 0 ? Decimals.count(count, noun, plural: plural ?? noun + "s") : nil
  }

  /// The counts of files and folders that a setting or their location leaves out.
  private var leftOutFiles: [String] {
    [
      count(.packed, "packed file"),
      count(.excluded, "excluded file"),
      count(.ignored, "ignored file or folder", plural: "ignored files and folders"),
      count(.versionControl, "version control folder"),
    ].compactMap { $0 }
  }

  private var absences: [String] {
    var parts: [String] = []
    if coverage.absent.files > 0 { parts.append(Decimals.count(coverage.absent.files, "tracked file")) }
    if coverage.absent.submodules > 0 { parts.append(Decimals.count(coverage.absent.submodules, "submodule")) }
    return parts.isEmpty ? [] : [parts.list(separator: " and ") + " not in the working tree"]
  }

  private var absenceStatement: String? {
    if let failure = coverage.absent.failure {
      return "Unknown: whether tracked files are missing in the working tree (\(failure))"
    }
    return absences.first.map { "Missing: " + $0 }
  }

  private var weaknessStatement: String? {
    let weakened = coverage.policy.weakened
    return weakened.isEmpty ? nil : "Weakened: " + weakened.list()
  }

  private var changeStatement: String? {
    guard let change = coverage.change else { return nil }
    let counts = Decimals.count(change.files, "changed file") + ", \(Decimals.grouped(change.unchanged)) unchanged"
    var text =
      change.policyFiles.isEmpty
      ? "Change: lines changed \(change.span) (\(counts))"
      : "Change: all lines, because \(change.policyFiles.list()) changed \(change.span) (\(counts))"
    if change.isSinceLastCommit { text += "; this is the last commit, so no commit was checked" }
    if change.lacksExports { text += "; the arguments contain no export" }
    return text
  }

  private var suppressionStatement: String? {
    let policy = coverage.policy
    let excepted = summary.excepted - policy.commented
    let sources = [
      (policy.commented - policy.fileCommented, "comments"), (policy.fileCommented, "comments for whole files"),
      (excepted, "exceptions"), (policy.allowed, "allowed values"),
      (summary.baselined, "the baseline"),
    ]
    let parts = sources.filter { $0.0 > 0 }.map { Decimals.grouped($0.0) + " by " + $0.1 }
    return parts.isEmpty ? nil : "Suppressed: " + parts.list()
  }

  private var skipStatement: String? {
    var parts: [String] = []
    let other = summary.skipped - coverage.count(.specialFile) - coverage.count(.packed)
    if other > 0 {
      parts.append(
        Decimals.count(other, "file that is not an export", plural: "files that are not exports"))
    }
    if let count = count(.specialFile, "FIFO, socket or device", plural: "FIFOs, sockets and devices") {
      parts.append(count)
    }
    parts += leftOutFiles
    return parts.isEmpty ? nil : "Skipped: " + parts.list()
  }

  private var textStatement: String? {
    var parts: [String] = []
    let count = coverage.uncheckedTexts.total
    if count > 0 { parts.append(Decimals.count(count, "text") + " of kinds that no rule applies to") }
    if coverage.partlyReadFiles > 0 {
      parts.append(
        "other texts in " + Decimals.count(coverage.partlyReadFiles, "file")
          + " (see --fields extended)")
    }
    return parts.isEmpty ? nil : "Not checked: " + parts.list()
  }

  private var policyStatement: String? {
    let policy = coverage.policy
    var parts: [String] = []
    if !policy.files.isEmpty { parts.append(policy.files.list()) }
    if let baseline = policy.baseline { parts.append("baseline " + baseline) }
    if !policy.ignoreFiles.isEmpty {
      parts.append("ignore files " + policy.ignoreFiles.map(\.file).list())
    }
    if !policy.rulesOff.isEmpty { parts.append("rules off: " + policy.rulesOff.list()) }
    return parts.isEmpty ? nil : "Policy: " + parts.list(separator: "; ")
  }

  private var patternStatement: String? {
    let patterns = coverage.policy.unmatchedPatterns
    return patterns.isEmpty ? nil : "Unmatched: " + patterns.list(separator: "; ")
  }
}

extension Coverage.Change {
  /// The change in words that follow a participle: `in the next commit`, `since main`.
  var span: String { revision.map { "since " + $0 } ?? "in the next commit" }
}

extension Coverage.SkippedFile.Reason {
  /// The reason in words.
  var label: String {
    switch self {
    case .notAnExport: "not an export"
    case .packed: "packed in a format that is not unpacked"
    case .specialFile: "a FIFO, a socket or a device"
    case .excluded: "excluded by the configuration"
    case .ignored: "named by an ignore file"
    case .versionControl: "a folder of a version control system"
    }
  }
}

extension Coverage {
  /// Writes the members of a JSON object.
  func write(to json: inout JSONWriter) {
    json.object("texts") { checkedTexts.write(to: &$0) }
    json.object("uncheckedTexts") { uncheckedTexts.write(to: &$0) }
    json.member("partlyReadFiles", partlyReadFiles)
    json.array("skipped") { json in
      for file in skipped {
        json.object { json in
          json.member("file", file.file)
          json.member("reason", file.reason.rawValue)
        }
      }
    }
    if people > 0 {
      json.array("inputs") { json in
        for input in inputs {
          json.object { json in
            json.member("file", input.file)
            json.member("sha256", input.sha256)
            json.member("size", input.size)
            json.member("format", input.format)
            json.member("exported", input.exported)
            json.member("latestChange", input.latestChange)
          }
        }
      }
    }
    if let change {
      json.object("change") { json in
        json.member("revision", change.revision)
        json.member("files", change.files)
        json.member("unchanged", change.unchanged)
        json.member("policyFiles", change.policyFiles)
        json.member("sinceLastCommit", change.isSinceLastCommit)
        json.member("lacksExports", change.lacksExports)
      }
    }
    json.object("absent") { json in
      json.member("files", absent.files)
      json.member("submodules", absent.submodules)
      json.member("failure", absent.failure)
    }
    write(collections: collections, to: &json)
    json.object("policy") { json in
      json.member("files", policy.files)
      json.member("baseline", policy.baseline)
      json.array("ignoreFiles") { json in
        for file in policy.ignoreFiles {
          json.object { json in
            json.member("file", file.file)
            json.member("ignored", file.ignored)
          }
        }
      }
      json.member("rulesOff", policy.rulesOff)
      json.member("weakened", policy.weakened)
      json.object("suppressed") { json in
        json.member("comments", policy.commented)
        json.member("fileComments", policy.fileCommented)
        json.member("exceptions", policy.excepted)
        json.member("allowed", policy.allowed)
        json.member("baseline", policy.baselined)
      }
      json.member("unmatchedPatterns", policy.unmatchedPatterns)
    }
  }
}

extension TextCounts {
  /// Writes the counts that are not zero as members of a JSON object.
  fileprivate func write(to json: inout JSONWriter) {
    for kind in FieldKind.allCases where self[kind] > 0 {
      json.name(kind.rawValue)
      json.element(self[kind])
    }
  }
}
