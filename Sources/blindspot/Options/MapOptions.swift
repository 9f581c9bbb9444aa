import ArgumentParser

/// The option for the file with the values that a run replaces.
struct MapOptions: ParsableArguments {
  @Option(
    name: .customLong("map"),
    help: ArgumentHelp(
      "Write the replaced values and their replacements to a new file that only its owner can read.",
      discussion: "The file contains personal data; it is refused inside a git working tree.", valueName: "file"),
    completion: .file())
  var map: String?
}
