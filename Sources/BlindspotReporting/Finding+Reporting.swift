import BlindspotEncoding
import BlindspotParser
import BlindspotRules

extension Finding {
  /// Where it stands, as editors and terminals take it: `file:line:column`, or the file alone where it has no lines.
  var place: String { Self.place(location.file, location.start) }

  /// A place in a file, foreign characters spelled out.
  static func place(_ file: String, _ position: SourcePosition?) -> String {
    let name = VisibleText.escaped(file)
    guard let position else { return name }
    return "\(name):\(position.line):\(position.column)"
  }
}

extension Finding.FieldReference {
  /// The way from the flow to the field: `flow “Main IVR” > task “Pay”`; empty where no container has a name. Not
  /// escaped for any format.
  var way: String {
    breadcrumb.map { $0.kind.label + " “" + $0.name + "”" }.joined(separator: " > ")
  }
}

extension Container.Kind {
  /// The name for people: `data action`.
  var label: String {
    // Most have one word, and one stands in every step of every way.
    guard rawValue.utf8Span.span.contains(UInt8(ascii: "-")) else { return rawValue }
    return rawValue.split(separator: "-").joined(separator: " ")
  }
}

extension LintResult.Summary {
  /// How many findings were reported.
  var findings: Int { errors + warnings + notes }

  /// The counts by severity that are not zero: `1 error, 2 warnings`.
  var bySeverity: String { Self.bySeverity(errors: errors, warnings: warnings, notes: notes) }

  static func bySeverity(errors: Int, warnings: Int, notes: Int) -> String {
    [(errors, "error"), (warnings, "warning"), (notes, "note")]
      .filter { $0.0 > 0 }.map { Decimals.count($0.0, $0.1) }.joined(separator: ", ")
  }

  /// What was read: `1,204 texts of 12 files`.
  var scope: String { Decimals.count(fields, "text") + " of " + Decimals.count(files, "file") }

  /// What was left out on purpose: `3 excepted, 1 in the baseline, 2 files skipped`; empty if nothing was.
  var leftOut: String {
    var parts: [String] = []
    if excepted > 0 { parts.append(Decimals.grouped(excepted) + " excepted") }
    if baselined > 0 { parts.append(Decimals.grouped(baselined) + " in the baseline") }
    if skipped > 0 { parts.append(Decimals.count(skipped, "file") + " skipped (no exports)") }
    return parts.joined(separator: ", ")
  }

  /// The outcome in one line without a full stop: `3 findings (1 error, 2 warnings) in 42 texts of 3 files`.
  var headline: String {
    let troubles = problems == 0 ? "" : Decimals.count(problems, "problem")
    let outcome =
      switch (findings, problems) {
      case (0, 0): "No findings"
      case (0, _): "No findings, but \(troubles),"
      case (_, 0): Decimals.count(findings, "finding") + " (\(bySeverity))"
      case (_, _): Decimals.count(findings, "finding") + " (\(bySeverity)) and \(troubles)"
      }
    return outcome + " in " + scope
  }
}

extension LintResult {
  /// The findings file by file, in their order.
  var findingsByFile: [ArraySlice<Finding>] {
    var groups: [ArraySlice<Finding>] = []
    var start = 0
    for index in findings.indices.dropFirst() where findings[index].location.file != findings[start].location.file {
      groups.append(findings[start..<index])
      start = index
    }
    if start < findings.count { groups.append(findings[start...]) }
    return groups
  }
}

extension [Finding] {
  /// The `limit` worst, by severity and then by confidence, in the order they stand in.
  func worst(atMost limit: Int) -> [Finding] {
    guard count > limit else { return self }
    let worst = indices.sorted {
      (self[$1].severity, self[$1].confidence, $0) < (self[$0].severity, self[$0].confidence, $1)
    }
    return worst.prefix(limit).sorted().map { self[$0] }
  }
}

extension Collection<Finding> {
  /// The counts by severity that are not zero.
  var bySeverity: String {
    var counts: [Severity: Int] = [:]
    for finding in self { counts[finding.severity, default: 0] += 1 }
    return LintResult.Summary.bySeverity(
      errors: counts[.error] ?? 0, warnings: counts[.warning] ?? 0, notes: counts[.note] ?? 0)
  }
}
