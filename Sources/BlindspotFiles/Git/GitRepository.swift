/// What git says about the files of the repository around the working folder. Only reads: no filter, hook or diff program
/// that a repository might bring along is run.
package struct GitRepository: Sendable {
  /// Which change is meant.
  package enum Change: Sendable {
    /// What the next commit would hold.
    case staged
    /// What came to the working folder since its history left that of a revision; files not yet added included.
    case since(String)
  }

  /// Why git could not tell.
  package struct Failure: Error, Sendable {
    /// What git said, in one line.
    package let message: String
  }

  /// The repository's own folder as a way from the working folder: `../../`, or empty where it is the working folder.
  package let root: FilePath

  /// Finds the repository.
  package init() throws(Failure) {
    let way = try Self.run(["rev-parse", "--show-cdup"])
    root = FilePath(bytes: way.prefix { $0 != 0x0A })
  }

  /// The change as a unified diff without context, paths relative to ``root``. A file that was only given another name
  /// is none.
  package func diff(_ change: Change) throws(Failure) -> String {
    let options = [
      "diff", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-relative", "--find-renames",
      "--src-prefix=a/", "--dst-prefix=b/",
    ]
    switch change {
    case .staged:
      return String(decoding: try Self.run(options + ["--cached", "--"]), as: UTF8.self)
    case .since(let revision):
      if revision.hasPrefix("-") { throw Failure(message: "'\(revision)' is no revision") }
      let diff = try Self.run(options + ["--merge-base", revision, "--"])
      return try String(decoding: diff, as: UTF8.self) + untracked()
    }
  }

  /// The bytes that the index holds of a file, named relative to ``root``; nil if it holds none.
  package func stagedContents(of path: String) -> [UInt8]? { try? Self.run(["cat-file", "blob", ":" + path]) }

  /// Files not yet added, as a diff in which every line of theirs is new.
  private func untracked() throws(Failure) -> String {
    let place = root.bytes.isEmpty ? [] : ["-C", root.name]
    let names = try Self.run(place + ["ls-files", "--others", "--exclude-standard", "-z"]).split(separator: 0)
    return names.map { name in
      var quoted = ""
      for byte in name {
        let octal = String(byte, radix: 8)
        quoted += "\\" + String(repeating: "0", count: 3 - octal.utf8.count) + octal
      }
      return "diff --git a b\n+++ \"b/\(quoted)\"\n@@ -0,0 +1,\(Int32.max) @@\n"
    }.joined()
  }

  private static func run(_ arguments: [String]) throws(Failure) -> [UInt8] {
    let result: ChildProcess.Result
    do throws(SystemError) {
      result = try ChildProcess.run("git", ["-c", "core.fsmonitor=false", "-c", "core.quotePath=true"] + arguments)
    } catch {
      throw Failure(message: "git cannot be run: \(error)")
    }
    guard result.status == 0 else {
      var said = String(decoding: result.errors, as: UTF8.self).split(separator: "\n").first ?? "git failed"
      for word in ["fatal: ", "error: "] where said.hasPrefix(word) { said = said.dropFirst(word.count) }
      throw Failure(message: String(said))
    }
    return result.output
  }
}
