import BlindspotFiles
import BlindspotParser

/// The folder of a workspace, by its absolute path and as system calls reach it.
package struct WorkspaceFolder: Sendable {
  /// The absolute, normalized path.
  let path: FilePath
  /// The prefix that makes a relative path reach this folder; empty where it is the working folder of the process, whose
  /// files then keep their short names in system calls.
  let base: FilePath

  /// Creates the folder at `root`; nil for the working folder of the process.
  ///
  /// - Throws: ``WorkspaceError`` if the working folder was deleted.
  init(_ root: String?) throws(WorkspaceError) {
    if let root, FilePath(root).isAbsolute {
      base = FilePath(root)
      path = base.normalized()
      return
    }
    guard let working = FileSystem.workingFolder() else {
      throw WorkspaceError("the working folder no longer exists; change to another folder")
    }
    base = FilePath(root ?? "")
    path = base.normalized(in: working)
  }

  /// Returns a finder of inputs whose relative paths start here.
  ///
  /// - Parameters:
  ///   - readsIgnoreFiles: whether ignore files apply to the files in folders.
  ///   - requiresExports: whether files in the arguments must be exports.
  func finder(readsIgnoreFiles: Bool = true, requiresExports: Bool = true) -> InputFinder {
    InputFinder(
      workingFolder: path, base: base, readsIgnoreFiles: readsIgnoreFiles, requiresExports: requiresExports)
  }

  /// Returns the absolute path of an argument with symbolic links resolved, whether it exists or not.
  func location(of argument: FilePath) -> FilePath {
    InputScope.location(of: argument, workingFolder: path, base: base)
  }

  /// Returns the name of an absolute path in reports: relative to this folder if it is inside it or inside a folder above
  /// that is not the root.
  func name(of location: FilePath) -> String {
    guard let ancestor = path.commonAncestor(with: location), !ancestor.isRoot else { return location.name }
    return location.climbing(from: path)?.name ?? location.name
  }

  /// Returns the path as system calls reach it.
  func resolve(_ name: String) -> FilePath { FilePath(name).resolved(in: base) }

  /// Whether something exists at the path.
  func contains(_ name: String) -> Bool {
    FileSystem.exists(resolve(name), followingLinks: true)
  }
}
