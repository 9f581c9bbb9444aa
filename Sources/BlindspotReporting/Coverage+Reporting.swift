import BlindspotEncoding
import BlindspotParser
import BlindspotRules

extension LintResult {
  /// The outcome in one line without a full stop. A run over a change in which no export changed states that.
  var headline: String {
    guard let change = coverage.change, summary.files == 0, summary.findings == 0, problems.isEmpty else {
      return summary.headline
    }
    return "No export changed " + change.span
  }

  /// The basis of the outcome, in sentences without a full stop: the change, the suppressed findings, the skipped files, the
  /// unchecked texts, and the files that decided on these. Empty if there is nothing to add to the headline.
  var statements: [String] {
    [changeStatement, suppressionStatement, skipStatement, textStatement, policyStatement, patternStatement]
      .compactMap { $0 }
  }

  private var changeStatement: String? {
    guard let change = coverage.change else { return nil }
    let counts = Decimals.count(change.files, "changed file") + ", \(Decimals.grouped(change.unchanged)) unchanged"
    if change.policyFiles.isEmpty { return "Change: lines changed \(change.span) (\(counts))" }
    return "Change: all lines, because \(change.policyFiles.joined(separator: ", ")) changed \(change.span) (\(counts))"
  }

  private var suppressionStatement: String? {
    let policy = coverage.policy
    let excepted = summary.excepted - policy.commented
    let sources = [
      (policy.commented, "comments"), (excepted, "exceptions"), (policy.allowed, "allowed values"),
      (summary.baselined, "the baseline"),
    ]
    let parts = sources.filter { $0.0 > 0 }.map { Decimals.grouped($0.0) + " by " + $0.1 }
    return parts.isEmpty ? nil : "Suppressed: " + parts.joined(separator: ", ")
  }

  private var skipStatement: String? {
    var parts: [String] = []
    if summary.skipped > 0 {
      parts.append(Decimals.count(summary.skipped, "file that is not an export", plural: "files that are not exports"))
    }
    let excluded = coverage.count(.excluded)
    if excluded > 0 { parts.append(Decimals.count(excluded, "excluded file")) }
    let ignored = coverage.count(.ignored)
    if ignored > 0 {
      parts.append(Decimals.count(ignored, "ignored file or folder", plural: "ignored files and folders"))
    }
    return parts.isEmpty ? nil : "Skipped: " + parts.joined(separator: ", ")
  }

  private var textStatement: String? {
    let count = coverage.uncheckedTexts.total
    guard count > 0 else { return nil }
    return "Not checked: " + Decimals.count(count, "text") + " of kinds that no rule applies to"
  }

  private var policyStatement: String? {
    let policy = coverage.policy
    var parts: [String] = []
    if !policy.files.isEmpty { parts.append(policy.files.joined(separator: ", ")) }
    if let baseline = policy.baseline { parts.append("baseline " + baseline) }
    if !policy.ignoreFiles.isEmpty {
      parts.append("ignore files " + policy.ignoreFiles.map(\.file).joined(separator: ", "))
    }
    if !policy.rulesOff.isEmpty { parts.append("rules off: " + policy.rulesOff.joined(separator: ", ")) }
    return parts.isEmpty ? nil : "Policy: " + parts.joined(separator: "; ")
  }

  private var patternStatement: String? {
    let patterns = coverage.policy.unmatchedPatterns
    return patterns.isEmpty ? nil : "Unmatched: " + patterns.joined(separator: "; ")
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
    case .specialFile: "a FIFO, a socket or a device"
    case .excluded: "excluded by the configuration"
    case .ignored: "named by an ignore file"
    }
  }
}

extension Coverage {
  /// Writes the members of a JSON object.
  func write(to json: inout JSONWriter) {
    json.object("texts") { json in
      for kind in FieldKind.allCases where checkedTexts[kind] > 0 { json.member(kind.rawValue, checkedTexts[kind]) }
    }
    json.object("uncheckedTexts") { json in
      for kind in FieldKind.allCases where uncheckedTexts[kind] > 0 { json.member(kind.rawValue, uncheckedTexts[kind]) }
    }
    json.array("skipped") { json in
      for file in skipped {
        json.object { json in
          json.member("file", file.file)
          json.member("reason", file.reason.rawValue)
        }
      }
    }
    if let change {
      json.object("change") { json in
        json.member("revision", change.revision)
        json.member("files", change.files)
        json.member("unchanged", change.unchanged)
        json.member("policyFiles", change.policyFiles)
      }
    }
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
      json.object("suppressed") { json in
        json.member("comments", policy.commented)
        json.member("exceptions", policy.excepted)
        json.member("allowed", policy.allowed)
        json.member("baseline", policy.baselined)
      }
      json.member("unmatchedPatterns", policy.unmatchedPatterns)
    }
  }
}
