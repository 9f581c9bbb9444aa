import BlindspotFiles
public import BlindspotParser
public import BlindspotRules

/// The inputs of a run and the contents of its findings.
public struct LintRequest: Sendable {
  /// The exports to check.
  public enum Inputs: Sendable {
    /// Files, folders and glob patterns, relative to the root of the workspace. Folders are searched, and ignore files
    /// respected; `-` is standard input; an empty list is the root.
    case paths([String])
    /// Files in memory. Those that are not exports are skipped.
    case files([SourceFile])
  }

  /// A change in the git repository around the workspace.
  public enum Change: Sendable, Hashable {
    /// The next commit, with the contents of the index.
    case staged
    /// Everything since the merge base with a revision, files that are not added yet included.
    case since(String)
  }

  /// The baseline of accepted findings.
  public enum BaselineFile: Sendable, Hashable {
    /// The one that the configuration names, or `.blindspot-baseline.json` in the root or beside the configuration.
    case configured
    /// No baseline: accepted findings are reported as well.
    case none
    /// The file at this path.
    case file(String)
  }

  /// A function that is called after each input, on any thread, one call at a time.
  ///
  /// - Parameters:
  ///   - finished: the number of finished inputs.
  ///   - total: the number of all inputs.
  public typealias Progress = @Sendable (_ finished: Int, _ total: Int) -> Void

  /// The exports to check.
  public var inputs: Inputs
  /// The name of standard input in reports.
  public var standardInputName: String?
  /// The change that findings must touch; nil reports all of them.
  public var change: Change?
  /// Whether a run that reads no export succeeds. By default that is a problem, because a gate must not pass when it was
  /// given the wrong folder.
  public var allowsEmpty = false
  /// Whether files in the arguments must be exports. If not, they are skipped like files in a folder.
  public var requiresExports = true
  /// The number of files checked at the same time; nil for as many as the machine has processors.
  public var jobs: Int?
  /// The number of threads for ``jobs``.
  var threads: Int { jobs ?? Environment.processorCount }
  /// The baseline whose findings are left out.
  public var baseline = BaselineFile.configured
  /// The key of the hashes in baseline and fingerprints; nil leaves values out of them.
  public var key: FindingKey?
  /// Whether findings carry the matched value in clear text.
  public var showsValues = false
  /// The details that findings have. A run adds those that it needs for a baseline or a change.
  public var details = FindingDetails.all
  /// Whether findings and files carry the data that a baseline records.
  package var recordsBaselineData = false
  /// The results of earlier runs over the same workspace, for the files that did not change; nil reads every file.
  package var earlier: EarlierReports?
  /// Whether the outcome has the exports that were checked, for edits.
  var keepsExports = false
  /// Whether findings that an exception covers are reported too.
  package var ignoresExceptions = false
  /// Whether the coverage has the files that were read, with their hashes.
  public var recordsFiles = false
  /// Called while a run goes on.
  public var progress: Progress?

  /// Creates a request that checks `inputs`, by default the root of the workspace.
  public init(_ inputs: Inputs = .paths([])) { self.inputs = inputs }
}
