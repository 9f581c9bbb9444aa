package import BlindspotParser

/// What a run is to read, and what kept it from reading more.
package struct InputList: Sendable {
  /// What the user named.
  package var arguments: [FilePath] = []
  /// Sorted by name.
  package var inputs: [Input] = []
  /// Paths that are not there, cannot be opened, or lead in a circle.
  package var problems: [Problem] = []
  /// FIFOs, sockets and devices met in folders.
  package var skipped = 0

  package init() {}
}
