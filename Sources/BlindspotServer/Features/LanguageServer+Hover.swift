import BlindspotEncoding
import BlindspotParser
import BlindspotReporting
import BlindspotRules
import BlindspotWorkspace

extension LanguageServer {
  /// Explains the finding at a position, or the rule whose id is there.
  mutating func hover(_ parameters: JSONValue?) throws(ResponseError) -> Answer {
    var document = try document(parameters)
    guard let position = Position(parameters?["position"]) else {
      throw ResponseError(.invalidParams, "the request has no valid position")
    }
    let offset = document.text.offset(of: position, in: client.encoding)
    let findings = document.findings(touching: SourceRange(start: offset, end: offset))
    var text: String
    var range: SourceRange
    if let finding = findings.first, let source = finding.location.source {
      text = findings.map { Self.summary(of: $0) }.joined(separator: "\n")
      for rule in Self.distinctRules(of: findings) {
        text += explanation(of: rule, for: document).map { "\n---\n\n" + $0 } ?? ""
      }
      range = source
    } else if !document.isExport || document.text.isComment(at: offset) {
      range = document.text.range(ofRuleAt: offset)
      let id = String(decoding: document.text.bytes[range.start..<range.end], as: UTF8.self)
      guard let explanation = explanation(of: id, for: document) else { return Self.null }
      text = explanation
    } else {
      return Self.null
    }
    let (place, kind) = (
      document.text.positions(of: range, in: client.encoding), client.showsMarkdown ? "markdown" : "plaintext"
    )
    return { json in
      json.object("result") { json in
        json.object("contents") { json in
          json.member("kind", kind)
          json.member("value", text)
        }
        json.member("range", place)
      }
    }
  }

  /// Returns one finding in Markdown, without its value.
  private static func summary(of finding: Finding) -> String {
    let confidence = Int((finding.confidence * 100).rounded())
    var text = "**\(finding.message)**\n\n`\(finding.rule)`, \(finding.severity.rawValue), confidence \(confidence)%"
    if !finding.reason.isEmpty { text += ": \(finding.reason)" }
    return text + ".\n\n\(finding.help)\n"
  }

  private static func distinctRules(of findings: [Finding]) -> [String] {
    var rules: [String] = []
    for finding in findings where !rules.contains(finding.rule) { rules.append(finding.rule) }
    return rules
  }

  /// Returns the page of a rule of the document's workspace; nil for an unknown one.
  private mutating func explanation(of rule: String, for document: ServerDocument) -> String? {
    workspace(of: document)?.policy.rules.rule(named: rule).map { RuleText.explanation(of: $0) }
  }
}

extension ServerDocument {
  /// The findings that share a byte with a range or touch an empty one.
  func findings(touching range: SourceRange) -> [Finding] {
    (checked?.findings ?? []).filter { finding in
      guard let source = finding.location.source else { return false }
      return source.overlaps(range) || range.isEmpty && source.start <= range.start && range.start <= source.end
    }
  }
}

extension TextBuffer {
  /// Whether a byte is in a comment about findings: after `# blindspot:` in its line.
  fileprivate func isComment(at offset: Int) -> Bool {
    let line = range(ofLine: line(of: offset))
    return offset >= line.lowerBound
      && bytes[line.lowerBound..<max(line.lowerBound, min(offset, line.upperBound))].firstRange(
        of: Array("blindspot:".utf8)) != nil
  }

  /// Returns the range of the letters, digits and hyphens around a byte.
  fileprivate func range(ofRuleAt offset: Int) -> SourceRange {
    func isPart(_ byte: UInt8) -> Bool { byte.isAlphanumeric || byte == ASCII.hyphen }
    var (start, end) = (offset, offset)
    while start > 0, isPart(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, isPart(bytes[end]) { end += 1 }
    return SourceRange(start: start, end: end)
  }
}
