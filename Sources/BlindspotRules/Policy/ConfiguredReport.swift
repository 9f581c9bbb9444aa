import BlindspotParser

/// The files that a configuration may name as reports.
///
/// A pull request can change a configuration. A report with the name of a file that another program reads, such as
/// `Makefile` or `package.json`, would change what that program does. The command line may name any file.
enum ConfiguredReport {
  /// The rule, as the end of a message.
  static let rule =
    "name a file below the folder of this file, such as reports/findings.json: with the extension .json, .jsonl, .sarif, "
    + ".xml, .csv, .md, .html or .txt and no other dot, not hidden, and not the name of a file of another program"

  private static let extensions: Set<String> = ["json", "jsonl", "sarif", "xml", "csv", "md", "html", "txt"]

  /// The names before the extension of files that other programs read.
  private static let reservedNames: Set<String> = [
    "agents", "androidmanifest", "angular", "app", "appsettings", "bower", "build", "cdk", "claude",
    "cmakelists", "cmakepresets", "codeowners", "composer", "constraints", "deno", "firebase", "gemini",
    "global", "ivy", "jsconfig", "lerna", "manifest", "npm-shrinkwrap", "nuget", "nx", "package",
    "package-lock", "packages", "phpunit", "pom", "project", "readme", "renovate", "requirements", "robots",
    "skill", "tsconfig", "turbo", "vcpkg", "vercel", "workspace",
  ]

  /// Returns a path in the folder of the configuration, normalized; nil if the configuration must not name it.
  static func path(of text: String) -> FilePath? {
    let path = FilePath(text).normalized()
    guard path.root.kind == .none, path.climbs == 0, !text.unicodeScalars.contains(where: isInvisible) else {
      return nil
    }
    let parts = path.components
    guard
      !parts.contains(where: { $0.first == ASCII.period || $0.contains(ASCII.tilde) || $0.contains(ASCII.backslash) }),
      !parts.contains(where: FilePath.isVersionControlFolder), let end = path.fileExtension
    else { return nil }
    var name = String(decoding: path.stem, as: UTF8.self).lowercased()
    // GitLab and others name a SARIF report `x.sarif.json`.
    if end.elementsEqual("json".utf8), name.hasSuffix(".sarif") { name.removeLast(6) }
    guard extensions.contains(String(decoding: end, as: UTF8.self)), !name.isEmpty, !name.contains("."),
      !reservedNames.contains(name)
    else { return nil }
    return path
  }

  /// Whether a character cannot be seen in a name.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
