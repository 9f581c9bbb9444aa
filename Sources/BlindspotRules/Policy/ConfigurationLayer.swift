import BlindspotParser

/// The values that one source sets: a configuration file or the command line.
///
/// Each ``ConfigurationKeys`` declaration is a property of a layer: `layer.failOn = Sourced(.error, .commandLine("--fail-on"))`.
/// A value of nil leaves the decision to earlier layers.
@dynamicMemberLookup
public struct ConfigurationLayer: Sendable {
  /// The ids of the rules to run exclusively (option `--rule`); empty for all rules.
  public var only: [String] = []
  /// Whether comments in exports cover no findings (option `--no-inline`).
  public var ignoresComments = false
  private(set) var values = ConfigurationValues()

  /// Makes a layer that sets nothing.
  public init() {}

  /// Reads a checked configuration file; paths in it are relative to `folder`.
  init(_ file: Setting, folder: String) {
    for key in ConfigurationKeys.declared.all { key.read(file, folder: folder, into: &values) }
  }

  /// The value of a key; nil if the layer does not set it.
  public subscript<Value>(dynamicMember key: KeyPath<ConfigurationKeys, ConfigurationKey<Value>>) -> Value? {
    get { values[ConfigurationKeys.declared[keyPath: key]] }
    set { values[ConfigurationKeys.declared[keyPath: key]] = newValue }
  }
}
