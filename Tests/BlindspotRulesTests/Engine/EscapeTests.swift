import BlindspotParser
import BlindspotRules
import Foundation
import TestSupport
import Testing

/// Escape sequences, including unknown ones, do not shift the position or the mask of a finding.
@Suite struct EscapeTests {
  /// A case of `escapes.txt`.
  struct Case: Sendable, CustomTestStringConvertible {
    let fileName: String
    let text: String
    /// The rule, the value and the source of each finding.
    let findings: [String]
    let testDescription: String

    /// Reads the part of the file after `=== `.
    init(_ part: String) {
      let title = part.prefix { $0 != "\n" }
      let halves = part.dropFirst(title.count + 1).components(separatedBy: "\n=>\n")
      fileName = String(title.prefix { $0 != ":" })
      text = halves[0] + "\n"
      findings = halves.dropFirst().joined().split(separator: "\n").map(String.init)
      testDescription = String(title)
    }

    static func all() -> [Case] {
      let parts = (try? Fixture.text("escapes.txt"))?.components(separatedBy: "\n=== ") ?? []
      return parts.dropFirst().map(Case.init)
    }
  }

  @Test func `the table has cases of every syntax`() {
    #expect(Case.all().count == 11)
  }

  @Test(arguments: Case.all()) func `a finding has its own position and is masked in the excerpt`(example: Case) throws
  {
    var options = Engine.Options()
    options.showsValues = true
    let bytes = bytes(of: example)
    let outcome = ExportReader.read(
      SourceFile(name: example.fileName, bytes: bytes), options: ReadOptions(readsExtended: true))
    guard case .export(let export) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    let findings = Policy("fields: extended\n").engine(options).check(export).findings
    let lines = findings.map { finding in
      let source = finding.location.source.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
      return "\(finding.rule)|\(finding.value ?? "-")|\(source ?? "-")"
    }
    #expect(lines == example.findings)
    for finding in findings {
      let excerpt = finding.excerpt?.lines.map(\.string).joined(separator: "\n") ?? ""
      // The domain of an address is not personal data.
      let hidden = lines.flatMap { $0.split(separator: "|")[1...] }.map { $0.prefix { $0 != "@" } }
        .flatMap { $0.split { !$0.isLetter && !$0.isNumber } }.filter { $0.count > 2 }
      for word in hidden { #expect(!excerpt.contains(word), "\(excerpt)") }
    }
  }

  /// Returns the bytes of the file. The text of an `.i3` file is put into its envelope.
  private func bytes(of example: Case) -> [UInt8] {
    guard example.fileName.contains(".i3") else { return Array(example.text.utf8) }
    let escaped = example.text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    return Array(Data(escaped.utf8).base64EncodedData())
  }
}
