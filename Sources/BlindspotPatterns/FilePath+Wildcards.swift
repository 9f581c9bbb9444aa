package import BlindspotParser

extension FilePath {
  /// Returns the folder before the first component with a wildcard, as given, and the rest. The folder is empty if the
  /// first component has a wildcard; the pattern is empty if no component has one.
  package func splitAtWildcard() -> (folder: FilePath, pattern: FilePath) {
    guard let first = components.first(where: { Glob.isPattern($0) }) else {
      return (self, FilePath(bytes: [], style: style))
    }
    let pattern = FilePath(bytes: bytes[first.startIndex...], style: style)
    // The parent keeps the text before the component, without the separators at its end.
    return (FilePath(bytes: bytes[..<first.endIndex], style: style).parent, pattern)
  }
}
