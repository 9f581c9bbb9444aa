package import BlindspotParser

/// The inputs of a run, and what kept others from being found.
package struct InputList: Sendable {
  /// The paths that the user passed.
  package var arguments: [FilePath] = []
  /// The inputs, sorted by name.
  package var inputs: [Input] = []
  /// Paths that do not exist, cannot be opened, or lead in a cycle.
  package var problems: [Problem] = []
  /// The names of FIFOs, sockets and devices found in folders.
  package var specialFiles: [String] = []
  /// The files and folders that ignore files name.
  package var ignored: [IgnoredEntry] = []
  /// The folders of version control systems other than git, whose files are not searched. Git never tracks a file in its
  /// own folder.
  package var internalFolders: [String] = []

  package init() {}
}

/// A file or folder that an ignore file names.
package struct IgnoredEntry: Sendable {
  /// The path in reports.
  package let name: String
  /// The ignore file, absolute.
  package let ignoreFile: FilePath
}
