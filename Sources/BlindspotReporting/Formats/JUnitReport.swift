import BlindspotParser
import BlindspotRules

/// JUnit XML as defined by Jenkins' `junit-10.xsd`, with a suite per file and a case per finding and problem.
///
/// Findings that fail the run are failures; other findings pass, with their message as output. Problems are errors. The
/// last suite has one passing case with the coverage; readers would treat an empty file as a crash.
struct JUnitReport {
  let result: LintResult
  let context: ReportContext

  private struct Case {
    let name: String
    let kind: Kind
    let type: String
    let message: String
    let details: [String]

    enum Kind {
      case failure
      case error
      case output
    }
  }

  private struct Suite {
    let file: String
    var cases: [Case] = []

    func count(_ kind: Case.Kind) -> Int { cases.reduce(0) { $0 + ($1.kind == kind ? 1 : 0) } }
  }

  func render() -> [UInt8] {
    let suites = suites() + [coverage]
    let failures = suites.reduce(0) { $0 + $1.count(.failure) }
    let tests = suites.reduce(0) { $0 + $1.cases.count }
    var xml = XMLWriter()
    xml.element(
      "testsuites",
      [
        "name": "blindspot", "tests": String(tests), "failures": String(failures),
        "errors": String(result.problems.count),
      ]
    ) { xml in
      for suite in suites { write(suite, to: &xml) }
    }
    return xml.bytes
  }

  /// A suite of one passing case that states the basis of the outcome.
  private var coverage: Suite {
    Suite(
      file: "blindspot",
      cases: [
        Case(
          name: "coverage", kind: .output, type: "coverage", message: result.headline, details: result.statements)
      ])
  }

  /// Returns the files with findings in their order, then the files that have only problems.
  private func suites() -> [Suite] {
    var suites: [Suite] = []
    var places: [String: Int] = [:]
    var names = Occurrences()
    func add(_ one: Case, to file: String) {
      let index = places[file] ?? suites.count
      if index == suites.count { suites.append(Suite(file: file)) }
      places[file] = index
      suites[index].cases.append(one)
    }
    /// Returns a unique name without a line number, because services track the history of a case by its name.
    func unique(_ name: String, in file: String) -> String {
      let count = names.next(of: file + "\u{0}" + name)
      return count == 1 ? name : "\(name) (\(count))"
    }
    for finding in result.findings {
      var details = [finding.place]
      let parts = [
        ("In", finding.field.breadcrumbText.string), ("Reason", finding.reason.string),
        ("Recommendation", finding.help),
      ]
      for (name, text) in parts where !text.isEmpty { details.append("\(name): \(text)") }
      add(
        Case(
          name: unique(
            "\(finding.rule) in \(finding.field.kind.rawValue) at \(finding.field.path.string)",
            in: finding.location.file),
          kind: context.fails(finding.severity) ? .failure : .output, type: finding.severity.rawValue,
          message: finding.message.string, details: details), to: finding.location.file)
    }
    for problem in result.problems {
      add(
        Case(
          name: unique(problem.code.rawValue, in: problem.file), kind: .error, type: problem.code.rawValue,
          message: problem.message.string, details: [Finding.place(problem.file, problem.position)]), to: problem.file)
    }
    return suites
  }

  private func write(_ suite: Suite, to xml: inout XMLWriter) {
    xml.element(
      "testsuite",
      [
        "name": suite.file, "tests": String(suite.cases.count), "failures": String(suite.count(.failure)),
        "errors": String(suite.count(.error)),
      ]
    ) { xml in
      for one in suite.cases {
        xml.element("testcase", ["name": one.name, "classname": suite.file]) { xml in
          switch one.kind {
          case .failure: xml.element("failure", ["type": one.type, "message": one.message], lines: one.details)
          case .error: xml.element("error", ["type": one.type, "message": one.message], lines: one.details)
          case .output: xml.element("system-out", lines: [one.message] + one.details)
          }
        }
      }
    }
  }
}
