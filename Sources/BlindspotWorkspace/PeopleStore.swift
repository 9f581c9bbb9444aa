import BlindspotFiles
import BlindspotParser
import BlindspotRules
import Synchronization

/// The people in the Directory exports that the configuration names, read at the first use and kept for the workspace.
///
/// A class so that copies of a workspace share the people.
final class PeopleStore: Sendable {
  private let detector = Mutex<KnownPersonDetector?>(nil)

  /// Returns the detector of the people in `files`, or nil if the list is empty.
  ///
  /// - Throws: ``WorkspaceError`` if a file cannot be read or contains no people: a run that was promised a dictionary
  ///   must have it.
  func detector(
    of files: [String], in folder: WorkspaceFolder, reader: ExportLoader
  ) throws(WorkspaceError) -> KnownPersonDetector? {
    guard !files.isEmpty else { return nil }
    if let known = detector.withLock({ $0 }) { return known }
    let made = try Self.people(in: files, of: folder, reader: reader).detector()
    detector.withLock { $0 = made }
    return made
  }

  private static func people(
    in files: [String], of folder: WorkspaceFolder, reader: ExportLoader
  ) throws(WorkspaceError) -> PeopleDirectory {
    var finder = folder.finder()
    let list = finder.find(files.map { Environment.path(ofArgument: $0) })
    var directory = PeopleDirectory()
    var problems = list.problems
    for input in list.inputs {
      let options = reader.options(for: input.name, isNamed: input.isNamed)
      let isRead = directory.readUsers(named: input.name, size: input.size, options: options) {
        reader.reader.readWindows(of: input, $0)
      }
      if isRead { continue }
      problems += reader.read(input, by: { directory.read($0, options: $1) }) { _ in }.problems
    }
    if let problem = problems.first { throw WorkspaceError("the Directory export cannot be read: \(problem.line)") }
    if directory.isEmpty { throw WorkspaceError("no people found in \(files.joined(separator: ", "))") }
    return directory
  }
}
