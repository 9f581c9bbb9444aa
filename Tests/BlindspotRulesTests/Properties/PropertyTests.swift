import BlindspotParser
import BlindspotRules
import Foundation
import Testing

/// Properties of every export, checked on generated ones.
@Suite struct PropertyTests {
  private static let seeds: Range<UInt64> = 1..<17

  private static let engine: Engine = {
    var options = Engine.Options()
    options.minSeverity = .note
    options.minConfidence = 0
    options.showsValues = true
    return Engine(options: options)
  }()

  private func findings(of file: SourceFile) throws -> [Finding] {
    guard case .export(let export) = ExportReader.read(file) else { throw NotAnExport() }
    return Self.engine.check(export).findings
  }

  /// The findings without their positions in the file.
  private func outline(_ findings: [Finding]) -> [String] {
    findings.map { finding in
      "\(finding.field.kind) \(finding.rule) \(finding.severity) \(finding.confidence) \(finding.range) \(finding.masked)"
    }.sorted()
  }

  @Test func `a flow yields the same findings in every form`() throws {
    var count = 0
    for seed in Self.seeds {
      let flow = GeneratedFlow(seed: seed)
      let expected = outline(try findings(of: flow.yaml()))
      count += expected.count
      for file in try [flow.json(), flow.configuration(), flow.envelope()] {
        #expect(outline(try findings(of: file)) == expected, "seed \(seed)")
      }
    }
    #expect(count > 120)
  }

  @Test func `quotes, indentation and line ends change only positions`() throws {
    for seed in Self.seeds {
      let flow = GeneratedFlow(seed: seed)
      let expected = outline(try findings(of: flow.yaml()))
      for quoting in YAMLQuoting.allCases {
        for (step, lineEnd) in [(2, "\n"), (5, "\n"), (2, "\r\n")] {
          let file = flow.yaml(quoting: quoting, step: step, lineEnd: lineEnd)
          #expect(outline(try findings(of: file)) == expected, "seed \(seed), \(quoting), \(step)")
        }
      }
      #expect(outline(try findings(of: flow.json(.prettyPrinted))) == expected, "seed \(seed)")
    }
  }

  @Test func `the decoded source of a finding is its value`() throws {
    for seed in Self.seeds {
      let flow = GeneratedFlow(seed: seed)
      let files = try YAMLQuoting.allCases.map { flow.yaml(quoting: $0, lineEnd: "\r\n") } + [flow.json()]
      for file in files {
        for finding in try findings(of: file) {
          let written = try #require(source(of: finding, in: file))
          #expect(readings(of: written).contains(finding.value), "seed \(seed): \(written)")
        }
      }
    }
  }

  @Test func `results do not depend on order or repetition`() throws {
    let exports = try Self.seeds.map { seed -> ParsedExport in
      let file = GeneratedFlow(seed: seed).yaml()
      guard case .export(let export) = ExportReader.read(SourceFile(name: "\(seed)", bytes: file.bytes)) else {
        throw NotAnExport()
      }
      return export
    }
    func report(_ exports: [ParsedExport], _ limits: CacheLimits = .files) -> LintResult {
      var scanner = Self.engine.makeScanner(cacheLimits: limits)
      for export in exports { _ = Self.engine.check(export, with: &scanner) }
      return LintResult(of: exports.map { Self.engine.check($0, with: &scanner) })
    }
    let expected = report(exports)
    #expect(report(exports) == expected)
    #expect(report(exports.reversed()) == expected)
    #expect(report(exports, .edits) == expected)
    #expect(LintResult(of: exports.map(Self.engine.check)) == expected)
  }

  @Test func `a mask shows only initials, and other texts do not contain the value`() throws {
    for seed in Self.seeds {
      for finding in try findings(of: GeneratedFlow(seed: seed).yaml()) {
        let shown = finding.masked.string.split { " -_.,/()+@".contains($0) }.map { $0.filter { $0 != "•" } }
        #expect(shown.allSatisfy { $0.count <= 1 }, "\(finding.masked)")
        #expect(shown.joined().allSatisfy { !$0.isNumber }, "\(finding.masked)")
        let value = try #require(finding.value)
        // Keys of the format are shown: at confidence 0, also `Call` can be a value.
        let path = finding.field.path.string.replacing("/inboundCall/", with: "/")
        let texts =
          [finding.message, finding.reason, finding.field.flow ?? ""]
          + finding.field.breadcrumb.map(\.name) + (finding.excerpt?.lines ?? [])
        #expect((texts.map(\.string) + [path]).filter { $0.contains(value) } == [], "seed \(seed): \(finding.message)")
      }
    }
  }

  /// Returns the source text of a finding.
  private func source(of finding: Finding, in file: SourceFile) -> String? {
    guard let start = finding.location.start, let end = finding.location.end else { return nil }
    let lines = String(decoding: file.bytes, as: UTF8.self).replacing("\r\n", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
    guard start.line == end.line, lines.indices.contains(start.line - 1) else { return nil }
    let line = lines[start.line - 1]
    guard start.column >= 1, start.column < end.column, end.column - 1 <= line.count else { return nil }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: line[(start.column - 1)..<(end.column - 1)])
    return String(text)
  }

  /// Returns the possible values of a piece of source: plain, in single quotes, in double quotes, in JSON.
  private func readings(of written: String) -> [String?] {
    let short = written.replacing(/\\U([0-9a-f]{8})/) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { String($0) } ?? ""
    }
    let json = try? JSONSerialization.jsonObject(with: Data("\"\(written)\"".utf8), options: .fragmentsAllowed)
    return [written, short, written.replacing("''", with: "'"), json as? String]
  }

  private struct NotAnExport: Error {}
}
