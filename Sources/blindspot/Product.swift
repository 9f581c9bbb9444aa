/// The name and version of the program.
enum Product {
  /// The name of the command.
  static let name = "blindspot"

  /// The version, as `--version` prints it.
  static let version = "0.1.0"
}
