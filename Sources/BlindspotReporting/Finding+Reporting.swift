import BlindspotEncoding
import BlindspotParser
import BlindspotRules

extension Finding {
  /// The location in the form of editors and terminals: `file:line:column`, or only the file if it has no lines.
  package var place: String { Self.place(file, start) }

  /// Writes the ``place``.
  func writePlace(to out: inout ByteWriter) { Self.writePlace(file, start, to: &out) }

  /// Returns a location in a file, with invisible and active characters escaped.
  static func place(_ file: String, _ position: SourcePosition?) -> String {
    var out = ByteWriter()
    writePlace(file, position, to: &out)
    return out.text
  }

  private static func writePlace(_ file: String, _ position: SourcePosition?, to out: inout ByteWriter) {
    out.write(visible: file)
    guard let position else { return }
    out.write(byte: ASCII.colon)
    out.write(position.line)
    out.write(byte: ASCII.colon)
    out.write(position.column)
  }
}

extension Finding.FieldReference {
  /// The named containers from the flow to the field: `flow “Main IVR” > task “Pay”`; empty without any. Not escaped for
  /// any format.
  var breadcrumbText: ShownText {
    var out = ByteWriter()
    writeBreadcrumb(to: &out)
    // All parts may be shown.
    return ShownText(nonExport: out.text)
  }

  /// Writes the ``breadcrumbText``.
  func writeBreadcrumb(to out: inout ByteWriter) {
    var isFirst = true
    forEachCrumb { kind, name in
      if !isFirst { out.write(literal: " > ") }
      isFirst = false
      out.write(kind.label)
      out.write(literal: " “")
      out.write(name.string)
      out.write(literal: "”")
    }
  }
}

extension Container.Kind {
  /// The kind in words: `data action`.
  var label: String {
    // Every breadcrumb of every finding comes here, and most kinds have one word.
    guard rawValue.utf8Span.span.contains(UInt8(ascii: "-")) else { return rawValue }
    return rawValue.split(separator: "-").joined(separator: " ")
  }
}

extension LintResult.Summary {
  /// The number of reported findings.
  var findings: Int { errors + warnings + notes }

  /// The counts by severity that are not zero: `1 error, 2 warnings`.
  var bySeverity: String { Self.bySeverity(errors: errors, warnings: warnings, notes: notes) }

  static func bySeverity(errors: Int, warnings: Int, notes: Int) -> String {
    var text = ""
    for (count, noun) in [(errors, "error"), (warnings, "warning"), (notes, "note")] where count > 0 {
      text += (text.isEmpty ? "" : ", ") + Decimals.count(count, noun)
    }
    return text
  }

  /// The amount of input: `1,204 texts of 12 files`.
  var scope: String { Decimals.count(fields, "text") + " of " + Decimals.count(files, "file") }

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
  /// The findings in their order, grouped by file.
  var findingsByFile: [ArraySlice<Finding>] {
    var groups: [ArraySlice<Finding>] = []
    var start = 0
    for index in findings.indices.dropFirst() where !findings[index].isInFile(of: findings[start]) {
      groups.append(findings[start..<index])
      start = index
    }
    if start < findings.count { groups.append(findings[start...]) }
    return groups
  }
}

extension [Finding] {
  /// Returns up to `limit` findings of the highest severity and then the highest confidence, in their original order.
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
    var (errors, warnings, notes) = (0, 0, 0)
    for finding in self {
      switch finding.severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .note: notes += 1
      }
    }
    return LintResult.Summary.bySeverity(errors: errors, warnings: warnings, notes: notes)
  }
}
