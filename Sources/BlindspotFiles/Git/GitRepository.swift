package import BlindspotParser

/// The git repository around a folder.
///
/// It is only read: no filter, hook or diff program of the repository runs. Only plumbing commands are used, and every
/// setting that could change their output is overridden, so that the settings of a user do not affect a run.
package struct GitRepository: Sendable {
  /// The reason why a git command failed.
  package struct Failure: Error, Sendable {
    /// The reason and the action to take, in one line.
    package let message: String
  }

  /// The root folder: absolute, with symbolic links resolved.
  package let root: FilePath
  private let command: GitCommand
  private let blobs: BlobStore

  /// Finds the repository around a folder.
  ///
  /// - Parameter folder: empty for the working folder of the process.
  package init(in folder: FilePath = FilePath("")) throws(Failure) {
    let output = try GitCommand(folder: folder).run(["rev-parse", "--show-toplevel"])
    guard let last = output.last, last == UInt8(ascii: "\n"), output.count > 1 else {
      throw Failure(message: "the git repository has no working tree; run in a checkout")
    }
    root = FilePath(bytes: output.dropLast())
    command = GitCommand(folder: root)
    blobs = BlobStore(command: command)
  }

  /// Returns the files in the index, sorted by path.
  package func trackedFiles() throws(Failure) -> [TrackedFile] {
    // `TAG MODE ID STAGE<tab>PATH`
    try command.run(["ls-files", "-t", "--stage", "-z", "--full-name"]).split(separator: 0).compactMap { line in
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
      let parts = line[..<tab].split(separator: UInt8(ascii: " "))
      guard parts.count == 4 else { return nil }
      return TrackedFile(
        path: FilePath(bytes: line[(tab + 1)...]), kind: TrackedFile.Kind(mode: parts[1]),
        blob: String(decoding: parts[2], as: UTF8.self), isUnmerged: parts[3] != [UInt8(ascii: "0")],
        isSkipped: parts[0] == [UInt8(ascii: "S")])
    }
  }

  /// Returns the changes of the next commit: the index compared with the last commit.
  package func stagedChanges() throws(Failure) -> GitChanges {
    if let commit = lastCommit { return try changes(["--cached"], since: commit) }
    return try changes(["--cached"], since: line(of: ["hash-object", "-t", "tree", "/dev/null"]))
  }

  /// Returns the changes of the working tree since the merge base with a revision. Files that are not in the index are
  /// left out.
  package func changes(since revision: String) throws(Failure) -> GitChanges {
    let advice = "in CI, fetch the whole history (fetch-depth: 0)"
    guard !revision.hasPrefix("-"), !revision.isEmpty,
      let commit = try? line(of: ["rev-parse", "--verify", "--quiet", revision + "^{commit}"])
    else {
      throw Failure(message: "unknown revision '\(revision)'; check its spelling, and \(advice)")
    }
    guard let base = try? line(of: ["merge-base", commit, "HEAD"]) else {
      throw Failure(message: "the last commit and '\(revision)' have no common history here; \(advice)")
    }
    return try changes([], since: base)
  }

  /// The id of the last commit; nil if there is none.
  package var lastCommit: String? { try? line(of: ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]) }

  /// Returns the file in the index with an id.
  package func blob(_ id: String) -> Blob { Blob(store: blobs, id: id) }

  /// Announces files of the index that will be read, so that one process reads them all.
  package func announce(_ files: some Sequence<Blob>) { blobs.announce(files.map(\.id)) }

  private func changes(_ source: [String], since base: String) throws(Failure) -> GitChanges {
    let options = [
      "--find-renames=50%", "-l1000", "--no-relative", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none",
      "--no-color",
    ]
    let list = try command.run(["diff-index", "--raw", "-z", "--no-abbrev"] + options + source + [base, "--"])
    let patch = try command.run(
      [
        "diff-index", "--patch", "--unified=0", "--inter-hunk-context=0", "--diff-algorithm=myers",
        "--indent-heuristic", "--submodule=short", "--src-prefix=a/", "--dst-prefix=b/",
      ] + options + source + [base, "--"])
    return GitChanges(list: list, patch: patch, base: base)
  }

  private func line(of arguments: [String]) throws(Failure) -> String {
    String(decoding: try command.run(arguments).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}

extension GitRepository {
  /// The contents of a file in the index.
  package struct Blob: Sendable {
    fileprivate let store: BlobStore
    fileprivate let id: String

    /// Reads the contents.
    package func contents() throws(Failure) -> [UInt8] { try store.contents(of: id) }
  }

  /// A file in the index.
  package struct TrackedFile: Sendable {
    package enum Kind: Sendable {
      case file
      case link
      case submodule

      /// Creates the kind of a mode such as `100644`.
      init(mode: some Sequence<UInt8>) {
        switch String(decoding: Array(mode), as: UTF8.self) {
        case "120000": self = .link
        case "160000": self = .submodule
        default: self = .file
        }
      }
    }

    /// The path relative to the root.
    package let path: FilePath
    package let kind: Kind
    /// The id of the contents.
    package let blob: String
    /// Whether the file has merge conflicts.
    package let isUnmerged: Bool
    /// Whether git leaves the file out of the working tree, or ignores changes there (`skip-worktree`, sparse checkout).
    package let isSkipped: Bool
  }
}
