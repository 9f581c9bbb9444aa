import BlindspotParser
import BlindspotRules
import Testing

/// Escapes that the expression language does not know must not shift the place or the mask of a finding.
@Suite struct UnknownEscapeTests {
  /// The expressions, and the words that no excerpt may show.
  static let cases: [(expression: String, hidden: [String])] = [
    (
      #"ToAudioTTS("\p\p\p\p\p\p\p\p\p\p\p\pcall 212-555\-0143 now please and thanks")"#,
      ["212", "555", "0143"]
    ),
    (#"ToAudioTTS("Pri\ya Shar\ma is here, call Pri\ya Shar\ma")"#, [#"Pri\ya"#, #"Shar\ma"#, "Shar"]),
    (#"ToAudioTTS("\q\q\q\q\q\q\q\q\qwrite to lena.nguyen\@example.com now")"#, ["lena", "nguyen"]),
    (#"ToAudioTTS("\+\+\+\+\+\+\+\+\+\+call 212\-555\-0143")"#, ["212", "555", "0143"]),
  ]

  @Test(arguments: cases.indices) func `a found value is masked in the excerpt`(index: Int) throws {
    let (expression, hidden) = Self.cases[index]
    for scalar in ["'\(expression)'", "\"\(expression.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""] {
      let source = """
        inqueueEmail:
          name: Main
          defaultLanguage: en-us
          initialGreeting:
            exp: \(scalar)
        """
      let outcome = ExportReader.read(SourceFile(name: "flow.yaml", bytes: Array(source.utf8)))
      guard case .export(let export) = outcome else {
        Issue.record("not an export: \(source)")
        continue
      }
      let result = Engine().check(export)
      #expect(!result.findings.isEmpty, "\(expression)")
      for finding in result.findings {
        let shown = finding.excerpt?.lines.joined(separator: "\n") ?? ""
        for word in hidden { #expect(!shown.contains(word), "\(shown)") }
      }
    }
  }
}
