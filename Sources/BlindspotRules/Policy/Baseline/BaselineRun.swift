import BlindspotParser

/// The part of the exports that a run has checked, so that a baseline judges only the entries in it.
package struct BaselineRun: Sendable {
  /// A file that was read.
  package struct File: Sendable {
    /// Whether every text of the file was checked by every rule.
    package let isComplete: Bool
    /// The features that identify the file after it is renamed.
    package let signature: FileSignature?

    package init(isComplete: Bool, signature: FileSignature?) {
      self.isComplete = isComplete
      self.signature = signature
    }
  }

  /// The files that were read, by the name in identities.
  package let files: [String: File]
  /// Whether a file that was not read no longer exists.
  package let isGone: @Sendable (String) -> Bool
  /// Whether a file that no longer exists is in the part of the exports that the run covers.
  package let covers: @Sendable (String) -> Bool

  package init(
    files: [String: File], isGone: @escaping @Sendable (String) -> Bool,
    covers: @escaping @Sendable (String) -> Bool = { _ in true }
  ) {
    self.files = files
    self.isGone = isGone
    self.covers = covers
  }

  /// Creates the run that checked every existing file, with these findings.
  init(of findings: [Finding]) {
    let names = findings.compactMap(\.identity?.file)
    self.init(
      files: Dictionary(names.map { ($0, File(isComplete: true, signature: nil)) }) { first, _ in first },
      isGone: { _ in true })
  }

  /// Whether an entry of a file that matches no finding is stale: the file was checked completely or no longer exists.
  func hasChecked(_ file: String) -> Bool { files[file]?.isComplete ?? (covers(file) && isGone(file)) }
}

/// The files of a run that have entries under an earlier name.
///
/// A file counts as renamed only if the earlier name no longer exists, the new one has no entries, and both have the same
/// flow or the same texts. A pair must be unambiguous: a copy is not a renamed file.
struct RenamedFiles {
  private var newNames: [String: String] = [:]
  private var oldNames: [String: String] = [:]
  /// The earlier names of the files whose texts did not change, by the present name.
  private(set) var unchangedFiles: [String: String] = [:]

  /// Finds the renamed files of a run.
  init(in baseline: Baseline, run: BaselineRun) {
    let old = Set(baseline.entries.map(\.file))
    let candidates = run.files.filter { $0.value.signature != nil && !old.contains($0.key) }
    guard !candidates.isEmpty else { return }
    let gone = baseline.signatures.filter { run.files[$0.key] == nil && run.isGone($0.key) }
    pair(gone, candidates, by: \.flow)
    pair(gone, candidates, by: \.shape)
  }

  /// Returns the present name of a renamed file; nil if it was not renamed.
  func newName(of file: String) -> String? { newNames[file] }

  /// Returns the name in the baseline of a file.
  func oldName(of file: String) -> String { oldNames[file] ?? file }

  private mutating func pair(
    _ gone: [String: FileSignature], _ present: [String: BaselineRun.File], by feature: (FileSignature) -> String?
  ) {
    let old = Dictionary(grouping: gone.keys.filter { newNames[$0] == nil }) { gone[$0].flatMap(feature) }
    let new = Dictionary(grouping: present.keys.filter { oldNames[$0] == nil }) {
      present[$0]?.signature.flatMap(feature)
    }
    for (feature, files) in old where feature != nil && files.count == 1 {
      guard let names = new[feature], names.count == 1 else { continue }
      newNames[files[0]] = names[0]
      oldNames[names[0]] = files[0]
      if let shape = gone[files[0]]?.shape, shape == present[names[0]]?.signature?.shape {
        unchangedFiles[names[0]] = files[0]
      }
    }
  }
}
