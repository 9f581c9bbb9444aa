/// The origin of a value of the configuration.
public enum Origin: Sendable, Hashable {
  /// The default.
  case standard
  /// A configuration file, as `file:line:column`.
  case file(String)
  /// An option of the command line, as typed: `--fail-on`.
  case commandLine(String)

  /// The origin as `config show` prints it.
  public var description: String {
    switch self {
    case .standard: "default"
    case .file(let place): place
    case .commandLine(let option): option
    }
  }
}

/// A value with its origin.
public struct Sourced<Value: Sendable>: Sendable {
  /// The value.
  public var value: Value
  /// The origin.
  public var origin: Origin

  /// Makes a value with its origin.
  public init(_ value: Value, _ origin: Origin) {
    self.value = value
    self.origin = origin
  }
}

extension Sourced: Equatable where Value: Equatable {}
