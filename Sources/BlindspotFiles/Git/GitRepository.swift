/// The git repository around a folder. It is only read: no filter, hook or diff program of the repository runs.
package struct GitRepository: Sendable {
  /// A change in the repository.
  package enum Change: Sendable {
    /// The next commit.
    case staged
    /// Everything since the merge base with a revision, files that are not added yet included.
    case since(String)
  }

  /// The reason why a git command failed.
  package struct Failure: Error, Sendable {
    /// The reason, in one line.
    package let message: String
  }

  /// The folder that git runs in; empty for the working folder of the process.
  private let folder: FilePath
  /// The root folder of the repository, relative to the folder that git runs in: `../../`, or empty for the same.
  package let root: FilePath

  /// Finds the repository around a folder.
  ///
  /// - Parameter folder: empty for the working folder of the process.
  package init(in folder: FilePath = FilePath("")) throws(Failure) {
    self.folder = folder
    let output = try Self.run(["rev-parse", "--show-cdup"], in: folder)
    root = FilePath(bytes: output.prefix { $0 != UInt8(ascii: "\n") })
  }

  /// Returns the change as a unified diff without context, with paths relative to ``root``. A renamed file without other
  /// changes is left out.
  package func diff(_ change: Change) throws(Failure) -> String {
    let options = [
      "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--find-renames",
      "--src-prefix=a/", "--dst-prefix=b/",
    ]
    switch change {
    case .staged:
      return String(decoding: try run(options + ["--cached", "--"]), as: UTF8.self)
    case .since(let revision):
      if revision.hasPrefix("-") { throw Failure(message: "unknown revision '\(revision)'") }
      let diff = try run(options + ["--merge-base", revision, "--"])
      return try String(decoding: diff, as: UTF8.self) + untracked()
    }
  }

  /// Returns the bytes of a file in the index, or nil if it is not there.
  ///
  /// - Parameter path: relative to ``root``.
  package func stagedContents(of path: String) -> [UInt8]? { try? run(["cat-file", "blob", ":" + path]) }

  /// Returns files that are not added yet as a diff in which all their lines are new.
  private func untracked() throws(Failure) -> String {
    let location = root.bytes.isEmpty ? [] : ["-C", root.name]
    let names = try run(location + ["ls-files", "--others", "--exclude-standard", "-z"]).split(separator: 0)
    return names.map { name in
      var quoted = ""
      for byte in name {
        let octal = String(byte, radix: 8)
        quoted += "\\" + String(repeating: "0", count: 3 - octal.utf8.count) + octal
      }
      return "diff --git a b\n+++ \"b/\(quoted)\"\n@@ -0,0 +1,\(Int32.max) @@\n"
    }.joined()
  }

  private func run(_ arguments: [String]) throws(Failure) -> [UInt8] { try Self.run(arguments, in: folder) }

  private static func run(_ arguments: [String], in folder: FilePath) throws(Failure) -> [UInt8] {
    let location = folder.bytes.isEmpty ? [] : ["-C", folder.name]
    let settings = ["-c", "core.fsmonitor=false", "-c", "core.quotePath=true"]
    let result: ChildProcess.Result
    do throws(SystemError) {
      result = try ChildProcess.run("git", location + settings + arguments)
    } catch {
      throw Failure(message: "git cannot be run: \(error)")
    }
    guard result.status == 0 else {
      var message = String(decoding: result.errors, as: UTF8.self).split(separator: "\n").first ?? "git failed"
      for label in ["fatal: ", "error: "] where message.hasPrefix(label) { message = message.dropFirst(label.count) }
      throw Failure(message: String(message))
    }
    return result.output
  }
}
