import BlindspotEncoding
import BlindspotReporting
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Renders texts that contain escapes, markup, commands and formulas at every position of every format.
@Suite struct HostileTextTests {
  private func report(_ format: ReportFormat) -> [UInt8] {
    Report.render(Sample.hostile.result, as: format, in: Sample.hostile.context)
  }

  private func lines(_ format: ReportFormat) -> [String] {
    String(decoding: report(format), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }

  @Test func `there are hostile texts`() { #expect(HostileStrings.all.count > 50) }

  @Test(arguments: ReportFormat.allCases)
  func `reports contain no invisible or active characters`(format: ReportFormat) {
    let allowed: Set<Unicode.Scalar> = format == .csv ? ["\n", "\r"] : ["\n"]
    let leaked = String(decoding: report(format), as: UTF8.self).unicodeScalars
      .filter { VisibleText.requiresEscaping($0) && !allowed.contains($0) }
    #expect(Array(leaked) == [])
  }

  @Test(arguments: ReportFormat.allCases)
  func `reports contain no build server commands except those of the format`(format: ReportFormat) throws {
    let commands = ["::error file=", "::warning file=", "::notice file=", "::notice title="]
    let unexpected = try lines(format).filter { line in
      let start = String(line.drop { $0 == " " })
      let isExpected = format == .github && commands.contains { start.hasPrefix($0) }
      return try (start.hasPrefix("::") && !isExpected) || Regex("##[A-Za-z]*\\[").firstMatch(in: line) != nil
    }
    #expect(unexpected == [])
  }

  @Test func `a JSON reader gets every text back unchanged`() throws {
    let json = try JSONSerialization.jsonObject(with: Data(report(.json))) as? [String: Any]
    let findings = try #require(json?["findings"] as? [[String: Any]])
    #expect(findings.map { $0["file"] as? String } == HostileStrings.all)
    #expect(findings.map { $0["message"] as? String } == HostileStrings.all.map { "Flow name holds \($0)" })
    let lines = lines(.jsonl).dropLast()
    #expect(lines.count == 2 * HostileStrings.all.count + 1)
    let objects = try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
    #expect(objects.prefix(HostileStrings.all.count).map { $0?["rule"] as? String } == HostileStrings.all)
  }

  @Test(arguments: [ReportFormat.sarif, .gitlab])
  func `SARIF and GitLab reports are valid JSON`(format: ReportFormat) throws {
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(report(format))) }
  }

  @Test func `SARIF URIs contain only characters that RFC 3986 allows`() throws {
    let json = try JSONSerialization.jsonObject(with: Data(report(.sarif))) as? [String: Any]
    let run = try #require((json?["runs"] as? [[String: Any]])?.first)
    let results = try #require(run["results"] as? [[String: Any]])
    let addresses = results.compactMap { result -> String? in
      let location = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
      return (location?["artifactLocation"] as? [String: Any])?["uri"] as? String
    }
    #expect(addresses.count == HostileStrings.all.count)
    let wrong = try addresses.filter {
      try Regex("(file://)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})*").wholeMatch(in: $0) == nil
    }
    #expect(wrong == [])
  }

  @Test(arguments: [ReportFormat.junit, .checkstyle])
  func `XML reports are well-formed and have the expected elements`(format: ReportFormat) {
    let counter = ElementCounter()
    let parser = XMLParser(data: Data(report(format)))
    parser.delegate = counter
    #expect(parser.parse())
    let name = format == .junit ? "testcase" : "error"
    #expect(counter.counts[name, default: 0] >= 2 * HostileStrings.all.count)
    #expect(counter.counts.keys.filter { !ElementCounter.known.contains($0) } == [])
  }

  @Test func `CSV rows have equal numbers of cells and no formulas`() {
    let rows = CSVTable.rows(String(decoding: report(.csv), as: UTF8.self))
    #expect(rows.count == 2 + 2 * HostileStrings.all.count)
    #expect(rows.filter { $0.count != rows.first?.count } == [])
    let formulas = rows.joined().filter { cell in
      "=+-@|%＝".contains { cell.drop { $0 == " " }.hasPrefix(String($0)) }
    }
    #expect(formulas == [])
  }

  @Test func `hostile texts do not change the columns of Markdown tables`() throws {
    let rows = lines(.markdown).filter { $0.hasPrefix("| ") }
    let cells = rows.map { row in row.replacing("\\|", with: "").split(separator: "|").count }
    #expect(rows.count > 2 * HostileStrings.all.count)
    #expect(cells.filter { ![2, 3, 5].contains($0) } == [])
    let tags = try lines(.markdown).joined().matches(of: Regex("<[^>]*>")).map { String($0.output[0].substring ?? "") }
    let allowed = Set(["<!-- -->", "<details>", "</details>", "<summary>", "</summary>", "<sub>", "</sub>"])
    let links = "<https://blindspot.invalid/rules/"
    let foreign = Set(tags).subtracting(allowed).filter { !$0.hasPrefix(links) }
    // Markup inside a code span is shown literally.
    #expect(foreign.filter { tag in !HostileStrings.all.contains { $0.contains(tag) } } == [])
  }
}

/// Counts the elements of an XML document by name.
private final class ElementCounter: NSObject, XMLParserDelegate {
  static let known = ["testsuites", "testsuite", "testcase", "failure", "error", "system-out", "checkstyle", "file"]
  var counts: [String: Int] = [:]

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    counts[name, default: 0] += 1
  }
}

/// A minimal reader of CSV (RFC 4180).
enum CSVTable {
  static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell = ""
    var isQuoted = false
    var scalars = text.unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"":
        scalars.removeFirst()
        cell.append("\"")
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        row.append(cell)
        cell = ""
      case "\r" where !isQuoted: break
      case "\n" where !isQuoted:
        rows.append(row + [cell])
        (row, cell) = ([], "")
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows
  }
}
