import ArgumentParser
import BlindspotRules

// Options that every run sets up have explicit names: to derive a name from the property costs the library 16,000
// instructions, twice at each start.
extension NameSpecification {
  /// The name of the option that sets a configuration key, from the declaration of the key.
  static func option(_ key: some AnyConfigurationKey) -> NameSpecification { .customLong(key.option?.name ?? key.name) }

  /// The name of the option that sets a limit, from the declaration of the limit.
  static func option(_ limit: Limit) -> NameSpecification { .customLong(limit.option?.name ?? limit.rawValue) }
}
