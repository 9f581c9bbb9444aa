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

  /// The findings and problems of a file, by their indices. Their cases are made when the suite is written: those of
  /// 100,000 findings take 100 MB.
  private struct Suite {
    let file: String
    var findings: [Int] = []
    var problems: [Int] = []
  }

  func render() -> [UInt8] {
    let suites = suites()
    var xml = XMLWriter(context.sink)
    xml.element(
      "testsuites",
      [
        "name": "blindspot", "tests": String(result.findings.count + result.problems.count + 1),
        "failures": String(failures(among: result.findings.indices)), "errors": String(result.problems.count),
      ]
    ) { xml in
      for suite in suites { write(suite, to: &xml) }
      writeCoverage(to: &xml)
    }
    return xml.bytes
  }

  /// Returns the files with findings in their order, then the files that have only problems.
  private func suites() -> [Suite] {
    var suites: [Suite] = []
    var places: [String: Int] = [:]
    func place(of file: String) -> Int {
      if let last = suites.indices.last, suites[last].file == file { return last }
      if let place = places[file] { return place }
      places[file] = suites.count
      suites.append(Suite(file: file))
      return suites.count - 1
    }
    for index in result.findings.indices {
      suites[place(of: result.findings[index].file)].findings.append(index)
    }
    for index in result.problems.indices { suites[place(of: result.problems[index].file)].problems.append(index) }
    return suites
  }

  private func failures(among findings: some Sequence<Int>) -> Int {
    findings.reduce(0) { $0 + (context.fails(result.findings[$1].severity) ? 1 : 0) }
  }

  private func write(_ suite: Suite, to xml: inout XMLWriter) {
    xml.element(
      "testsuite",
      [
        "name": suite.file, "tests": String(suite.findings.count + suite.problems.count),
        "failures": String(failures(among: suite.findings)), "errors": String(suite.problems.count),
      ]
    ) { xml in
      var names = Occurrences()
      for index in suite.findings { write(testCase(of: result.findings[index], &names), in: suite.file, to: &xml) }
      for index in suite.problems { write(testCase(of: result.problems[index], &names), in: suite.file, to: &xml) }
    }
  }

  /// Writes a suite of one passing case that states the basis of the outcome.
  private func writeCoverage(to xml: inout XMLWriter) {
    let file = "blindspot"
    xml.element("testsuite", ["name": file, "tests": "1", "failures": "0", "errors": "0"]) { xml in
      let one = Case(
        name: "coverage", kind: .output, type: "coverage", message: result.headline, details: result.statements)
      write(one, in: file, to: &xml)
    }
  }

  private func testCase(of finding: Finding, _ names: inout Occurrences) -> Case {
    var details = [finding.place]
    let parts = [
      ("In", finding.field.breadcrumbText.string), ("Reason", finding.reason.string), ("Recommendation", finding.help),
    ]
    for (name, text) in parts where !text.isEmpty { details.append("\(name): \(text)") }
    let name = "\(finding.rule) in \(finding.field.kind.rawValue) at \(finding.field.path.string)"
    return Case(
      name: names.unique(name), kind: context.fails(finding.severity) ? .failure : .output,
      type: finding.severity.rawValue, message: finding.message.string, details: details)
  }

  private func testCase(of problem: Problem, _ names: inout Occurrences) -> Case {
    Case(
      name: names.unique(problem.code.rawValue), kind: .error, type: problem.code.rawValue,
      message: problem.message.string, details: [Finding.place(problem.file, problem.position)])
  }

  private func write(_ one: Case, in file: String, to xml: inout XMLWriter) {
    xml.element("testcase", ["name": one.name, "classname": file]) { xml in
      switch one.kind {
      case .failure: xml.element("failure", ["type": one.type, "message": one.message], lines: one.details)
      case .error: xml.element("error", ["type": one.type, "message": one.message], lines: one.details)
      case .output: xml.element("system-out", lines: [one.message] + one.details)
      }
    }
  }
}

extension Occurrences {
  /// Returns a unique name without a line number, because services track the history of a case by its name.
  fileprivate mutating func unique(_ name: String) -> String {
    let count = next(of: name)
    return count == 1 ? name : "\(name) (\(count))"
  }
}
