import ArgumentParser
import BlindspotRules

extension ArgumentHelp {
  /// Creates the help of the option that sets a configuration key, from the declaration of the key.
  init(_ key: some AnyConfigurationKey) { self.init("\(key.optionHelp)", valueName: key.option?.valueName) }
}
