import BlindspotHashing
import BlindspotReporting
import BlindspotRules
import Foundation
import Testing

@Suite struct HTMLPageTests {
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
    #expect(page.components(separatedBy: "<script").count == 2)
    #expect(page.hasSuffix("</html>\n"))
  }

  @Test func `a page of many findings lists the first 20,000 and states that`() {
    var result = Sample.everyday.result
    result.findings = Array(repeating: result.findings[0], count: 20_005)
    let page = String(decoding: Report.render(result, as: .html, in: Sample.everyday.context), as: UTF8.self)
    #expect(page.components(separatedBy: "<article").count == 20_001)
    #expect(page.contains("This page lists the first 20,000 of 20,005 findings"))
  }
}
