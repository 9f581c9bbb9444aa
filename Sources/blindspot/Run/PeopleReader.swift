import BlindspotFiles
import BlindspotParser
import BlindspotRules

/// Reads the exports of the organisation's own Directory, whose people are then found wherever they are named.
struct PeopleReader {
  let exports: ExportRun

  /// The people in `files`; nil if none are named.
  ///
  /// - Throws: ``Failure`` if one cannot be read or names nobody: a gate that was promised a dictionary must have it.
  func people(in files: [String]) throws(Failure) -> PeopleDirectory? {
    guard !files.isEmpty else { return nil }
    var finder = InputFinder(workingFolder: FileSystem.workingFolder() ?? FilePath("/"))
    let list = finder.find(files.map { Environment.path(ofArgument: $0) })
    var directory = PeopleDirectory()
    var problems = list.problems
    for input in list.inputs {
      problems += exports.read(input, by: { directory.read($0, options: $1) }) { _ in }.problems
    }
    if let problem = problems.first { throw Failure("The Directory cannot be read: \(problem.line)") }
    if directory.isEmpty { throw Failure("No people were found in \(files.joined(separator: ", ")).") }
    return directory
  }
}
