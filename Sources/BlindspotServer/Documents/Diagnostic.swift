import BlindspotEncoding
import BlindspotParser
import BlindspotRules

/// A finding or a problem at a range of a document.
struct Diagnostic: Sendable {
  /// The severities of LSP.
  enum Severity: Int, Sendable {
    case error = 1
    case warning = 2
    case information = 3
  }

  let range: Range<Position>
  let severity: Severity
  /// The id of the rule, or the code of the problem.
  let code: String
  /// The address of the page about the rule; nil without one.
  let link: String?
  /// One sentence. It contains only ordinary words and masks of the document.
  let message: String
  /// Whether the range has no effect and can be removed, so that the editor fades it.
  let isUnnecessary: Bool

  /// Makes the diagnostic of a finding.
  ///
  /// - Parameters:
  ///   - text: the text that contains it.
  ///   - ruleURL: the address before the id of a rule in links.
  init(_ finding: Finding, in text: inout TextBuffer, _ encoding: PositionEncoding, ruleURL: String?) {
    let source = finding.location.source ?? finding.location.start.map { text.range(at: $0) }
    range = text.positions(of: source ?? SourceRange(start: 0, end: 0), in: encoding)
    severity =
      switch finding.severity {
      case .error: .error
      case .warning: .warning
      case .note: .information
      }
    code = finding.rule
    link = ruleURL.map { $0 + finding.rule }
    // Without lines, the path is the position.
    let path = finding.field.path.string
    message = finding.message.string + (source == nil && !path.isEmpty ? " at \(path)" : "")
    isUnnecessary = finding.rule == BuiltInRule.exceptionUnused.id
  }

  /// Makes the diagnostic of a problem.
  init(_ problem: Problem, in text: inout TextBuffer, _ encoding: PositionEncoding) {
    let source = problem.position.map { text.range(at: $0) } ?? SourceRange(start: 0, end: 0)
    range = text.positions(of: source, in: encoding)
    severity = .error
    code = problem.code.rawValue
    link = nil
    message = problem.message.string
    isUnnecessary = false
  }
}

extension JSONWriter {
  /// Writes a diagnostic as the next element.
  mutating func element(_ diagnostic: Diagnostic) {
    object { json in
      json.member("range", diagnostic.range)
      json.member("severity", diagnostic.severity.rawValue)
      json.member("code", diagnostic.code)
      if let link = diagnostic.link { json.object("codeDescription") { $0.member("href", link) } }
      json.member("source", "blindspot")
      json.member("message", diagnostic.message)
      if diagnostic.isUnnecessary { json.array("tags") { $0.element(1) } }
    }
  }

  /// Writes a member with a range.
  mutating func member(_ name: StaticString, _ range: Range<Position>) {
    object(name) { json in
      json.member("start", range.lowerBound)
      json.member("end", range.upperBound)
    }
  }

  private mutating func member(_ name: StaticString, _ position: Position) {
    object(name) { json in
      json.member("line", position.line)
      json.member("character", position.character)
    }
  }
}

extension TextBuffer {
  /// Returns the positions of the start and the end of a range of bytes.
  mutating func positions(of range: SourceRange, in encoding: PositionEncoding) -> Range<Position> {
    let start = position(of: range.start, in: encoding)
    return start..<max(start, position(of: range.end, in: encoding))
  }
}
