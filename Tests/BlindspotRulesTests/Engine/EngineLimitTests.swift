import BlindspotParser
import BlindspotRules
import Testing

@Suite struct EngineLimitTests {
  private func report(_ options: Engine.Options) throws -> FileReport {
    let text = "inboundCall:\n  name: Opening hours\n  description: Born 14.05.1987, born 15.06.1988, born 16.07.1989\n"
    let file = SourceFile(name: "a.yaml", bytes: Array(text.utf8))
    guard case .export(let export) = ExportReader.read(file) else { throw NoExport() }
    return Engine(options: options).check(export)
  }

  private struct NoExport: Error {}

  @Test func `when the time is up, the texts that are left are a problem`() throws {
    var options = Engine.Options()
    options.maxTime = .zero
    let report = try report(options)
    #expect(report.findings.isEmpty)
    #expect(report.problems.map(\.code) == [.limitReached])
    #expect(report.problems.first?.message.string.contains("2 of 2 texts were not checked (limit seconds)") ?? false)
  }

  @Test func `findings beyond the limit are counted, the first are reported`() throws {
    var options = Engine.Options()
    let all = try report(options)
    options.maxFindings = 1
    let few = try report(options)
    #expect(few.findings.map(\.fingerprint) == all.findings.prefix(1).map(\.fingerprint))
    #expect(
      few.problems.map(\.message) == [
        "the file has more than 1 findings; \(all.findings.count - 1) are not reported (limit findings)"
      ])
    #expect(all.findings.count == 3 && all.problems.isEmpty)
  }
}
