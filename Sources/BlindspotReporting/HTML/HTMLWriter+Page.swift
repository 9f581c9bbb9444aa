import BlindspotEncoding

/// The frame and the parts that all pages share.
extension HTMLWriter {
  /// Writes the start of a page, up to the start of its body.
  ///
  /// - Parameters:
  ///   - title: The title of the page.
  ///   - policy: The content security policy, which has the hashes of the styles and of the script.
  ///   - styles: The style sheets.
  mutating func openPage(titled title: String, policy: String, styles: [String]) {
    raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    raw("<meta http-equiv=\"Content-Security-Policy\" content=\"\(policy)\">\n")
    raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    raw("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n")
    raw("<meta name=\"robots\" content=\"noindex\">\n<title>\(title)</title>\n")
    for style in styles { raw("<style>\(style)</style>\n") }
    raw("</head>\n<body>\n")
  }

  /// Writes the end of the main part, the footer, and the script of a page.
  mutating func closePage(in context: ReportContext, script: String? = nil) {
    raw("</main>\n<footer>")
    text("Created by blindspot \(context.toolVersion). Values are masked; the page loads no other resources.")
    raw("</footer>\n")
    if let script { raw("<script>\(script)</script>\n") }
    raw("</body>\n</html>\n")
  }

  /// Writes a number in large letters with its name; `style` applies if the number is not 0.
  mutating func tile(_ name: String, _ count: Int, _ style: String?) {
    element("div", ["class": count > 0 ? style : nil]) { html in
      html.element("dt", text: name)
      html.element("dd", text: Decimals.grouped(count))
    }
  }
}
