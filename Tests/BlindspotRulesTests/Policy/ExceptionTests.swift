import BlindspotParser
import BlindspotRules
import TestSupport
import Testing

@Suite struct ExceptionTests {
  private static let rule = """
    id: quell
    category: person-name
    severity: warning
    extends: words
    words: [Quell]
    examples: {match: [Quell], no_match: [x]}
    """

  private static let flow = """
    inboundCall:
      name: Main
      tasks:
        - task:
            name: Call Quell
            refId: t1
            actions:
              - playAudio: {name: Say Quell}
        - task:
            name: Quell again
            refId: t2
    """

  /// Returns the report of a run, and the findings about exceptions as `rule@line`.
  private func check(
    _ configuration: String = "", flow: String = flow, name: String = "exports/a.yaml", isPartial: Bool = false,
    today: String = "2026-06-01"
  ) throws -> (report: FileReport, diagnostics: [String]) {
    let policy = Policy("rule-files: [r.yml]\n" + configuration, files: ["r.yml": Self.rule], today: Day(today))
    #expect(policy.problemLines == [])
    let report = try policy.check(flow, name: name)
    let diagnostics = policy.engine().findings(for: policy.diagnostics(for: [report], isPartial: isPartial))
    let rules = (report.findings.filter { $0.category == .coverage } + diagnostics).map {
      "\($0.rule)@\($0.location.start?.line ?? 0)"
    }
    return (report, rules)
  }

  private func lines(_ report: FileReport) -> [Int] {
    report.findings.filter { $0.rule == "quell" }.compactMap(\.location.start?.line)
  }

  @Test func `an exception covers what its selectors name`() throws {
    for row in try Fixture.rows("exceptions.tsv") {
      let (report, _) = try check("exceptions: [{rule: quell, reason: a persona, \(row[0])}]")
      #expect(lines(report).map(String.init).joined(separator: " ") == row[1], "\(row[0])")
      #expect(report.excepted == 3 - lines(report).count)
    }
  }

  @Test func `an exception that has expired or has no reason is reported and ignored`() throws {
    let (report, diagnostics) = try check(
      """
      exceptions:
        - {rule: quell, in: t1}
        - {rule: quell, in: t1, reason: " "}
        - {rule: quell, in: t2, reason: for the summer, until: 2026-05-31}
      """)
    #expect(lines(report) == [5, 8, 10])
    #expect(diagnostics == ["exception-without-reason@3", "exception-without-reason@4", "exception-expired@5"])
    let (later, none) = try check("exceptions: [{rule: quell, reason: x, until: 2026-06-01}]")
    #expect(lines(later) == [] && none == [])
  }

  @Test func `an unused exception is reported if its rule ran and its file was checked`() throws {
    let unused = "exceptions: [{rule: quell, in: Nowhere, reason: x}]"
    #expect(try check(unused).diagnostics == ["exception-unused@2"])
    #expect(try check(unused, isPartial: true).diagnostics == [])
    let off = "rules: {quell: off}\n" + unused
    #expect(try check(off).diagnostics == [])
    let elsewhere = "exceptions: [{rule: quell, file: 'other/**', reason: x}]"
    #expect(try check(elsewhere).diagnostics == [])
    let here = "exceptions: [{rule: quell, file: 'exports/**', in: Nowhere, reason: x}]"
    #expect(try check(here, isPartial: true).diagnostics == ["exception-unused@2"])
    let quiet = "rules: {exception-unused: off}\n" + unused
    #expect(try check(quiet).diagnostics == [])
  }

  @Test func `a diagnostic does not repeat the selectors of the exception`() throws {
    let policy = Policy("exceptions: [{rule: person-name, in: Call Quell, reason: about Quell}]")
    let report = try policy.check("workflow: {name: x, states: []}")
    let diagnostics = policy.engine().findings(for: policy.diagnostics(for: [report]))
    #expect(diagnostics.count == 1)
    #expect(!"\(diagnostics)".contains("Quell"))
  }

  @Test func `an unknown rule is an error at its place`() {
    let problems = Policy("exceptions:\n  - rule: person-nme\n    reason: x\n").problemLines
    #expect(problems == [".blindspot.yml:2:11: unknown rule person-nme; did you mean person-name?"])
  }

  @Test func `a JSON text that looks like a comment is not a comment`() throws {
    let flow = #"{"inboundCall": {"name": "Quell # blindspot: allow quell -- x", "description": " # blindspot:"}}"#
    let (report, diagnostics) = try check(flow: flow, name: "exports/a.json")
    #expect(lines(report) == [1, 1])
    #expect(diagnostics == [])
  }

  @Test func `a byte-order mark does not disable a comment in the first line`() throws {
    let flow = "\u{FEFF}# blindspot: allow-file quell -- x\ninboundCall:\n  name: Quell\n"
    let (report, diagnostics) = try check(flow: flow, name: "exports/a.yaml")
    #expect(lines(report) == [])
    #expect(diagnostics == [])
  }

  /// Comments that a reader of a change does not see, each in place of the line before `name: Quell`.
  private static let hiddenComments = [
    "  # a note\r  # blindspot: allow-file quell -- x", "  # a note\r  # blindspot: allow quell -- x",
    "\r# blindspot: allow-file quell -- x", "  description: \u{202E}x # blindspot: allow quell -- x",
    "  # \u{2066}a note # blindspot: allow quell -- x",
    "  description: x" + String(repeating: " ", count: 200) + "# blindspot: allow-file quell -- x",
    String(repeating: " ", count: 120) + "# blindspot: allow-file quell -- x",
    "  #" + String(repeating: " ", count: 300) + "blindspot: allow-file quell -- x",
    "  # a note" + String(repeating: " ", count: 200) + "# blindspot: allow quell -- x",
    "  description: x # blindspot: allow-file quell -- x", "  # a note # blindspot: allow-file quell -- x",
    "  description: x\t# blindspot: allow-file quell -- x",
  ]

  @Test(arguments: hiddenComments) func `a comment that a reader does not see is not in force`(line: String) throws {
    let (report, diagnostics) = try check(flow: "inboundCall:\n" + line + "\n  name: Quell\n")
    #expect(lines(report).count == 1)
    #expect(diagnostics.count == 1 && diagnostics[0].hasPrefix("exception-malformed@"))
  }

  @Test func `a visible comment after some spaces is in force`() throws {
    for (line, isAlone) in [("  name: Quell" + String(repeating: " ", count: 60), false), ("    ", true)] {
      let flow = "inboundCall:\n" + line + "# blindspot: allow quell -- x\r\n" + (isAlone ? "  name: Quell\r\n" : "")
      let (report, diagnostics) = try check(flow: flow)
      #expect(lines(report).isEmpty && diagnostics.isEmpty)
    }
  }

  @Test func `comments cover their line, the next one or a block`() throws {
    for block in try Fixture.text("comments.yaml").split(separator: "=== ").map(String.init) {
      let (head, body) = (block.prefix { $0 != "\n" }, block.drop { $0 != "\n" }.dropFirst())
      let wanted = head.split(separator: "|", omittingEmptySubsequences: false).map { String($0).trimmed }
      let (report, diagnostics) = try check(flow: String(body))
      #expect(lines(report).map(String.init).joined(separator: " ") == wanted[1], "\(wanted[0])")
      #expect(diagnostics.joined(separator: " ") == wanted[2], "\(wanted[0])")
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
