/// Something that kept an input, or a part of it, from being checked. It never hides findings elsewhere.
public struct Problem: Error, Hashable, Sendable {
  /// The closed set of reasons; the raw values stand in reports (contract, "problems[].code").
  public enum Code: String, Sendable, CaseIterable {
    case syntaxError = "syntax-error"
    case encoding
    case unreadable
    case notAnExport = "not-an-export"
    case limitReached = "limit-reached"
    case badArchive = "bad-archive"
    case badRule = "bad-rule"
    case badConfiguration = "bad-configuration"
  }

  /// The file's name as ``SourceFile/name`` has it.
  public var file: String
  /// The place in the file; nil where the whole file is meant.
  public var position: SourcePosition?
  /// The reason.
  public var code: Code
  /// What is wrong and what to do about it, in one sentence; never a text from inside the file.
  public var message: String

  /// Makes a problem of `file` at `position`.
  public init(file: String, position: SourcePosition? = nil, code: Code, message: String) {
    self.file = file
    self.position = position
    self.code = code
    self.message = message
  }

  /// The same for an input whose lines mean nothing to a person.
  package var withoutPosition: Problem { Problem(file: file, code: code, message: message) }
}
