/// A reason why an input, or a part of it, was not checked. It never hides findings elsewhere.
public struct Problem: Error, Hashable, Sendable {
  /// The closed set of reasons; the raw values occur in reports (contract, "problems[].code").
  public enum Code: String, Sendable, CaseIterable {
    case syntaxError = "syntax-error"
    case encoding
    case unreadable
    case notAnExport = "not-an-export"
    case limitReached = "limit-reached"
    /// The export is a part of a listing, such as one page of several.
    case incomplete
    case badArchive = "bad-archive"
    case badRule = "bad-rule"
    case badConfiguration = "bad-configuration"
  }

  /// The file's name, as in ``SourceFile/name``.
  public var file: String
  /// The position in the file; nil for the whole file.
  public var position: SourcePosition?
  /// The reason.
  public var code: Code
  /// The error and the remedy, in one sentence. Of a text of the file, it contains only what redaction shows.
  public var message: ShownText

  /// Creates a problem of `file` at `position`.
  public init(file: String, position: SourcePosition? = nil, code: Code, message: ShownText) {
    self.file = file
    self.position = position
    self.code = code
    self.message = message
  }

  /// The problem without its position, for an input without meaningful lines.
  package var withoutPosition: Problem { Problem(file: file, code: code, message: message) }
}
