public import BlindspotParser

/// The inputs, texts and decisions of a run, so that a report without findings states its basis.
public struct Coverage: Sendable, Hashable {
  /// Files that were found and not read, sorted by name.
  public var skipped: [SkippedFile] = []
  /// The number of texts by kind that were checked.
  public var checkedTexts = TextCounts()
  /// The number of texts by kind that were read and not checked: no rule of the run applies to their kind.
  public var uncheckedTexts = TextCounts()
  /// The number of files with texts of kinds that were not requested.
  public var partlyReadFiles = 0
  /// The files that were read, with their hashes, sorted by name; empty unless the run records them.
  public var inputs: [InputFile] = []
  /// The number of files whose names contain the name of a person whom the run searches for.
  public var filesNamedAfterPeople = 0
  /// The number of people whom the run searches for; 0 for a run that checks rules.
  public var people = 0
  /// The change that the run is restricted to; nil if all findings count.
  public var change: Change?
  /// The tracked files that are not in the working tree, and therefore not checked.
  public var absent = AbsentFiles()
  /// The collections whose manifests were found, sorted by name.
  public var collections: [Collection] = []
  /// The files that decide which findings are reported.
  public var policy = PolicySources()

  /// Makes a statement about nothing.
  public init() {}

  /// A file, or an ignored folder, that was found and not read.
  public struct SkippedFile: Sendable, Hashable {
    /// The reason why it was not read.
    public enum Reason: String, Sendable, CaseIterable {
      /// Its contents are not an export.
      case notAnExport = "not-an-export"
      /// It is compressed or an archive in a format that is not unpacked, or a Git LFS pointer.
      case packed
      /// It is a FIFO, a socket or a device.
      case specialFile = "special-file"
      /// The key `exclude` of the configuration selects it.
      case excluded
      /// An ignore file names it.
      case ignored
      /// It is the folder of a version control system other than git.
      case versionControl = "version-control"
    }

    /// The name as given.
    public var file: String
    /// The reason.
    public var reason: Reason

    /// Makes a skipped file.
    public init(file: String, reason: Reason) {
      self.file = file
      self.reason = reason
    }
  }

  /// A file that was read: an export or not.
  public struct InputFile: Sendable, Hashable {
    /// The name as given; for a member of an archive, the archive and the member.
    public var file: String
    /// The SHA-256 of its bytes in hexadecimal digits.
    public var sha256: String
    /// The number of bytes.
    public var size: Int
    /// The kind of export; nil if the file is not an export or could not be read.
    public var format: String?
    /// The day of the export (`2026-11-20`); nil if the file does not contain it.
    public var exported: String?
    /// The day of the latest change of an object in the file; nil if the file does not contain one.
    public var latestChange: String?

    /// Creates a file that is not an export.
    public init(file: String, sha256: String, size: Int) {
      self.file = file
      self.sha256 = sha256
      self.size = size
    }
  }

  /// The change that a run is restricted to.
  public struct Change: Sendable, Hashable {
    /// The revision that the working tree is compared with; nil for the next commit.
    public var revision: String?
    /// The number of changed files that were read.
    public var files = 0
    /// The number of exports and other files that did not change.
    public var unchanged = 0
    /// The changed files that decide which findings are reported. If there are any, all files count as a whole.
    public var policyFiles: [String] = []
    /// Whether the working tree is compared with the last commit, so that commits do not count.
    public var isSinceLastCommit = false
    /// Whether the arguments contain no export, changed or not. Only determined if no export changed.
    public var lacksExports = false

    /// Makes a change without files.
    public init(revision: String?) { self.revision = revision }
  }

  /// The tracked files that a run did not find, because git left them out of the working tree.
  public struct AbsentFiles: Sendable, Hashable {
    /// The number of files: those outside a sparse checkout, and those marked `skip-worktree`.
    public var files = 0
    /// The number of submodules that are not checked out.
    public var submodules = 0
    /// The reason why git did not answer although such files are possible; nil if it did.
    public var failure: String?

    /// Makes a statement that no file is absent.
    public init() {}

    /// Whether all tracked files are known to be in the working tree.
    public var isEmpty: Bool { files == 0 && submodules == 0 && failure == nil }
  }

  /// The files that decide which findings are reported, and the number of findings that each removed.
  public struct PolicySources: Sendable, Hashable {
    /// The configuration, rule and word files that were read, sorted.
    public var files: [String] = []
    /// The baseline; nil if the run used none.
    public var baseline: String?
    /// The ignore files that named a file or folder, with the number of these, sorted by name.
    public var ignoreFiles: [IgnoreFile] = []
    /// The rules that the configuration turned off, sorted by id.
    public var rulesOff: [String] = []
    /// The other settings that report less than the defaults, each in a few words.
    public var weakened: [String] = []
    /// The number of findings that comments in exports cover.
    public var commented = 0
    /// The number of findings that comments for a whole file cover; ``commented`` includes them.
    public var fileCommented = 0
    /// The number of findings that exceptions of the configuration cover.
    public var excepted = 0
    /// The number of findings whose value is allowed everywhere.
    public var allowed = 0
    /// The number of findings that the baseline contains.
    public var baselined = 0
    /// The file patterns of the configuration that match no file, each with its place. Only found by a run over the whole
    /// folder of the configuration.
    public var unmatchedPatterns: [String] = []

    /// Makes an empty list of sources.
    public init() {}

    /// An ignore file.
    public struct IgnoreFile: Sendable, Hashable {
      /// The name.
      public var file: String
      /// The number of files and folders that it excluded.
      public var ignored: Int

      /// Makes an ignore file.
      public init(file: String, ignored: Int) {
        self.file = file
        self.ignored = ignored
      }
    }
  }

  /// The number of skipped files with a reason.
  public func count(_ reason: SkippedFile.Reason) -> Int { skipped.count { $0.reason == reason } }
}

/// The number of texts of each kind.
public struct TextCounts: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  // An array costs less at the start of a process than a dictionary, whose type is made at run time.
  private var counts = [Int](repeating: 0, count: FieldKind.allCases.count)

  /// Makes counts of zero.
  public init() {}

  /// Makes counts of different kinds; zero for all others.
  public init(dictionaryLiteral elements: (FieldKind, Int)...) {
    for (kind, count) in elements { self[kind] = count }
  }

  /// The number of texts of a kind.
  public subscript(kind: FieldKind) -> Int {
    get { counts[kind.ordinal] }
    set { counts[kind.ordinal] = newValue }
  }

  /// The number of texts of all kinds.
  public var total: Int { counts.reduce(0, +) }
}
