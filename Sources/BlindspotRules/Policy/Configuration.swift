public import BlindspotParser

/// The decisions of a team, merged from all configuration files and the command line, each with its origin.
///
/// Each ``ConfigurationKeys`` declaration is a property of a configuration: `configuration.failOn.value`.
@dynamicMemberLookup
public struct Configuration: Sendable {
  /// The configuration file that was found or given; nil without a file.
  public internal(set) var file: String?
  /// The folder of that file; empty for the working folder.
  public internal(set) var folder = ""
  /// The ids of the rules to run exclusively, as written; empty for all rules.
  public internal(set) var only: [String] = []
  /// Whether comments in exports cover no findings.
  public internal(set) var ignoresComments = false
  private var values = ConfigurationValues()
  /// The files of the key `exclude`, once the folders are known.
  private var excluded: FileSelector?

  /// Makes a configuration of defaults.
  public init() {}

  /// Merges layers in order. A later layer replaces single values and extends lists.
  public init(layers: [ConfigurationLayer]) {
    for layer in layers {
      // Most runs have a layer without values, and listing all keys takes 200,000 instructions.
      if !layer.values.isEmpty {
        for key in ConfigurationKeys.declared.all { key.merge(layer.values, into: &values) }
      }
      if !layer.only.isEmpty { only = layer.only }
      if layer.ignoresComments { ignoresComments = true }
    }
  }

  /// The value of a key, or its default.
  public subscript<Value>(dynamicMember key: KeyPath<ConfigurationKeys, ConfigurationKey<Value>>) -> Value {
    let key = ConfigurationKeys.declared[keyPath: key]
    return values[key] ?? key.standard
  }

  /// The keys with their resolved values, in the order of the reference page.
  package var resolved: [(key: any AnyConfigurationKey, value: ResolvedValue)] {
    ConfigurationKeys.declared.all.map { ($0, $0.resolved(values)) }
  }

  /// The field kinds that are checked. `default` is the groups mission and near; `extended` alone is every kind.
  public var kinds: Set<FieldKind> {
    let checked = checkedKinds
    return Set(FieldKind.allCases.filter { checked.contains($0) })
  }

  /// The same as ``kinds``, as a bit set.
  package var checkedKinds: FieldKindSet {
    self.fields.value == ["extended"] ? .all : FieldKindSet(names: self.fields.value)
  }

  /// Whether the key `exclude` applies to `file`, which was found in a folder.
  public func excludes(_ file: String) -> Bool {
    !self.exclude.isEmpty && excludedFiles.selects(file)
  }

  /// The files of the key `exclude`.
  package var excludedFiles: FileSelector {
    excluded ?? FileSelector(self.exclude.map(\.value), folder: folder)
  }

  /// Resolves the patterns of files; see ``FileSelector/resolved(in:exists:)``.
  mutating func resolveFiles(in workingFolder: String, exists: (String) -> Bool) {
    let keys = ConfigurationKeys.declared
    if !self.exclude.isEmpty { excluded = excludedFiles.resolved(in: workingFolder, exists: exists) }
    if let exceptions = values[keys.exceptions] {
      values[keys.exceptions] = exceptions.map { $0.resolved(in: workingFolder, exists: exists) }
    }
    if let overrides = values[keys.overrides] {
      values[keys.overrides] = overrides.map { $0.resolved(in: workingFolder, exists: exists) }
    }
  }
}

/// The lowest severity that makes the exit status 1.
public enum FailLevel: String, Sendable, CaseIterable {
  case note
  case warning
  case error
  case never

  /// Whether a finding of `severity` fails a run.
  public func fails(_ severity: Severity) -> Bool {
    Severity(rawValue: rawValue).map { severity >= $0 } ?? false
  }
}

/// The baseline that a run uses.
public enum BaselineChoice: Sendable, Equatable {
  /// `.blindspot-baseline.json` in the working folder or next to the configuration, if it exists.
  case automatic
  case off
  case file(String)
}
