import BlindspotEncoding
import BlindspotParser
import BlindspotReporting
import Foundation
import TestSupport
import Testing

/// Tests escapers and text metrics with the table `Fixtures/escaping.json`.
@Suite struct EscapingTests {
  struct Case: Decodable {
    let writer: String
    let input: String
    let output: String
  }

  @Test func `each escaper returns the output in the table`() throws {
    let data = try Data(contentsOf: Fixtures.folder.appending(path: "escaping.json"))
    let cases = try JSONDecoder().decode([Case].self, from: data)
    #expect(cases.count > 40)
    let wrong = cases.compactMap { one -> String? in
      let output = Self.escape(one.input, for: one.writer)
      return output == one.output ? nil : "\(one.writer): \(one.input) gave \(output ?? "nothing")"
    }
    #expect(wrong == [])
  }

  private static func escape(_ text: String, for writer: String) -> String? {
    switch writer {
    case "visible": return VisibleText.escaped(text)
    case "markup": return MarkupText.escaped(text)
    case "words": return MarkdownText.words(text)
    case "code": return MarkdownText.code(text)
    case "csv":
      var cell = ByteWriter()
      text.withBytes { CSVText.write(cell: $0, to: &cell) }
      return cell.text
    case "message": return WorkflowCommandText.message(text)
    case "property": return WorkflowCommandText.property(text)
    case "uri": return PercentEncoding.uri(FilePath(text, style: .posix).normalized())
    case "windows-uri": return PercentEncoding.uri(FilePath(text, style: .windows).normalized())
    case "path": return PercentEncoding.path(text)
    case "width": return String(DisplayWidth.of(text))
    case "hundredths": return Double(text).map(Decimals.hundredths)
    case "grouped": return Int(text).map(Decimals.grouped)
    case "wrap": return TextWrapping.lines(text, width: 10).joined(separator: "\n")
    case "relative":
      var context = ReportContext(toolVersion: "0")
      context.workingFolder = "/builds/flows"
      return context.servicePath(text).portableName
    case "json":
      var json = JSONWriter(.compact)
      json.array { $0.element(text) }
      return String(decoding: json.bytes, as: UTF8.self)
    default: return nil
    }
  }
}
