import ArgumentParser
import BlindspotRules

extension ArgumentHelp {
  /// Creates the help of the option that sets a configuration key, from the declaration of the key.
  init(_ key: some AnyConfigurationKey) { self.init("\(key.optionHelp)", valueName: key.option?.valueName) }

  /// Creates the help of the option that sets a limit, from the declaration of the limit.
  init(_ limit: Limit) { self.init("\(limit.optionHelp)", valueName: limit.option?.valueName) }

  /// The help of `--config`.
  static var configurationFile: ArgumentHelp {
    ArgumentHelp("Configuration file (default: the nearest .blindspot.yml upwards).", valueName: "file")
  }

  /// The help of `--jobs`.
  static var jobs: ArgumentHelp {
    ArgumentHelp("Number of files to check at the same time (default: one per processor).", valueName: "count")
  }
}
