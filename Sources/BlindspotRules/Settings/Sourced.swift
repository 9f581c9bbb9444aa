/// Who decided a value of the configuration.
public enum Origin: Sendable, Hashable {
  /// Nobody; it is what the program does by itself.
  case standard
  /// A configuration file, as `file:line:column`.
  case file(String)
  /// An option of the command line, as typed: `--fail-on`.
  case commandLine(String)

  /// How `config show` names it.
  public var description: String {
    switch self {
    case .standard: "default"
    case .file(let place): place
    case .commandLine(let option): option
    }
  }
}

/// A value with who decided it.
public struct Sourced<Value: Sendable>: Sendable {
  /// The value.
  public var value: Value
  /// Who decided it.
  public var origin: Origin

  /// Makes the pair.
  public init(_ value: Value, _ origin: Origin) {
    self.value = value
    self.origin = origin
  }
}

extension Sourced: Equatable where Value: Equatable {}
