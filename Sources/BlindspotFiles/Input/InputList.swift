package import BlindspotParser

/// The inputs of a run, and what kept others from being found.
package struct InputList: Sendable {
  /// The paths that the user passed.
  package var arguments: [FilePath] = []
  /// The inputs, sorted by name.
  package var inputs: [Input] = []
  /// Paths that do not exist, cannot be opened, or lead in a cycle.
  package var problems: [Problem] = []
  /// The number of FIFOs, sockets and devices found in folders.
  package var skipped = 0

  package init() {}
}
