import ArgumentParser
import BlindspotRules

extension ArgumentHelp {
  /// Creates the help of the option that sets a configuration key, from the declaration of the key.
  init(_ key: some AnyConfigurationKey) { self.init("\(key.optionHelp)", valueName: key.option?.valueName) }

  /// Creates the help of the option that sets a limit, from the declaration of the limit.
  init(_ limit: Limit) { self.init("\(limit.optionHelp)", valueName: limit.option?.valueName) }
}
