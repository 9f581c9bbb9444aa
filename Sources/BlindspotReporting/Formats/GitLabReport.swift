import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// GitLab Code Quality: a JSON array of issues.
///
/// GitLab keeps one issue per fingerprint, so fingerprints are made unique. It ignores issues without a line, so issues in
/// files without lines are reported in line 1.
struct GitLabReport {
  let result: LintResult
  let context: ReportContext

  func render() -> [UInt8] {
    var json = JSONWriter(.indented, context.sink)
    var occurrences = Occurrences()
    var fingerprints = FingerprintMaker()
    json.array { json in
      for finding in result.findings {
        json.object { json in
          json.member("type", "issue")
          json.member("check_name", finding.rule)
          json.member("description", VisibleText.escaped(finding.message.string))
          json.member("categories", ["Security"])
          json.member("severity", severity(of: finding))
          let fingerprint = fingerprints.fingerprint(of: finding)
          let count = occurrences.next(of: fingerprint)
          json.member("fingerprint", count == 1 ? fingerprint : "\(fingerprint)-\(count)")
          location(finding.location.file, finding.location.start?.line, finding.location.end?.line, to: &json)
        }
      }
      for problem in result.problems {
        json.object { json in
          json.member("type", "issue")
          json.member("check_name", problem.code.rawValue)
          json.member("description", VisibleText.escaped(problem.message.string))
          json.member("categories", ["Bug Risk"])
          json.member("severity", "critical")
          let identity = StableHash.hexadecimal([problem.code.rawValue, problem.file, problem.message.string])
          let count = occurrences.next(of: identity)
          json.member("fingerprint", count == 1 ? identity : "\(identity)-\(count)")
          location(problem.file, problem.position?.line, problem.position?.line, to: &json)
        }
      }
    }
    json.endLine()
    return json.bytes
  }

  private func severity(of finding: Finding) -> String {
    switch finding.severity {
    case .error: "critical"
    case .warning: "major"
    case .note: "info"
    }
  }

  private func location(_ file: String, _ begin: Int?, _ end: Int?, to json: inout JSONWriter) {
    json.object("location") { json in
      json.member("path", context.servicePath(file).portableName)
      json.object("lines") { json in
        json.member("begin", begin ?? 1)
        json.member("end", end ?? begin ?? 1)
      }
    }
  }
}
