import BlindspotFiles
import BlindspotParser
import Synchronization

/// The results of the files of earlier runs over one workspace. A file that did not change since is not read again.
///
/// A class, because the threads of a run and the runs after it share the results.
package final class EarlierReports: Sendable {
  /// The outcome of reading one file.
  private struct Entry: Sendable {
    /// The properties of the file before it was read.
    let file: FileSystem.Entry
    /// Whether other files of the folder configured the platform with Terraform.
    let isInTerraformFolder: Bool
    let outcome: ExportLoader.Outcome
    let results: [any Sendable]
  }

  private let entries = Mutex<[String: Entry]>([:])

  /// Creates an empty collection.
  package init() {}

  /// Returns the results of a file: those of an earlier run if the file did not change, else those that `read` makes.
  func results<Result: Sendable>(
    of input: Input, _ loader: ExportLoader, reading read: () -> (outcome: ExportLoader.Outcome, results: [Result])
  ) -> (outcome: ExportLoader.Outcome, results: [Result]) {
    guard case .file(let path) = input.source, let file = try? FileSystem.entry(at: path, followingLinks: true) else {
      return read()
    }
    let isInTerraformFolder = loader.terraformFolders.contains(FilePath(input.name).parent)
    if let known = entries.withLock({ $0[input.name] }), known.file == file,
      known.isInTerraformFolder == isInTerraformFolder, let results = known.results as? [Result]
    {
      return (known.outcome, results)
    }
    let made = read()
    let entry = Entry(
      file: file, isInTerraformFolder: isInTerraformFolder, outcome: made.outcome, results: made.results)
    entries.withLock { $0[input.name] = entry }
    return made
  }

  /// Removes the files that a run did not find.
  func keep(only names: [String]) {
    let names = Set(names)
    entries.withLock { $0 = $0.filter { names.contains($0.key) } }
  }
}
