import BlindspotParser

extension LintResult {
  /// Replaces the names of all files that were read, skipped or missed by the results of `name`.
  ///
  /// Keeps the names in messages, and those of the files that decide which findings are reported.
  mutating func renameFiles(_ name: (String) -> String) {
    for index in findings.indices {
      let location = findings[index].location
      findings[index].location = Finding.Location(
        file: name(location.file), start: location.start, end: location.end, source: location.source)
    }
    for index in problems.indices { problems[index].file = name(problems[index].file) }
    gaps = gaps.map { gap in
      var renamed = Gap(file: name(gap.file), message: gap.message)
      renamed.subject = gap.subject
      return renamed
    }
    for index in coverage.skipped.indices { coverage.skipped[index].file = name(coverage.skipped[index].file) }
    for index in coverage.inputs.indices { coverage.inputs[index].file = name(coverage.inputs[index].file) }
    for index in coverage.collections.indices { coverage.collections[index].renameFiles(name) }
  }
}

extension Coverage.Collection {
  fileprivate mutating func renameFiles(_ name: (String) -> String) {
    manifest = name(manifest)
    missingFiles = missingFiles.map(name)
    changedFiles = changedFiles.map(name)
    unlistedFiles = unlistedFiles.map(name)
  }
}
