import BlindspotParser

extension Policy {
  /// Returns the patterns of `exclude` and `overrides` that match none of `files`, each in one line with its place.
  package func unmatchedPatterns(among files: [String]) -> [String] {
    let excluded = configuration.exclude
    var unmatched: [String] = []
    let excludedPatterns = Set(configuration.excludedFiles.unmatchedPatterns(among: files))
    for pattern in excluded where excludedPatterns.contains(pattern.value) {
      unmatched.append("\(pattern.origin.description): the pattern '\(pattern.value)' of exclude matches no file")
    }
    for override in configuration.overrides {
      for pattern in override.files.unmatchedPatterns(among: files) {
        unmatched.append("\(override.place.description): the pattern '\(pattern)' of overrides matches no file")
      }
    }
    return unmatched
  }

  /// Returns the exceptions that name only files which do not exist, as far as `selectsNothing` can determine it.
  package func diagnosticsForMissingFiles(
    where selectsNothing: (FileSelector) -> Bool
  ) -> [PolicyDiagnostic] {
    configuration.exceptions.enumerated().compactMap { index, exception in
      guard exception.reason != nil, !exception.rules.isEmpty, !exception.files.isEmpty,
        selectsNothing(exception.files)
      else { return nil }
      let position = exception.place.position
      return PolicyDiagnostic(
        .exceptionUnused, FindingMessage.exceptionUnused(exception.rules),
        at: Finding.Location(file: exception.place.file, start: position, end: position), ordinal: index,
        levels: resolved.levels(for: "", rules: rules.table))
    }
  }
}
