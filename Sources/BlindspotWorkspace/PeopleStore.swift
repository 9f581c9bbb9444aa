import BlindspotFiles
import BlindspotParser
import BlindspotRules
import Synchronization

/// The people in the Directory exports that the configuration names, read at the first use and kept for the workspace.
///
/// A class so that copies of a workspace share the people.
final class PeopleStore: Sendable {
  private let detector = Mutex<KnownPersonDetector?>(nil)

  /// The length of a listing, and the number of people, from which on another thread takes a part of the work.
  private static let shared = (bytes: 1 << 20, people: 4096)

  /// Returns the detector of the people in `files`, or nil if the list is empty.
  ///
  /// - Parameter jobs: how many threads may read the files. The result does not depend on it.
  /// - Throws: ``WorkspaceError`` if a file cannot be read or contains no people: a run that was promised a dictionary
  ///   must have it.
  func detector(
    of files: [String], in folder: WorkspaceFolder, reader: ExportLoader, jobs: Int
  ) throws(WorkspaceError) -> KnownPersonDetector? {
    guard !files.isEmpty else { return nil }
    if let known = detector.withLock({ $0 }) { return known }
    let people = try Self.people(in: files, of: folder, reader: reader, jobs: jobs)
    let made = people.detector(parts: max(1, min(jobs, people.count / Self.shared.people)), ConcurrentParts.map)
    detector.withLock { $0 = made }
    return made
  }

  private static func people(
    in files: [String], of folder: WorkspaceFolder, reader: ExportLoader, jobs: Int
  ) throws(WorkspaceError) -> PeopleDirectory {
    var finder = folder.finder()
    let list = finder.find(files.map { Environment.path(ofArgument: $0) })
    var directory = PeopleDirectory()
    var problems = list.problems
    for input in list.inputs {
      let options = reader.options(for: input.name, isNamed: input.isNamed)
      let parts = min(jobs, input.size / shared.bytes)
      if parts > 1, directory.isEmpty {
        let isRead = directory.readUsers(
          named: input.name, size: input.size, options: options, parts: parts, ConcurrentParts.map
        ) { reader.reader.readWindows(of: input, from: $0, $1) }
        if isRead { continue }
      }
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
