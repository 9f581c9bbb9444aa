package import BlindspotFiles
public import BlindspotParser

/// A reason why a request cannot be served at all.
public struct WorkspaceError: Error, Hashable, CustomStringConvertible {
  /// The reason and what to do about it, in lower case and without a full stop.
  public let description: String

  /// Creates an error with a message of that form.
  public init(_ description: String) { self.description = description }

  /// Creates the error for a file that cannot be written.
  package init(_ failure: OutputFiles.Failure) {
    self.init("\(failure.path.name) cannot be written: \(failure.reason)")
  }
}

extension Problem {
  /// The problem in one line: `exports/main.yaml:3:1: …`.
  public var line: String {
    let place = position.map { ":\($0.line):\($0.column)" } ?? ""
    return "\(file)\(place): \(message)"
  }
}
