import BlindspotEncoding
import BlindspotHashing
import BlindspotParser
import BlindspotReporting
import BlindspotRules
import Foundation
import Testing

@Suite struct HTMLPageTests {
  private func page(_ result: LintResult, _ context: ReportContext) -> String {
    String(decoding: Report.render(result, as: .html, in: context), as: UTF8.self)
  }

  @Test func `the policy contains the hashes of the style and the script`() {
    func hash(_ text: String) -> String { "sha256-" + Data(SHA256.digest(of: Array(text.utf8))).base64EncodedString() }
    #expect(HTMLPage.styleHash == hash(HTMLPage.style))
    #expect(HTMLPage.scriptHash == hash(HTMLPage.script))
    #expect(HTMLPage.dossierStyleHash == hash(HTMLPage.dossierStyle))
  }

  @Test(arguments: Sample.allCases)
  func `the page loads no resources and runs only its own script`(sample: Sample) {
    let page = String(decoding: Report.render(sample.result, as: .html, in: sample.context), as: UTF8.self)
    let forbidden = [
      "src=", "<link", "<iframe", "<img", "@import", "url(", " style=", " onclick", " onerror=", "<base",
    ]
    // Escaped text is inert, so only tags (`<…>`) are searched.
    let markup = page.split(separator: "<").map { "<" + $0.prefix { $0 != ">" } }.joined()
      .replacing(HTMLPage.style, with: "")
    #expect(forbidden.filter { markup.contains($0) } == [])
    #expect(page.components(separatedBy: "<script").count == (sample == .empty ? 2 : 3))
    #expect(page.hasSuffix("</html>\n"))
  }

  @Test func `the data is the only other script element, and no text can end it`() throws {
    let page = page(Sample.hostile.result, Sample.hostile.context)
    let data = try #require(HTMLPageData.json(in: page))
    #expect(!data.contains("<") && !data.contains("\u{2028}") && !data.contains("\u{2029}"))
    #expect(data.contains("\\u003c/script>"))
  }

  @Test(arguments: Sample.allCases.filter { $0 != .empty })
  func `the data contains every text of every finding`(sample: Sample) throws {
    let result = sample.result
    let page = page(result, sample.context)
    let data = try HTMLPageData(page)
    #expect(data.count == result.findings.count)
    #expect(data.text("file") == result.findings.map { VisibleText.escaped($0.location.file) })
    #expect(data.text("message") == result.findings.map { VisibleText.escaped($0.message.string) })
    #expect(data.text("flow") == result.findings.map { VisibleText.escaped($0.field.flow?.string ?? "") })
    #expect(data.column("line") == result.findings.map { $0.location.start?.line ?? 0 })
    #expect(data.column("confidence") == result.findings.map { Int(($0.confidence * 100).rounded()) })
    #expect(data.paths == result.findings.map { VisibleText.escaped($0.field.path.string) })
  }

  @Test func `many findings take few bytes each, and the page lists the first 200,000`() throws {
    var context = Sample.everyday.context
    #expect(context.limits.html == 200_000)
    context.limits.html = 2000
    let result = Sample.everyday.result
    func page(of count: Int) -> String {
      var result = result
      result.findings = (0..<count).map { result.findings[$0 % 4] }
      return self.page(result, context)
    }
    let (page, half) = (page(of: 2003), page(of: 1000))
    #expect(page.utf8.count - half.utf8.count < 1000 * 120)
    #expect(page.contains("this page lists and counts the first 2,000 of 2,003 findings. The formats"))
    #expect(page.components(separatedBy: "<article").count == 101)
    #expect(page.contains("JavaScript is off: the page cannot filter and shows the first 100 of 2,003 findings."))
    #expect(try HTMLPageData(page).count == 2000)
  }

  @Test func `a page of few findings contains all of them for a reader without JavaScript`() {
    let page = page(Sample.everyday.result, Sample.everyday.context)
    #expect(page.components(separatedBy: "<article").count == Sample.everyday.result.findings.count + 1)
    #expect(page.contains("shows all findings"))
  }
}
